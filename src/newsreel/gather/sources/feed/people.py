"""The names of those who wrote it, out of the many ways in which feeds put them."""

import re
from collections.abc import Iterable

from newsreel.gather.sources.feed.document import Author

_LONGEST = 500
_EMAIL = re.compile(r"[A-Za-z0-9_.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?:\?subject=\S+)?")


def person(written: str) -> Author | None:
    """`Ada Reel`, `ada@example.org (Ada Reel)` and `Ada Reel <ada@example.org>` are one person."""
    written = written[:_LONGEST]
    found = _EMAIL.search(written)
    if found is None:
        return Author(written) if written else None
    name = written.replace(found[0], "")
    for empty in ("()", "<>", "&lt;&gt;"):
        name = name.replace(empty, "")
    name = name.strip().removeprefix("(").removesuffix(")").strip()
    return Author(name, found[0])


def with_details(details: Iterable[tuple[str, str]]) -> Author | None:
    """An author whose name and address stand in elements of their own."""
    name = email = ""
    for field, value in details:
        local = field.rpartition(":")[2]
        if local == "name" and value:
            name = value[:_LONGEST]
        elif local == "email" and value:
            email = value[:_LONGEST]
    return Author(name, email) if name or email else None
