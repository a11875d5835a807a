/* Narrows a long list of boxes to tick while the editor types; what is ticked stays in sight. */
(function () {
  "use strict";

  const label = document.currentScript.dataset.label;

  function folded(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function narrow(list, typed) {
    const wanted = folded(typed).split(/\s+/).filter(Boolean);
    list.querySelectorAll("label").forEach((choice) => {
      const text = folded(choice.textContent);
      const ticked = choice.querySelector("input")?.checked;
      choice.hidden = !ticked && !wanted.every((word) => text.includes(word));
    });
  }

  function attach(list) {
    const field = document.createElement("input");
    field.type = "search";
    field.className = "long-list__filter";
    field.placeholder = label;
    field.setAttribute("aria-label", label);
    field.addEventListener("input", () => narrow(list, field.value));
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    list.before(field);
  }

  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("div.long-list").forEach(attach));
})();
