"""No picture of an outlet that did not give us its pictures.

A picture's origin is known from what was noted with it: the address it came from; or its credit, where its
licence is not known. A picture about which nothing was noted can't be told from others.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from newsreel.newsroom.checklist.draft import Basis, Draft, Illustration
from newsreel.newsroom.checklist.problem import Problem, error
from newsreel.newsroom.shared_words import words

_UNKNOWN = ("", "unknown")


def check(draft: Draft) -> Iterator[Problem]:
    closed = [basis for basis in draft.bases if not basis.may_use_pictures]
    for picture in draft.illustrations:
        owner = next((basis.outlet for basis in closed if _is_of(picture, basis)), None)
        if owner is not None:
            yield error(
                f"{picture.place} (“{picture.name}”) comes from {owner}, whose pictures we may not use. "
                "Choose another, or correct the picture's origin, credit and licence.",
                *picture.anchor,
            )


def _is_of(picture: Illustration, basis: Basis) -> bool:
    if picture.origin_address:
        return picture.origin_address in basis.picture_addresses or _is_at(
            picture.origin_address, basis.hosts
        )
    if picture.licence not in _UNKNOWN:
        return False
    credit = f" {' '.join(words(picture.credit))} "
    names = (" ".join(words(name)) for name in (basis.outlet, basis.credit))
    return any(name and f" {name} " in credit for name in names)


def _is_at(address: str, hosts: tuple[str, ...]) -> bool:
    """At one of these hosts, or at one beneath it, like the host of an outlet's pictures."""
    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return False
    return any(host == known or host.endswith(f".{known}") for known in hosts)
