"""What a live article differs in since one of its sources changed."""

from typing import Any

from newsreel.fidelity.finding import Severity
from newsreel.gather.models import Entry
from newsreel.newsroom.agreement.inspection import inspect
from newsreel.newsroom.agreement.verdict import as_json
from newsreel.newsroom.models import Article


def differences_since(article: Article, entry: Entry, text: str) -> list[dict[str, Any]]:
    """Findings of the checks, as they are kept, that there were not while the entry said what we had of it.

    `text` is what it says now, headline first. Notes are left out.
    """
    known = {finding.identity for finding in inspect(article).findings}
    now = inspect(article, instead={entry.pk: text})
    return [
        as_json(finding, now)
        for finding in now.findings
        if finding.severity is not Severity.NOTE and finding.identity not in known
    ]
