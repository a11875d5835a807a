/* Counts words or characters beside a field that has a limit, while the editor types. */
(function () {
  "use strict";

  function count(text, unit) {
    const trimmed = text.trim();
    if (unit === "words") return trimmed ? trimmed.split(/\s+/).length : 0;
    return Array.from(text).length;
  }

  function show(field) {
    const most = Number(field.dataset.limit);
    const used = count(field.value, field.dataset.limitUnit);
    const output = field.limitOutput;
    output.textContent = used + " / " + most + " " + field.dataset.limitUnit;
    output.classList.toggle("limit--over", used > most);
  }

  function attach(field) {
    if (field.limitOutput) return;
    const output = document.createElement("output");
    output.className = "limit";
    output.setAttribute("aria-live", "polite");
    field.insertAdjacentElement("afterend", output);
    field.limitOutput = output;
    field.addEventListener("input", () => show(field));
    show(field);
  }

  function attachAll(root) {
    root.querySelectorAll("[data-limit]").forEach(attach);
  }

  document.addEventListener("DOMContentLoaded", () => attachAll(document));
})();
