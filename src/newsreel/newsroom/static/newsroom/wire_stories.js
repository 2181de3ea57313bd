/* The wire desk's list under the keyboard, and kept fresh. Focus moves from headline to headline, so that the
   browser shows where one is and a screen reader says it. */
const desk = document.getElementById("wire-desk").dataset;
const results = document.getElementById("listing-results");
const together = document.getElementById("wire-together");
const news = document.getElementById("wire-news");
const RENEWED_EVERY = 20_000; // milliseconds
const FIELD = "input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=listbox]";
const plainTitle = document.title;

const selected = new Set(); // numbers of stories, kept while the list is renewed
const unseen = new Set(); // stories that came in since somebody last did anything here

const rows = () => [...document.querySelectorAll("#wire-list > li")];
const row = (story) => document.querySelector(`#wire-list > li[data-story="${story}"]`);
const rowInHand = () => document.activeElement?.closest("#wire-list > li");
const headline = (found) => found?.querySelector("h2 a");
const box = (found) => found.querySelector("input[name=story]");
const dialogIsOpen = () => document.querySelector("[role=dialog]:not([aria-hidden=true]), dialog[open]");

function say(sentence) {
  news.textContent = sentence;
}

/* Selecting */

function showSelection() {
  for (const found of rows()) box(found).checked = selected.has(found.dataset.story);
  together.hidden = selected.size === 0;
  document.getElementById("wire-selected").textContent = `${selected.size} selected:`;
  together.querySelector("[value=join]").disabled = selected.size < 2;
}

function select(story, isSelected) {
  if (isSelected) selected.add(story);
  else selected.delete(story);
  showSelection();
}

results.addEventListener("change", (event) => {
  if (event.target.name !== "story") return;
  event.stopPropagation();
  select(event.target.value, event.target.checked);
});

together.addEventListener("reset", (event) => {
  event.preventDefault();
  selected.clear();
  showSelection();
});

/* Doing */

async function send(form, values) {
  const body = new FormData(form);
  for (const [name, value] of Object.entries(values)) {
    body.delete(name);
    for (const one of [value].flat()) body.append(name, one);
  }
  try {
    // By its attribute: a field may have the same name as the form's own property.
    const answer = await fetch(form.getAttribute("action"), {
      method: "POST",
      body,
      headers: { "X-Requested-With": "XMLHttpRequest" },
    });
    if (answer.redirected) return window.location.reload(); // The login has ended.
    const said = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : null;
    await renew({ isAsked: true });
    say(said ? said.sentence : "That did not work. Reload the page and try again.");
    return answer.ok;
  } catch {
    say("The site did not answer. Try again in a moment.");
  }
}

async function doTogether(verb) {
  const inHand = rowInHand()?.dataset.story;
  const stories = selected.size ? [...selected] : inHand ? [inHand] : [];
  if (!stories.length) return say("Move to a story with j or k first.");
  if (await send(together, { story: stories, do: verb })) {
    selected.clear();
    showSelection();
  }
}

together.addEventListener("submit", (event) => {
  event.preventDefault();
  doTogether(event.submitter.value);
});

results.addEventListener("submit", (event) => {
  const holder = event.target.querySelector("[data-holds-query]");
  if (holder) holder.value = window.location.search;
});

/* Keys */

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
  x: () => rowInHand() && select(rowInHand().dataset.story, !selected.has(rowInHand().dataset.story)),
  c: () => doTogether("claimed"),
  h: () => doTogether("held"),
  r: () => doTogether("rejected"),
  n: () => doTogether("release"),
  f: () => doTogether("follow"),
  m: () => doTogether("join"),
  u: () => document.querySelector(".wire-undo button")?.click(),
  Escape: () => together.reset(),
};

if (desk.keys === "on") {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (!(event.key in KEYS) || event.target.closest?.(FIELD) || dialogIsOpen()) return;
    if (event.key !== "Escape") event.preventDefault();
    KEYS[event.key]();
  });
}

/* Keeping fresh */

const isBusy = () =>
  document.activeElement?.closest(FIELD) ||
  dialogIsOpen() ||
  results.querySelector("[aria-expanded=true], details[open]");

async function renew({ isAsked = false } = {}) {
  if (isBusy() && !isAsked) return;
  const search = window.location.search;
  let answer;
  try {
    answer = await fetch(desk.results + search, { headers: { "X-Requested-With": "XMLHttpRequest" } });
  } catch {
    return; // No network just now: the next round asks again.
  }
  // A login that ended answers with another page; what was asked for may have changed while waiting.
  if (!answer.ok || answer.redirected || (isBusy() && !isAsked) || search !== window.location.search) return;
  show(await answer.text(), { isAsked });
}

function show(markup, { isAsked }) {
  const known = new Map(rows().map((found) => [found.dataset.story, found.dataset.grew]));
  const isFirst = known.size === 0;
  const keepPlace = place();
  results.innerHTML = markup;
  showSelection();
  const fresh = rows().filter((found) => !known.has(found.dataset.story));
  const grown = rows().filter((found) => known.has(found.dataset.story) && known.get(found.dataset.story) !== found.dataset.grew);
  for (const found of fresh) if (!isFirst && !isAsked) unseen.add(found.dataset.story);
  showUnseen();
  const told = [];
  if (fresh.length) told.push(`${fresh.length} ${fresh.length === 1 ? "story" : "stories"} new in the list`);
  if (grown.length) told.push(`${grown.length} ${grown.length === 1 ? "has" : "have"} grown`);
  if (told.length && !isAsked) say(`${told.join(", ")}.`);
  keepPlace(); // Last of all: the sentence may have made the head of the list higher.
}

/* What holds the list and scrolls: in the admin the main part, not the window. */
function scrolls() {
  const main = results.closest("main");
  return main.scrollHeight > main.clientHeight ? main : document.scrollingElement;
}

/* Remember the row in hand, or the first in sight, and the focus; gives what puts both back. */
function place() {
  const inHand = rowInHand();
  const anchor = inHand ?? rows().find((found) => found.getBoundingClientRect().bottom > 0);
  const story = anchor?.dataset.story;
  const top = anchor?.getBoundingClientRect().top;
  const part = inHand && (document.activeElement === box(inHand) ? box : headline);
  const following = rows().slice(rows().indexOf(inHand) + 1).map((found) => found.dataset.story);
  return () => {
    const found = story && row(story);
    if (part) {
      // A story that left the list hands the place on to the one below it.
      const next = found ?? following.map(row).find(Boolean) ?? rows().at(-1);
      if (next) part(next).focus({ preventScroll: true });
    }
    const scroller = scrolls();
    if (found && scroller.scrollTop > 0) scroller.scrollTop += found.getBoundingClientRect().top - top;
  };
}

function showUnseen() {
  document.title = unseen.size ? `(${unseen.size} new) ${plainTitle}` : plainTitle;
  for (const found of rows()) found.classList.toggle("wire-row--fresh", unseen.has(found.dataset.story));
}

function seen() {
  if (!unseen.size) return;
  unseen.clear();
  document.title = plainTitle;
}

for (const kind of ["keydown", "pointerdown"]) document.addEventListener(kind, seen);
document.addEventListener("w-swap:success", showSelection);

showSelection();
setInterval(renew, RENEWED_EVERY);
