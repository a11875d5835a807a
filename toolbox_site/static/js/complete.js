/* Completion while typing: an ARIA 1.2 combobox round the search box. Without this file the form works as it is.
   Nothing is stored; a question that was overtaken by the next letter is called off. */
(() => {
  "use strict";
  const WAIT = 150;
  const FEWEST = 2;

  function combobox(form) {
    const input = form.querySelector("input[name=q]");
    const list = document.createElement("div");
    const status = document.createElement("p");
    let waiting, asking, asked = "", active = -1;

    list.id = `${input.id}-completions`;
    list.className = "completions";
    list.hidden = true;
    status.className = "visually-hidden";
    for (const [node, attributes] of [
      [input, { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id }],
      [list, { role: "listbox", "aria-label": form.dataset.completeLabel }],
      [status, { "aria-live": "polite" }],
    ]) for (const name in attributes) node.setAttribute(name, attributes[name]);
    form.append(list, status);

    const options = () => [...list.querySelectorAll("[role=option]")];

    function choose(place) {
      const all = options();
      active = place;
      all.forEach((option, at) => option.setAttribute("aria-selected", String(at === place)));
      if (place < 0) return input.removeAttribute("aria-activedescendant");
      input.setAttribute("aria-activedescendant", all[place].id);
      all[place].scrollIntoView({ block: "nearest" });
    }

    function open(yes) {
      choose(-1);
      list.hidden = !yes;
      input.setAttribute("aria-expanded", String(yes));
    }

    function close() {
      clearTimeout(waiting);
      if (asking) asking.abort();
      open(false);
    }

    function forget() {
      close();
      asked = "";
      list.replaceChildren();
      status.textContent = "";
    }

    async function ask() {
      const typed = input.value.trim();
      if (typed.length < FEWEST) return forget();
      if (typed === asked) return open(options().length > 0);
      if (asking) asking.abort();
      const mine = asking = new AbortController();
      try {
        const answer = await fetch(`${form.dataset.complete}?q=${encodeURIComponent(typed)}`,
          { signal: mine.signal, credentials: "omit" });
        const html = answer.ok ? await answer.text() : "";
        if (mine.signal.aborted || document.activeElement !== input) return;
        list.innerHTML = html;
        asked = typed;
        options().forEach((option, place) => { option.id = `${list.id}-${place}`; });
        open(options().length > 0);
        status.textContent = html && list.querySelector(".completions__said").textContent;
      } catch (fault) {
        if (fault.name !== "AbortError") forget();
      }
    }

    function soon() {
      clearTimeout(waiting);
      waiting = setTimeout(ask, WAIT);
    }

    const moves = {
      ArrowDown: (last) => (active < last ? active + 1 : -1),
      ArrowUp: (last) => (active < 0 ? last : active - 1),
      Home: () => (active < 0 ? null : 0),
      End: (last) => (active < 0 ? null : last),
    };

    input.addEventListener("input", (event) => { if (!event.isComposing) soon(); });
    input.addEventListener("compositionend", soon);
    input.addEventListener("blur", close);
    form.addEventListener("submit", close);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (list.hidden) {
        if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); ask(); }
      } else if (event.key in moves) {
        const place = moves[event.key](options().length - 1);
        if (place !== null) { event.preventDefault(); choose(place); }
      } else if (event.key === "Enter" && active >= 0) {
        event.preventDefault();
        options()[active].click();
      } else if (event.key === "Escape") {
        event.preventDefault();
        close();
      }
    });
    // A press on an option must not take the focus from the box: that would close the list before the click.
    list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  document.querySelectorAll("form[data-complete]").forEach(combobox);
})();
