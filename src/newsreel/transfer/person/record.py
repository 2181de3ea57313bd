"""Who was erased, without saying who: so that a restored backup does not bring anybody back."""

import hashlib
import hmac
import json
import os
from datetime import datetime

from newsreel.community.cases.models import Case
from newsreel.community.comments.models import Comment
from newsreel.community.newsletter.models import Subscriber
from newsreel.newsroom.models import Author, User
from newsreel.settings import Settings
from newsreel.transfer.person.erase import Erased

FILE = "erasures.jsonl"
_PURPOSE = b"newsreel.person.erased:"


def digest(site: Settings, address: str) -> str:
    """Tells whether an address is the one that was erased; without the site's key it tells nothing."""
    key = hashlib.sha256(_PURPOSE + site.secret_key.encode()).digest()
    return hmac.digest(key, address.strip().lower().encode(), "sha256").hex()


def note(site: Settings, *, address: str, done: Erased, now: datetime) -> None:
    line = json.dumps(
        {"at": now.isoformat(), "person": digest(site, address), **done.as_dict()}, ensure_ascii=False
    )
    with (site.site / FILE).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
        file.flush()
        os.fsync(file.fileno())


def erased(site: Settings) -> set[str]:
    """The digests of all who were erased."""
    try:
        lines = (site.site / FILE).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return set()
    return {json.loads(line)["person"] for line in lines if line.strip()}


def returned(site: Settings) -> list[str]:
    """Addresses that were erased once and are here: they came back with a backup, or signed up anew."""
    digests = erased(site)
    if not digests:
        return []
    known: set[str] = set()
    for model in (Comment, Subscriber, Case, User, Author):
        known.update(address.lower() for address in model.objects.values_list("email", flat=True).distinct())
    return sorted(address for address in known - {""} if digest(site, address) in digests)
