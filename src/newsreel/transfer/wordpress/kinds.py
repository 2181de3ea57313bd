"""Kinds of items: WordPress' own, and those of plug-ins, which become articles or standing pages if asked to.

Pure: what an earlier import of a site made of its kinds, it is told.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, get_args

from newsreel.transfer.wordpress.first_reading import Attempt
from newsreel.transfer.wordpress.records import ExportError, ItemRecord, Record, SiteRecord, TermReference
from newsreel.transfer.wordpress.survey import Survey, kind_of

Target = Literal["post", "page"]

OF_WORDPRESS_ITSELF = {
    "wp_block": "A synced pattern: its contents stand in the posts that use it.",
    "guest-author": "A guest author: stands in the bylines of the posts signed so.",
    **dict.fromkeys(
        (
            *("wp_navigation", "wp_template", "wp_template_part", "wp_global_styles", "wp_font_family"),
            *("wp_font_face", "custom_css", "customize_changeset", "oembed_cache", "user_request"),
        ),
        "Belongs to how the WordPress site looked and worked, not to what it said.",
    ),
}
TAKEN = frozenset({"post", "page", "attachment", "nav_menu_item", "revision"})
KIND_THERE = "post_type"
"""An item keeps among its terms which kind it was, under this name. WordPress allows no such taxonomy."""

_NAME = re.compile(r"[\w-]{1,40}")
_HERE = {"post": "articles", "page": "standing pages"}
_MOST_TOLD = 20


def parsed(values: Iterable[str]) -> dict[str, Target]:
    """What `--types` says: `review=post,recipe=page`, perhaps several times. Raises ExportError."""
    types: dict[str, Target] = {}
    for pair in (pair.strip() for value in values for pair in value.split(",")):
        if not pair:
            continue
        name, _, target = (part.strip() for part in pair.partition("="))
        if not _NAME.fullmatch(name) or target not in get_args(Target):
            raise ExportError(
                f"--types can't be read at “{pair[:60]}”. Write what each type shall become, post (article) "
                "or page (standing page), like --types review=post,recipe=page."
            )
        if name in TAKEN or name in OF_WORDPRESS_ITSELF:
            raise ExportError(
                f"“{name}” is a type of WordPress' own and can't be mapped. Leave it out of --types."
            )
        made: Target = "post" if target == "post" else "page"
        if types.setdefault(name, made) != made:
            raise ExportError(f"--types says twice what “{name}” shall become. Leave one of them out.")
    return types


def why_not(kind: str) -> str:
    """Why an item of this kind is not taken over, as a sentence."""
    return OF_WORDPRESS_ITSELF.get(kind) or (
        f"A “{kind}”, which is a plug-in's type of item; --types {kind}=post or {kind}=page takes it over."
    )


class CustomTypes:
    """Makes posts and pages of items of other kinds while they are read, and counts those left out."""

    def __init__(self, wanted: Mapping[str, Target], earlier: Callable[[str], Mapping[str, Target]]) -> None:
        """`earlier` gives, by the site's name in the ledger, what an earlier import made of its kinds."""
        self._wanted = wanted
        self._earlier = earlier
        self.types: dict[str, Target] = dict(wanted)
        """As they are once the site is known: an earlier import's too, so that it need not be said again."""
        self._read: Counter[str] = Counter()

    def applied(self, attempt: Attempt) -> Attempt:
        return lambda: self._records(attempt())

    def _records(self, records: Iterator[Record]) -> Iterator[Record]:
        """Raises ExportError where an earlier import made something else of a kind."""
        self._read.clear()
        for record in records:
            if isinstance(record, ItemRecord):
                yield self._item(record)
                continue
            if isinstance(record, SiteRecord):
                self._know(Survey(site=record).origin)
            yield record

    def _item(self, item: ItemRecord) -> ItemRecord:
        kind = kind_of(item)
        if kind in TAKEN or kind in OF_WORDPRESS_ITSELF:
            return item
        self._read[kind] += 1
        target = self.types.get(kind)
        if target is None:
            return item
        return item._replace(kind=target, terms=(*item.terms, TermReference(KIND_THERE, kind, kind)))

    def _know(self, origin: str) -> None:
        earlier = self._earlier(origin)
        for name, target in self._wanted.items():
            before = earlier.get(name, target)
            if before != target:
                raise ExportError(
                    f"An earlier import made {_HERE[before]} of the type “{name}”. Go on with "
                    f"--types {name}={before}, or move in to a new site."
                )
        self.types = {**earlier, **self._wanted}

    def notes(self) -> list[str]:
        """Sentences on what was found of each, asked after reading."""
        notes = [
            f"{self._read[name]} items of type “{name}” were read as {_HERE[target]}."
            if self._read[name]
            else f"There is no item of type “{name}” in the source, which --types names."
            for name, target in self.types.items()
            if self._read[name] or name in self._wanted
        ]
        left = [(name, count) for name, count in self._read.most_common() if name not in self.types]
        if left:
            counts = ", ".join(f"{count} “{name}”" for name, count in left[:_MOST_TOLD])
            option = ",".join(f"{name}=post" for name, _count in left[:_MOST_TOLD])
            notes.append(
                f"Not taken over are plug-ins' types of items: {counts}. To take over what is worth it, run "
                f"this again with --types {option} (post makes articles, page makes standing pages)."
            )
        return notes
