/* A choice of a filter, an order or a page, or other words, replaces the answer where it stands.
   Without this file, and whenever an answer is late or missing, the link or the form goes to its page. */
(() => {
  "use strict";
  const PATIENCE = 5000;
  const FORM = "main form[role=search]";
  const answer = document.getElementById("answer");
  const sentence = document.getElementById("sentence");
  const form = document.querySelector(FORM);
  const address = (url) => url.pathname + url.search;
  const facet = (node) => node.closest(".facet")?.querySelector("summary").textContent;
  let shown = address(location);
  let asking;

  // What a link is known by in the old answer and in the new one: where it stands and what it says, without its count.
  function known(link) {
    const said = [...link.childNodes].filter((node) => node.className !== "facet__count");
    const words = said.map((node) => node.textContent).join("").trim();
    return [link.className, link.rel, facet(link), words, Boolean(link.closest(".facet__all"))];
  }

  function find(name) {
    const same = (many) => [...answer.querySelectorAll("a")].find((link) => known(link).slice(0, many).join() === name.slice(0, many).join());
    return same(5) || same(4);
  }

  // What the reader opened, scrolled and typed in the filters.
  function drawers() {
    const all = [...answer.querySelectorAll("details")];
    return new Map(all.map((one) => [one.className + facet(one), one]));
  }

  function keep(before) {
    for (const [name, now] of drawers()) {
      const old = before.get(name);
      if (!old) continue;
      now.open = old.open;
      const [typed, typing] = [old, now].map((one) => one.querySelector("input"));
      if (typed && typing) typing.value = typed.value;
    }
  }

  function renew(fresh) {
    document.title = fresh.title;
    for (const one of document.querySelectorAll("head link[rel=alternate]")) one.remove();
    document.head.append(...fresh.querySelectorAll("head link[rel=alternate]"));
    document.querySelector(".languages").replaceWith(fresh.querySelector(".languages"));
    for (const field of form.querySelectorAll("[type=hidden]")) field.remove();
    form.append(...fresh.querySelectorAll(`${FORM} [type=hidden]`));
    if (document.activeElement !== form.elements.q) form.elements.q.value = fresh.querySelector(FORM).elements.q.value;
    for (const { src } of fresh.querySelectorAll("head script")) {
      if ([...document.scripts].some((script) => script.src === src)) continue;
      document.head.append(Object.assign(document.createElement("script"), { src }));
    }
  }

  function show(html, used) {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    const before = drawers();
    const old = used && find(used);
    const top = old?.getBoundingClientRect().top;
    const scrolled = new Map([...before].map(([name, one]) => [name, one.lastElementChild.scrollTop]));
    const place = [...answer.querySelectorAll(".chosen__drop")].indexOf(old);
    const replacement = fresh.getElementById("answer");
    const said = fresh.getElementById("sentence").textContent;
    renew(fresh);
    answer.replaceChildren(...replacement.childNodes);
    keep(before);
    document.dispatchEvent(new Event("answered"));
    for (const [name, one] of drawers()) one.lastElementChild.scrollTop = scrolled.get(name) || 0;
    if (sentence.textContent !== said) sentence.textContent = said;
    return { top, place };
  }

  // The link that was used keeps the focus; a dropped choice hands it to the next; a page begins at its results.
  function focus(used, { top, place }, back) {
    const drops = answer.querySelectorAll(".chosen__drop");
    const paged = !back && /^(prev|next)$/.test(used[1]);
    const again = paged ? null : find(used) || drops[Math.min(place, drops.length - 1)];
    const heading = answer.querySelector("#found h2") || document.getElementById("found");
    if (!again) heading.tabIndex = -1;
    (again || heading).focus({ preventScroll: true });
    if (paged) document.getElementById("found").scrollIntoView({ behavior: "instant" });
    else if (again && top !== undefined) scrollBy({ top: again.getBoundingClientRect().top - top, behavior: "instant" });
  }

  function stop() {
    asking?.abort();
    asking = null;
    answer.removeAttribute("aria-busy");
  }

  async function ask(url, used, back) {
    stop();
    const mine = (asking = new AbortController());
    const late = setTimeout(() => mine.abort(), PATIENCE);
    answer.setAttribute("aria-busy", "true");
    try {
      const got = await fetch(url, { signal: mine.signal, credentials: "omit" });
      const html = await got.text();
      if (asking !== mine) return;
      if (!got.ok || address(new URL(got.url)) !== address(url)) throw new Error(got.status);
      if (!back && address(url) !== shown) {
        history.replaceState({ used, y: scrollY }, "");
        history.pushState({ used }, "", url);
      }
      const found = show(html, used);
      shown = address(url);
      if (used && document.activeElement !== form.elements.q) focus(used, found, back);
      if (back?.y !== undefined) scrollTo({ top: back.y, behavior: "instant" });
    } catch {
      if (asking !== mine) return;
      if (back) location.reload();
      else location.assign(url);
    } finally {
      clearTimeout(late);
      if (asking === mine) answer.removeAttribute("aria-busy");
    }
  }

  answer.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const url = new URL(link.href);
    if (url.origin !== location.origin || url.pathname !== location.pathname || url.hash || link.hasAttribute("download")) return;
    event.preventDefault();
    ask(url, known(link));
  });

  form.addEventListener("submit", (event) => {
    const url = new URL(form.action);
    if (url.pathname !== location.pathname) return;
    event.preventDefault();
    url.search = new URLSearchParams(new FormData(form));
    // Where fingers type, the keyboard would stay over what was found.
    if (matchMedia("(pointer: coarse)").matches) form.elements.q.blur();
    ask(url);
  });

  addEventListener("popstate", (event) => {
    if (address(location) !== shown) ask(new URL(location.href), event.state?.used, event.state || {});
    else stop();
  });
})();
