/* A story's page: on a narrow screen one telling at a time, behind tabs; and the wire desk's keys. */
const entries = document.getElementById("desk-entries");
const actions = document.getElementById("desk-actions");
const tellings = [...entries.querySelectorAll(".desk-entry")];
const narrow = window.matchMedia("(max-width: 50rem)");
let tabs;

function choose(chosen, { focus } = {}) {
  tellings.forEach((telling, place) => {
    const isChosen = place === chosen;
    telling.hidden = !isChosen;
    tabs.children[place].setAttribute("aria-selected", String(isChosen));
    tabs.children[place].tabIndex = isChosen ? 0 : -1;
  });
  if (focus) tabs.children[chosen].focus();
}

function makeTabs() {
  tabs = document.createElement("div");
  tabs.className = "desk-tabs";
  tabs.setAttribute("role", "tablist");
  tabs.setAttribute("aria-label", "Outlets");
  tellings.forEach((telling, place) => {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.id = `tab-${place}`;
    tab.textContent = telling.dataset.outlet;
    tab.setAttribute("role", "tab");
    telling.id ||= `telling-${place}`;
    tab.setAttribute("aria-controls", telling.id);
    tab.addEventListener("click", () => choose(place));
    telling.setAttribute("role", "tabpanel");
    tabs.append(tab);
  });
  tabs.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const now = [...tabs.children].indexOf(document.activeElement);
    choose((now + by + tellings.length) % tellings.length, { focus: true });
  });
  entries.before(tabs);
  choose(0);
}

function fit() {
  if (tellings.length < 2 || narrow.matches === Boolean(tabs)) return;
  if (narrow.matches) return makeTabs();
  tabs.remove();
  tabs = undefined;
  for (const telling of tellings) {
    telling.hidden = false;
    telling.removeAttribute("role");
  }
}

narrow.addEventListener("change", fit);
fit();

const press = (selector) => () => document.querySelector(selector)?.click();
const KEYS = {
  c: press("#desk-actions [value=claimed]"),
  h: press("#desk-actions [value=held]"),
  r: press("#desk-actions [value=rejected]"),
  n: press("#desk-actions [value=release]"),
  f: press("#desk-actions [name=follow]"),
  e: press("#draft a, #draft button"),
  u: press(".wire-undo button"),
};

if (actions.dataset.keys === "on") {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (!(event.key in KEYS) || event.target.closest?.("input, textarea, select, [contenteditable], [role=dialog]")) return;
    if (document.querySelector("[role=dialog]:not([aria-hidden=true]), dialog[open]")) return;
    event.preventDefault();
    KEYS[event.key]();
  });
}
