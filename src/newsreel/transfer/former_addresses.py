"""Former addresses that another system's export lists beside its articles."""

import json
from collections.abc import Iterable
from pathlib import Path

import yaml
from django.db import transaction

from newsreel.newsroom.models import Page
from newsreel.transfer.wordpress.place.redirects import Redirects
from newsreel.transfer.wordpress.records import ExportError

_LARGEST = 16 << 20
"""Bytes."""


@transaction.atomic
def redirect(pairs: Iterable[tuple[str, str]]) -> tuple[int, list[str]]:
    """Store redirects from paths; how many lead somewhere, and a sentence on each of the others."""
    redirects, kept, notes = Redirects(), 0, []
    for former, target in pairs:
        if not former.startswith("/") or any(sign in former for sign in "^$*()\\"):
            notes.append(f"The redirect from {former[:200]} is a pattern, or no path, and was left out.")
            continue
        page = Page.objects.filter(address=f"/{target.strip('/')}/").values_list("pk", flat=True).first()
        if page is None and not target.startswith(("/", "http://", "https://")):
            notes.append(f"The redirect from {former[:200]} leads to {target[:200]}, which is no address.")
            continue
        redirects.add(former, page, link="" if page else target)
        kept += 1
    redirects.store()
    return kept, notes


def ghost_redirects(path: Path) -> list[tuple[str, str]]:
    """What Ghost's redirects.json or redirects.yaml lists. Raises ExportError."""
    try:
        if path.stat().st_size > _LARGEST:
            raise ExportError(f"{path} is too large for a list of redirects.")
        text = path.read_text(encoding="utf-8-sig")
        if path.suffix.lower() in (".yaml", ".yml"):
            return _from_yaml(text)
        return [(str(row["from"]), str(row["to"])) for row in json.loads(text)]
    except OSError as error:
        raise ExportError(f"{path} can't be read ({error.strerror}).") from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, yaml.YAMLError) as error:
        raise ExportError(
            f"{path} is no list of redirects as Ghost writes it: [{{from, to}}, …] in JSON, or in YAML "
            "addresses beneath 301 and 302."
        ) from error


def _from_yaml(text: str) -> list[tuple[str, str]]:
    """https://ghost.org/docs/themes/routing/#redirects: {301: {from: to}, 302: {from: to}}."""
    document = yaml.safe_load(text) or {}
    return [
        (former, target)
        for status, listed in document.items()
        if str(status) in ("301", "302")
        for former, target in (listed or {}).items()
        if isinstance(former, str) and isinstance(target, str)
    ]
