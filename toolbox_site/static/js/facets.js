// A long list of filter values can be narrowed by typing. Without this script the box stays hidden and the list whole.
"use strict";

const LETTERS = { "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "ء", "ئ": "ء", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "ı": "i" };

function folded(text) {
  const plain = text.toLowerCase().replace(/./gu, (letter) => LETTERS[letter] || letter);
  return plain.normalize("NFKD").replace(/[\p{M}ـ]/gu, "");
}

function setUp(box) {
  const input = box.querySelector("input");
  const status = box.querySelector("[role=status]");
  const shelves = box.parentElement.querySelectorAll(".facet__shelf");
  // From the last to the first, so that what a value holds is known before the value itself.
  const rows = [...box.parentElement.querySelectorAll("li")].reverse().map((row) => {
    const link = row.querySelector("a");
    return { row, words: folded(link.firstChild.textContent) };
  });

  const narrow = () => {
    const wanted = folded(input.value.trim());
    let left = 0;
    for (const { row, words } of rows) {
      const matches = words.includes(wanted);
      left += matches;
      row.hidden = !matches && !row.querySelector("li:not([hidden])");
    }
    for (const shelf of shelves) shelf.hidden = !shelf.querySelector("li:not([hidden])");
    status.textContent = wanted ? `${box.dataset.said} ${left}` : "";
  };

  input.addEventListener("input", narrow);
  box.hidden = false;
  narrow(); // a browser that goes back keeps what was typed
}

function setUpAll() {
  for (const box of document.querySelectorAll("[data-facet-filter]")) setUp(box);
}

setUpAll();
document.addEventListener("answered", setUpAll); // in-place.js has put a new list where the old one was
