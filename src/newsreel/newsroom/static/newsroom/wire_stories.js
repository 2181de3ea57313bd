/* The wire desk's list under the keyboard, and kept fresh. Focus moves from headline to headline, so that the
   browser shows where one is and a screen reader says it. */
const desk = document.getElementById("wire-desk").dataset;
const RENEWED_EVERY = 20_000; // milliseconds
const FIELD = "input, textarea, select, [contenteditable], [role=dialog], [role=listbox]";

const rows = () => [...document.querySelectorAll("#listing-results tr[data-story]")];
const rowInHand = () => document.activeElement?.closest("tr[data-story]");
const headline = (row) => row?.querySelector("td.title a");

function step(by) {
  const all = rows();
  const now = all.indexOf(rowInHand());
  const next = now < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(now + by, 0), all.length - 1);
  headline(all[next])?.focus();
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  o: () => headline(rowInHand())?.click(),
  e: () => rowInHand() && window.location.assign(rowInHand().dataset.edit),
};

if (desk.keys === "on") {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (!(event.key in KEYS) || event.target.closest?.(FIELD)) return;
    event.preventDefault();
    KEYS[event.key]();
  });
}

const isBusy = () =>
  document.hidden ||
  document.activeElement?.closest(FIELD) ||
  document.querySelector("#listing-results [aria-expanded=true]");

async function renew() {
  if (isBusy()) return;
  const search = window.location.search;
  let answer;
  try {
    answer = await fetch(desk.results + search, { headers: { "X-Requested-With": "XMLHttpRequest" } });
  } catch {
    return; // No network just now: the next round asks again.
  }
  // A login that ended answers with another page; what was asked for may have changed while waiting.
  if (!answer.ok || answer.redirected || isBusy() || search !== window.location.search) return;
  show(await answer.text());
}

function show(markup) {
  const known = new Set(rows().map((row) => row.dataset.story));
  const held = rowInHand()?.dataset.story;
  document.getElementById("listing-results").innerHTML = markup;
  const fresh = rows().filter((row) => !known.has(row.dataset.story)).length;
  if (held) headline(document.querySelector(`tr[data-story="${held}"]`))?.focus({ preventScroll: true });
  if (fresh) document.getElementById("wire-news").textContent = `${fresh} ${fresh === 1 ? "story" : "stories"} new in the list.`;
}

setInterval(renew, RENEWED_EVERY);
