/* Holds the article against its sources while somebody types: the form goes to the server as it stands, what
   comes back is listed in the side panel and marked in the text. Nothing is saved by it. */
const PAUSE = 1200; // Milliseconds without a key before the text is looked at.

/* Wagtail draws its side panels anew with each save: a controller of its own kind is told of that. */
class Agreement extends window.StimulusModule.Controller {
  connect() {
    this.panel = this.element;
    this.form = document.querySelector("form[data-edit-form]");
    const given = document.getElementById("agreement-shown");
    if (!this.form || !given) return;
    this.list = this.panel.querySelector("[data-agreement-list]");
    this.state = this.panel.querySelector("[data-agreement-state]");
    this.asked = 0;
    this.show(JSON.parse(given.textContent));
    this.heard = () => this.later();
    this.form.addEventListener("input", this.heard);
    this.form.addEventListener("change", this.heard);
    // Draftail and the buttons of blocks tell of changes by changing the page alone.
    this.seen = new MutationObserver(this.heard);
    this.seen.observe(this.form, { subtree: true, childList: true, characterData: true });
    this.later();
  }

  disconnect() {
    clearTimeout(this.timer);
    this.seen?.disconnect();
    this.form?.removeEventListener("input", this.heard);
    this.form?.removeEventListener("change", this.heard);
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), PAUSE);
  }

  async look() {
    const body = new URLSearchParams(new FormData(this.form)).toString();
    if (body === this.looked) return;
    this.looked = body;
    await this.send(this.panel.dataset.look, body);
  }

  async decide(finding, verdict, reason) {
    const body = new URLSearchParams(new FormData(this.form));
    body.set("finding-identity", finding.identity);
    body.set("finding-verdict", verdict);
    body.set("finding-reason", reason);
    await this.send(this.panel.dataset.decide, body.toString());
  }

  async send(address, body) {
    const turn = ++this.asked;
    try {
      const answer = await fetch(address, {
        method: "POST",
        body,
        headers: {
          "Content-Type": "application/x-www-form-urlencoded",
          "X-CSRFToken": window.wagtail.config?.csrfToken ?? this.form.elements.csrfmiddlewaretoken.value,
        },
      });
      const told = await answer.json();
      if (turn !== this.asked) return; // Somebody typed on meanwhile.
      if (answer.ok) this.show(told);
      else this.state.textContent = told.sentence;
    } catch {
      this.state.textContent = "The text could not be looked at just now. It is tried again as you type.";
    }
  }

  show(shown) {
    this.shown = shown;
    this.state.textContent = summary(shown);
    const focused = document.activeElement?.closest?.("[data-finding]")?.dataset.finding;
    const ranked = shown.findings.toSorted((one, other) => rank(one) - rank(other));
    this.list.replaceChildren(...ranked.map((finding) => this.item(finding)));
    if (focused) this.list.querySelector(`[data-finding="${focused}"] button`)?.focus();
    const counter = document.querySelector('[data-side-panel-toggle="agreement"] [data-side-panel-toggle-counter]');
    if (counter) {
      counter.textContent = shown.holding;
      counter.hidden = shown.holding === 0;
    }
    this.mark();
  }

  item(finding) {
    const item = element("li", { "data-finding": finding.identity, "data-severity": finding.severity });
    if (finding.decision) item.dataset.decided = "";
    item.append(
      element("h3", {}, `${capital(finding.severity)}, ${finding.kind}`),
      element("div", {}, finding.message),
      quoted("The draft", [[finding.text, false]]),
    );
    for (const passage of [finding.passage, finding.otherPassage]) if (passage) item.append(source(passage));
    if (finding.decision) item.append(element("p", { class: "agreement-decision" }, decided(finding.decision)));
    item.append(this.acts(finding));
    return item;
  }

  acts(finding) {
    const acts = element("div", { class: "agreement-acts" });
    const act = (label, done) => {
      const button = element("button", { type: "button", class: "button button-small button-secondary" }, label);
      button.addEventListener("click", done);
      acts.append(button);
    };
    act("Show", () => this.goTo(finding));
    if (finding.decision) {
      act("Open again", () => this.decide(finding, "reopen", ""));
      return acts;
    }
    if (finding.replacement) act("Use the source’s words", () => this.accept(finding));
    if (finding.mayDecide && finding.severity !== "note") {
      act("Keep, and say why", () => this.ask(finding, acts));
      act("No difference", () => this.decide(finding, "dismissed", ""));
    }
    return acts;
  }

  ask(finding, acts) {
    const reason = element("input", { class: "agreement-reason", "aria-label": "Why it stays as it is", maxlength: 500 });
    reason.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      this.decide(finding, "kept", reason.value);
    });
    const keep = element("button", { type: "button", class: "button button-small" }, "Keep");
    keep.addEventListener("click", () => this.decide(finding, "kept", reason.value));
    acts.replaceChildren(reason, keep);
    reason.focus();
  }

  mark() {
    if (!CSS.highlights) return; // Nothing is marked in the text; the list says it all.
    for (const severity of ["error", "warning"]) {
      const open = this.shown.findings.filter((each) => each.severity === severity && !each.decision);
      const ranges = open.map((each) => this.range(each)).filter(Boolean);
      CSS.highlights.set(`agreement-${severity}`, new Highlight(...ranges));
    }
  }

  /* Where a finding stands on the page: the element that holds its part of the article. */
  holder(finding) {
    if (finding.field !== "body") return this.form.querySelector(`[name="${finding.field}"]`);
    const id = this.form.querySelector(`input[name^="body-"][name$="-id"][value="${CSS.escape(finding.block)}"]`);
    return id?.closest("[data-contentpath]") ?? id?.parentElement;
  }

  range(finding) {
    const holder = this.holder(finding);
    if (!holder || "value" in holder) return null;
    return rangeOf(holder, finding.text, finding.occurrence) ?? rangeOf(holder, bare(finding.text), 0);
  }

  goTo(finding) {
    const holder = this.holder(finding);
    if (!holder) return;
    holder.scrollIntoView({ block: "center" });
    const input = field(holder, finding);
    if (input) {
      select(input, finding);
      return;
    }
    const range = this.range(finding);
    if (!range) return;
    range.startContainer.parentElement.scrollIntoView({ block: "center" });
    CSS.highlights?.set("agreement-shown", new Highlight(range));
    const editor = range.startContainer.parentElement.closest("[contenteditable]");
    editor?.focus();
    getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  }

  accept(finding) {
    this.goTo(finding);
    const words = inMarks(finding);
    // The editor's own undo knows what is put in as if it were typed.
    setTimeout(() => document.execCommand("insertText", false, words), 50);
  }
}

/* What holds the article back comes first, what was decided last. */
function rank(finding) {
  if (finding.decision) return 3;
  return finding.holds ? 0 : finding.severity === "note" ? 2 : 1;
}

function summary(shown) {
  const from = shown.sources.length
    ? `Held against ${shown.sources.map((each) => each.outlet).join(", ")}.`
    : "No source’s text is known; the article is held against itself.";
  const open = shown.findings.filter((each) => !each.decision && each.severity !== "note").length;
  if (!open) return `${from} Nothing is open.`;
  const holding = shown.holding ? ` ${shown.holding} of them hold${shown.holding === 1 ? "s" : ""} it back.` : "";
  return `${from} ${open} ${open === 1 ? "difference" : "differences"} open.${holding}`;
}

function source(passage) {
  const quote = quoted(passage.outlet, passage.parts, passage.before, passage.after);
  const link = element("a", { href: passage.link }, passage.outlet);
  quote.querySelector("cite").replaceChildren(link);
  return quote;
}

function quoted(name, parts, before = "", after = "") {
  const quote = element("blockquote", { dir: "auto" });
  const mark = element("mark");
  for (const [text, differs] of parts) mark.append(differs ? element("b", {}, text) : text);
  if (before) quote.append(`…${before}`);
  quote.append(mark);
  if (after) quote.append(`${after}…`);
  quote.append(element("cite", {}, name));
  return quote;
}

function decided(decision) {
  const reason = decision.reason ? `: ${decision.reason}` : "";
  return `${decision.label}${reason} (${decision.by}, ${new Date(decision.at).toLocaleString()})`;
}

function field(holder, finding) {
  if ("value" in holder) return holder;
  const inputs = holder.querySelectorAll("textarea, input[type=text]");
  return [...inputs].find((each) => each.offsetParent && each.value.includes(bare(finding.text)));
}

function select(input, finding) {
  const text = input.value.includes(finding.text) ? finding.text : bare(finding.text);
  const start = input.value.indexOf(text);
  input.focus();
  if (start >= 0) input.setSelectionRange(start, start + text.length);
}

/* The words in their marks as they stand in the draft: a quotation keeps its own. */
function inMarks(finding) {
  const marks = /^([“"‘'«「])[^]*?([,.!?…]?[”"’'»」])$/.exec(finding.text);
  return marks ? `${marks[1]}${finding.replacement}${marks[2]}` : finding.replacement;
}

function bare(text) {
  return text.replace(/^[“"‘'«「]|[”"’'»」]$/g, "");
}

function rangeOf(holder, text, occurrence) {
  const nodes = [];
  let whole = "";
  const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest("[contenteditable]") ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP,
  );
  while (walker.nextNode()) {
    nodes.push([whole.length, walker.currentNode]);
    whole += walker.currentNode.data;
  }
  let start = -1;
  const sought = text.replaceAll("\n", "");
  for (let turn = 0; turn <= occurrence; turn++) start = whole.indexOf(sought, start + 1);
  if (start < 0) return null;
  const range = new Range();
  for (const [begin, node] of nodes) {
    const end = begin + node.data.length;
    if (begin <= start && start < end) range.setStart(node, start - begin);
    if (begin < start + sought.length && start + sought.length <= end) range.setEnd(node, start + sought.length - begin);
  }
  return range;
}

function capital(word) {
  return word[0].toUpperCase() + word.slice(1);
}

function element(name, attributes = {}, text = "") {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
}

window.wagtail.app.register("agreement", Agreement);
