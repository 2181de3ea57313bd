"""A page that shows a draft beside its sources, each finding with both its places. Needs nothing else."""

from collections.abc import Sequence
from html import escape

from newsreel.fidelity.finding import Finding
from newsreel.fidelity.report import Checked

_STYLE = """
:root { color-scheme: light dark; --paper: #fbfaf6; --ink: #1a1916; --quiet: #6b675d; --line: #d9d5c9;
  --error: #b3261e; --warning: #9a6700; --note: #34629c; }
@media (prefers-color-scheme: dark) { :root { --paper: #171613; --ink: #ece9df; --quiet: #a29d90;
  --line: #3a372f; --error: #ff8a80; --warning: #e3b341; --note: #8ab4f8; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.6 Georgia, serif; }
header, main { max-width: 84rem; margin: auto; padding: 1.5rem; }
header { border-bottom: 1px solid var(--line); }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font: 600 .8rem/1.4 system-ui, sans-serif; color: var(--quiet); margin: 0 0 .75rem; }
main { display: grid; gap: 2.5rem; grid-template-columns: 1fr 1fr; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 0 2rem; }
.told { grid-column: 1 / -1; list-style: none; margin: 0; padding: 0; }
.told li { border-top: 1px solid var(--line); padding: .75rem 0 .75rem 1rem; border-left: 3px solid; }
.told li.error { border-left-color: var(--error); } .told li.warning { border-left-color: var(--warning); }
.told li.note { border-left-color: var(--note); }
.told b { font: 600 .8rem/1.4 system-ui, sans-serif; }
p.aim { color: var(--quiet); margin: 0; }
mark { background: none; color: inherit; border-bottom: 2px solid; scroll-margin-top: 4rem; }
mark.error { border-color: var(--error); } mark.warning { border-color: var(--warning); }
mark.note, mark.passage { border-color: var(--note); }
mark:target { outline: 2px solid var(--note); outline-offset: 2px; }
a { color: inherit; }
mark a { text-decoration: none; font: .7em system-ui, sans-serif; vertical-align: super; }
@media (max-width: 50rem) { main { grid-template-columns: 1fr; } }
"""


def page(checked: Checked) -> str:
    """A whole document of HTML; nothing in it is fetched from anywhere."""
    count = len(checked.findings)
    told = "nothing found" if not count else f"{count} finding{'s' if count > 1 else ''}"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Draft and sources: {told}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<header><h1>Draft and sources: {told}</h1>\n"
        '<p class="aim">This says where the draft agrees with its sources, not whether they are right.</p>'
        "</header>\n<main>\n"
        f"{_findings(checked)}"
        f'<section aria-label="Draft"><h2>Draft</h2>\n<div class="text">{_draft(checked)}</div></section>\n'
        f"<div>{''.join(_source(checked, number) for number in range(len(checked.sources)))}</div>\n"
        "</main>\n</body>\n</html>"
    )


def _findings(checked: Checked) -> str:
    if not checked.findings:
        return ""
    return f'<ol class="told">{"".join(_listed(each, i) for i, each in enumerate(checked.findings))}</ol>\n'


def _listed(finding: Finding, number: int) -> str:
    links = [f'<a href="#draft-{number}">draft</a>']
    if finding.passage:
        links.append(f'<a href="#source-{number}">source</a>')
    if finding.other_passage:
        links.append(f'<a href="#other-{number}">other source</a>')
    severity = finding.severity.value
    return (
        f'<li class="{severity}"><b>{number + 1}. {severity.capitalize()}, {finding.kind.value}</b><br>'
        f"{escape(finding.message)} ({', '.join(links)})</li>"
    )


def _draft(checked: Checked) -> str:
    spans = [
        (finding.start, finding.end, f"draft-{number}", finding.severity.value, f"source-{number}")
        for number, finding in enumerate(checked.findings)
    ]
    return _marked(checked.draft, spans)


def _source(checked: Checked, number: int) -> str:
    name, text = checked.sources[number]
    spans = []
    for place, finding in enumerate(checked.findings):
        for passage, anchor in ((finding.passage, "source"), (finding.other_passage, "other")):
            if passage is not None and passage.source == number:
                spans.append((passage.start, passage.end, f"{anchor}-{place}", "passage", f"draft-{place}"))
    title = escape(name)
    return (
        f'<section aria-label="{title}"><h2>{title}</h2>\n'
        f'<div class="text">{_marked(text, spans)}</div></section>\n'
    )


def _marked(text: str, spans: Sequence[tuple[int, int, str, str, str]]) -> str:
    """The text with marks that lead to each other. A mark within another begins where that one ends."""
    parts: list[str] = []
    place = 0
    for start, end, anchor, kind, target in sorted(spans):
        begin = max(start, place)
        parts.append(escape(text[place:begin]))
        label = int(anchor.rsplit("-", 1)[1]) + 1
        parts.append(
            f'<mark id="{anchor}" class="{kind}">{escape(text[begin : max(begin, end)])}'
            f'<a href="#{target}" aria-label="Finding {label}">{label}</a></mark>'
        )
        place = max(begin, end)
    return "".join((*parts, escape(text[place:])))
