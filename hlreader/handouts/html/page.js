// The settings of a page, kept in this browser if it lets us, and the meanings of hard words in
// browsers without the Popover API or without CSS anchors. The page works without all of it.
"use strict";
(() => {
  const root = document.documentElement;
  const KEY = "hlreader";
  const COUNTS = { size: 4, spacing: 2, colours: 3 };
  let kept = {};

  try {
    kept = JSON.parse(localStorage.getItem(KEY)) || {};
  } catch {
    // Private windows may refuse, and other programs may have written there.
  }

  function apply(name, value) {
    if (value === "0") delete root.dataset[name];
    else root.dataset[name] = value;
    for (const button of document.querySelectorAll(`button[data-set="${name}"]`)) {
      button.setAttribute("aria-pressed", String(button.dataset.value === value));
    }
  }

  function chosen(name) {
    const value = Number(kept[name]);
    return Number.isInteger(value) && value > 0 && value < COUNTS[name] ? String(value) : "0";
  }

  function choose(name, value) {
    kept[name] = value;
    apply(name, value);
    try {
      localStorage.setItem(KEY, JSON.stringify(kept));
    } catch {
      // It still holds for this page.
    }
  }

  for (const name of Object.keys(COUNTS)) apply(name, chosen(name)); // before the page is drawn

  // Hard words

  const native = "popover" in HTMLElement.prototype;
  const anchored = CSS.supports("position-area: block-end");
  let opener = null;
  let open = null;

  function place(box, button) {
    const word = button.getBoundingClientRect();
    const room = document.documentElement.clientWidth;
    box.style.position = "absolute";
    box.style.inset = "auto";
    box.style.positionArea = "none";
    const size = box.getBoundingClientRect();
    const left = Math.max(8, Math.min(word.left, room - size.width - 8));
    const below = word.bottom + 4;
    const fits = below + size.height <= innerHeight || word.top < size.height + 8;
    box.style.left = `${left + scrollX}px`;
    box.style.top = `${(fits ? below : word.top - size.height - 4) + scrollY}px`;
  }

  function close() {
    if (!open) return;
    const inside = open.contains(document.activeElement);
    open.classList.remove("open");
    opener.setAttribute("aria-expanded", "false");
    open = null;
    if (inside) opener.focus();
  }

  function show(button) {
    close();
    opener = button;
    open = document.getElementById(button.getAttribute("popovertarget"));
    open.classList.add("open");
    button.setAttribute("aria-expanded", "true");
    place(open, button);
    open.querySelector("[autofocus]").focus();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[popovertarget]");
    if (native) {
      if (button && button.classList.contains("word")) opener = button;
      return;
    }
    if (button) {
      event.preventDefault();
      const same = open && open.id === button.getAttribute("popovertarget");
      if (same) close();
      else show(button);
    } else if (open && !open.contains(event.target)) {
      close();
    }
  });
  if (native && !anchored) {
    document.addEventListener("toggle", (event) => {
      const box = event.target;
      if (event.newState === "open" && opener && box.matches(".meaning")) place(box, opener);
    }, true);
  }
  if (!native) {
    root.classList.add("scripted");
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && open) {
        const button = opener;
        close();
        button.focus();
      }
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const part of document.querySelectorAll(".settings")) part.hidden = false;
    for (const name of Object.keys(COUNTS)) apply(name, chosen(name));
    for (const button of document.querySelectorAll("button[data-set]")) {
      button.addEventListener("click", () => choose(button.dataset.set, button.dataset.value));
    }
    for (const button of document.querySelectorAll("button.print")) {
      button.addEventListener("click", () => print());
    }
  });

  // Paper cannot open the answers.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("main details:not([open])")];
    for (const answer of closed) answer.open = true;
  });
  addEventListener("afterprint", () => {
    for (const answer of closed) answer.open = false;
  });
})();
