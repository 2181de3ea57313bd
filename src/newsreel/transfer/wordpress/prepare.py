"""One post or page as we shall keep it, worked out from its record alone. Pure: no database, no network."""

from collections.abc import Mapping
from datetime import UTC, datetime
from html import escape
from typing import Any, Literal, NamedTuple

from newsreel.transfer.wordpress.addresses import path_of, slug_from
from newsreel.transfer.wordpress.body import BodyBlock, RawBlock, stored, text_of
from newsreel.transfer.wordpress.content import body_of
from newsreel.transfer.wordpress.records import ItemRecord
from newsreel.transfer.wordpress.surroundings import Surroundings
from newsreel.transfer.wordpress.survey import UNCATEGORIZED, Survey, authors_of, kind_of
from newsreel.transfer.wordpress.typography import typeset
from newsreel.transfer.wordpress.words import words_of

State = Literal["live", "scheduled", "draft"]

_LONGEST_TITLE = 255
_MOST_PARTS = 100
_LONGEST_STANDFIRST = 400
_LONGEST_DESCRIPTION = 255
_FORMS = {"post-format-gallery": "gallery", "post-format-video": "video"}
_SEO_FIELDS = {
    "seo_title": ("_yoast_wpseo_title", "rank_math_title"),
    "search_description": ("_yoast_wpseo_metadesc", "rank_math_description"),
    "social_title": ("_yoast_wpseo_opengraph-title", "rank_math_facebook_title"),
}
_PRIMARY_CATEGORY = ("_yoast_wpseo_primary_category", "rank_math_primary_category")


class Prepared(NamedTuple):
    """What becomes an article or a standing page."""

    key: str
    number: int
    kind: str
    title: str
    slug: str
    address: str | None
    standfirst: str
    body: list[RawBlock]
    form: str
    category: str
    """Slug of the primary one."""
    further: tuple[str, ...]
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    """Logins."""
    featured: int
    """Number of the attachment; 0 for none."""
    is_pinned: bool
    comments_open: bool
    state: State
    published_at: datetime | None
    changed_at: datetime | None
    password: str
    parent: int
    seo: Mapping[str, str]
    kept: Mapping[str, Any]
    notes: tuple[str, ...]
    former_paths: tuple[str, ...]
    """Paths that the old site redirected to this item."""


def prepare(
    item: ItemRecord, key: str, survey: Survey, surroundings: Surroundings, now: datetime
) -> Prepared:
    """Work out all there is to keep of a post or page. What gets lost is noted in `surroundings.notes`."""
    notes: list[str] = []
    kind = kind_of(item)
    state = _state(item, now, notes)
    blocks = body_of(
        item.content,
        post=item.number,
        attachments=survey.attachments,
        surroundings=surroundings,
        reusable=survey.reusable,
        meta=dict(item.meta),
    )
    body = stored(blocks if kind == "post" else _for_a_page(blocks), owner=f"{survey.origin}/{key}")
    address, reason = survey.planned.get(key, ("", ""))
    if reason:
        notes.append(reason)
    categories = [term.slug for term in item.terms if term.taxonomy == "category" and term.slug]
    primary = _primary(item, categories, survey)
    published_at = _published_at(item, state, notes)
    return Prepared(
        key=key,
        number=item.number,
        kind=kind,
        title=_title(item, body, notes),
        slug=slug_from(item.slug, item.title, item.number),
        address=address or None,
        standfirst=_standfirst(item, notes),
        body=body,
        form=next((_FORMS[term.slug] for term in item.terms if term.slug in _FORMS), "news"),
        category=primary,
        further=tuple(dict.fromkeys(slug for slug in categories if slug != primary)),
        tags=tuple(dict.fromkeys(t.slug for t in item.terms if t.taxonomy in ("post_tag", "tag") and t.slug)),
        authors=authors_of(item),
        featured=_number(item.meta_value("_thumbnail_id")),
        is_pinned=item.is_sticky,
        comments_open=item.comments_open,
        state=state,
        published_at=published_at,
        changed_at=item.modified_utc or published_at,
        password=item.password,
        parent=item.parent,
        seo=_seo(item),
        kept=_kept(item),
        notes=(*notes, *surroundings.notes.sentences()),
        former_paths=_former_paths(item),
    )


def _state(item: ItemRecord, now: datetime, notes: list[str]) -> State:
    if item.status in ("publish", ""):
        return "live"
    if item.status == "future":
        # WordPress publishes what should have gone out before the import.
        return "scheduled" if item.date_utc and item.date_utc > now else "live"
    if item.status == "private":
        notes.append("It was private: a draft here, for the desk alone.")
    elif item.status not in ("draft", "pending"):
        notes.append(f"Its state was “{item.status}”, which is a plug-in's: a draft here.")
    return "draft"


def _published_at(item: ItemRecord, state: State, notes: list[str]) -> datetime | None:
    if state == "draft":
        return None
    if item.date_utc:
        return item.date_utc
    if item.date:
        notes.append(
            "The export gives no moment of publication in UTC; the old site's clock was taken for it."
        )
        return item.date.replace(tzinfo=UTC)
    notes.append("The export gives no moment of publication; it stands at the end of the archive.")
    return datetime(1970, 1, 1, tzinfo=UTC)


def _title(item: ItemRecord, body: list[RawBlock], notes: list[str]) -> str:
    title = typeset(words_of(item.title))
    if not title:
        title = " ".join(text_of(body).split()[:8]) or "Untitled"
        notes.append(f"It had no title; it is called “{title[:80]}” here.")
    if len(title) > _LONGEST_TITLE:
        notes.append(
            "Its title was longer than 255 characters and was cut; the whole one was kept with its meta data."
        )
        title = title[: _LONGEST_TITLE - 1].rstrip() + "…"
    return title


def _standfirst(item: ItemRecord, notes: list[str]) -> str:
    text = typeset(words_of(item.excerpt))
    if len(text) <= _LONGEST_STANDFIRST:
        return text
    notes.append(
        "Its excerpt was longer than a standfirst may be (400 characters) and was cut; "
        "the whole one was kept with its meta data."
    )
    return text[: _LONGEST_STANDFIRST - 1].rsplit(" ", 1)[0] + "…"


def _primary(item: ItemRecord, categories: list[str], survey: Survey) -> str:
    """The primary category: as an SEO plug-in or the address says, else the first that is a real one."""
    for key in _PRIMARY_CATEGORY:
        number = _number(item.meta_value(key))
        for slug in categories:
            if number and slug in survey.categories and survey.categories[slug].number == number:
                return slug
    parts = path_of(item.link).strip("/").split("/")[:-1]
    for part in reversed(parts):
        if part in categories:
            return part
    return next((slug for slug in categories if slug != UNCATEGORIZED), UNCATEGORIZED)


def _seo(item: ItemRecord) -> dict[str, str]:
    """Fields of SEO plug-ins, unless they are patterns of theirs."""
    found: dict[str, str] = {}
    for field, keys in _SEO_FIELDS.items():
        value = next(filter(None, map(item.meta_value, keys)), "")
        if value and "%" not in value:
            found[field] = words_of(value)[:_LONGEST_DESCRIPTION]
    return found


def _kept(item: ItemRecord) -> dict[str, Any]:
    """What we have no field for, for editors and for the way back."""
    kept: dict[str, Any] = {
        "slug": item.slug,
        "title": item.title if len(item.title) > _LONGEST_TITLE else "",
        "excerpt": item.excerpt if len(item.excerpt) > _LONGEST_STANDFIRST else "",
        "date": item.date.isoformat(sep=" ") if item.date else "",
        "status": item.status,
        "menu_order": item.menu_order,
        "format": next((t.slug for t in item.terms if t.taxonomy == "post_format"), ""),
        "terms": [
            [t.taxonomy, t.slug, t.name]
            for t in item.terms
            if t.taxonomy not in ("category", "post_tag", "tag", "post_format", "author")
        ],
        "meta": [list(pair) for pair in item.meta],
    }
    return {key: value for key, value in kept.items() if value}


def _former_paths(item: ItemRecord) -> tuple[str, ...]:
    path = path_of(item.link)
    if not path:
        return ()
    above = path.rstrip("/").rpartition("/")[0]
    former = (value for key, value in item.meta if key == "_wp_old_slug" and value)
    # A post in several pages had them at /a-title/2/ and so on; here it is one.
    parts = range(2, min(item.content.count("<!--nextpage-->") + 2, _MOST_PARTS))
    paths = (*(path_of(f"{above}/{slug}/") for slug in former), *(f"{path}{number}/" for number in parts))
    return tuple(dict.fromkeys(paths))


def _for_a_page(blocks: list[BodyBlock]) -> list[BodyBlock]:
    """Standing pages hold no pull quotes: there is nothing they could be pulled from."""
    return [_as_quote(block) if block.kind == "pull_quote" else block for block in blocks]


def _as_quote(block: BodyBlock) -> BodyBlock:
    paragraphs = "".join(f"<p>{escape(line, quote=False)}</p>" for line in block.value["quote"].splitlines())
    return BodyBlock("quote", {"text": paragraphs, "speaker": block.value["speaker"], "address": ""})


def _number(text: str) -> int:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
