"""Puts many articles here at once that were published elsewhere before.

What comes of it is the same, row by row, as of :func:`newsreel.newsroom.actions.place_imported_article` for
each, with the search index and the index of references written at once rather than by a worker later.
"""

import json
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Concat
from django.utils import timezone
from treebeard.mp_tree import MP_Node
from wagtail.models import Locale, PageLogEntry, ReferenceIndex, Revision

from newsreel.lib.rows import Row, Table
from newsreel.newsroom import reading
from newsreel.newsroom.indexing import Entry, add_to_search_index, searchable_texts
from newsreel.newsroom.models import Article, ArticleTag, Author, Byline, Page, Section, Tag

RawBlock = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ImportedArticle:
    """An article as it shall stand here. Its slug and its address are nobody else's."""

    section_id: int
    slug: str
    address: str | None
    origin: str
    """Where it came from, like “WordPress, post 1234”; the page's history shows it."""
    fields: Mapping[str, Any]
    """Others of the article's, by column: title, standfirst, lead_picture_id…; not the body."""
    body: Sequence[RawBlock]
    live: bool
    first_published_at: datetime | None = None
    last_published_at: datetime | None = None
    go_live_at: datetime | None = None
    authors: Sequence[tuple[int, str]] = ()
    """Keys and names, in the byline's order."""
    tags: Sequence[tuple[int, str]] = ()
    further_sections: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class PlacedArticle:
    page_id: int
    revision_id: int


@transaction.atomic
def place_imported_articles(articles: Sequence[ImportedArticle]) -> list[PlacedArticle]:
    """Put these in the tree, each with its revision, its history and its entries in the indexes.

    They pass the checklist by, and nobody is notified; see
    :func:`newsreel.newsroom.actions.place_imported_article`.
    """
    if not articles:
        return []
    batch = _Batch(articles)
    batch.store()
    return [
        PlacedArticle(page, revision)
        for page, revision in zip(batch.page_ids, batch.revision_ids, strict=True)
    ]


@transaction.atomic
def make_tags(wanted: Sequence[tuple[str, str, str]]) -> list[Tag]:
    """Tags that are not here yet, by name, slug and description."""
    table = _rows_of(Tag)
    tags = [
        Tag(pk=key, name=name, slug=slug, description=description)
        for key, (name, slug, description) in zip(table.keys(len(wanted)), wanted, strict=True)
    ]
    table.insert(
        [table.row(id=tag.pk, name=tag.name, slug=tag.slug, description=tag.description) for tag in tags]
    )
    return tags


@cache
def _table(model: Any, vendor: str) -> Table:
    return Table(model)


def _rows_of(model: Any) -> Table:
    """Kept between batches; of each kind of database one, for its rows are its own."""
    return _table(model, connection.vendor)


class _Batch:
    def __init__(self, articles: Sequence[ImportedArticle]) -> None:
        self._articles = articles
        self.page_ids = _rows_of(Page).keys(len(articles))
        self.revision_ids = _rows_of(Revision).keys(len(articles))
        self._bylines = iter(_rows_of(Byline).keys(sum(len(article.authors) for article in articles)))
        self._tagged = iter(_rows_of(ArticleTag).keys(sum(len(article.tags) for article in articles)))
        self._tables: dict[Any, Table] = {}
        self._rows: dict[Any, list[Row]] = {}
        self._entries: list[Entry] = []
        self._now = timezone.now()
        self._locale_id = Locale.get_default().pk
        self._kind_id = ContentType.objects.get_for_model(Article).pk
        self._base_kind_id = ContentType.objects.get_for_model(Page).pk
        self._kind_of = cache(_kind_of)

    def store(self) -> None:
        places = _places([article.section_id for article in self._articles])
        for article, page_id, revision_id, place in zip(
            self._articles, self.page_ids, self.revision_ids, places, strict=True
        ):
            self._one(article, page_id, revision_id, place)
        for model, rows in self._rows.items():
            self._tables[model].insert(rows)
        add_to_search_index(Article, self._entries)

    def _add(self, model: Any, **values: Any) -> None:
        table = self._tables.get(model)
        if table is None:
            table = self._tables[model] = _rows_of(model)
            self._rows[model] = []
        self._rows[model].append(table.row(**values))

    def _one(self, article: ImportedArticle, page_id: int, revision_id: int, place: "_Place") -> None:
        texts = searchable_texts(article.body)
        title = article.fields["title"]
        common: dict[str, Any] = {
            "path": place.path,
            "depth": place.depth,
            "numchild": 0,
            "translation_key": uuid.uuid4(),
            "live": article.live,
            "has_unpublished_changes": not article.live,
            "first_published_at": article.first_published_at,
            "last_published_at": article.last_published_at or article.first_published_at,
            "go_live_at": article.go_live_at,
            "title": title,
            "draft_title": title,
            "slug": article.slug,
            "url_path": f"{place.above}{article.slug}/",
            "seo_title": article.fields.get("seo_title", ""),
            "search_description": article.fields.get("search_description", ""),
            "address": article.address or None,
        }
        own = {
            name: value
            for name, value in article.fields.items()
            if name not in ("title", "seo_title", "search_description")
        }
        own |= {"minutes": reading.minutes(texts), "body": list(article.body)}
        self._add(
            Page,
            id=page_id,
            content_type_id=self._kind_id,
            locale_id=self._locale_id,
            latest_revision_id=revision_id,
            latest_revision_created_at=self._now,
            live_revision_id=revision_id if article.live else None,
            **common,
        )
        self._add(Article, page_ptr_id=page_id, **own)
        children = self._children(article, page_id)
        self._revision(article, page_id, revision_id, {**common, **own, **children})
        self._history(article, page_id, revision_id)
        self._references(article, page_id, children)
        self._entries.append(_entry(article, page_id, texts))

    def _children(self, article: ImportedArticle, page_id: int) -> dict[str, Any]:
        """Store bylines, tags and further sections; returns them as a revision keeps them."""
        bylines: list[dict[str, Any]] = [
            {
                "pk": next(self._bylines),
                "sort_order": order,
                "article": page_id,
                "author": author,
                "role": "by",
            }
            for order, (author, _name) in enumerate(article.authors)
        ]
        for each in bylines:
            self._add(
                Byline,
                id=each["pk"],
                sort_order=each["sort_order"],
                article_id=page_id,
                author_id=each["author"],
            )
        tagged = [
            {"pk": next(self._tagged), "tag": tag, "content_object": page_id} for tag, _name in article.tags
        ]
        for each in tagged:
            self._add(ArticleTag, id=each["pk"], tag_id=each["tag"], content_object_id=page_id)
        through = Article.further_sections.through
        for section_id in article.further_sections:
            self._add(through, article_id=page_id, section_id=section_id)
        return {
            "bylines": bylines,
            "tagged_items": tagged,
            "further_sections": list(article.further_sections),
        }

    def _revision(
        self, article: ImportedArticle, page_id: int, revision_id: int, values: Mapping[str, Any]
    ) -> None:
        content = {
            **_empty_content(),
            "pk": page_id,
            "content_type": self._kind_id,
            "locale": self._locale_id,
        }
        content |= {name.removesuffix("_id"): _serial(value) for name, value in values.items()}
        content["body"] = json.dumps(values["body"])
        self._add(
            Revision,
            id=revision_id,
            content_type_id=self._kind_id,
            base_content_type_id=self._base_kind_id,
            object_id=str(page_id),
            object_str=article.fields["title"],
            created_at=self._now,
            approved_go_live_at=article.go_live_at,
            content=content,
        )

    def _history(self, article: ImportedArticle, page_id: int, revision_id: int) -> None:
        common = {
            "content_type_id": self._kind_id,
            "label": article.fields["title"],
            "timestamp": self._now,
            "page_id": page_id,
        }
        self._add(PageLogEntry, action="wagtail.create", data={}, content_changed=True, **common)
        self._add(
            PageLogEntry,
            action="newsroom.place_imported",
            data={"origin": article.origin},
            revision_id=revision_id,
            **common,
        )

    def _references(self, article: ImportedArticle, page_id: int, children: Mapping[str, Any]) -> None:
        found = [
            (self._kind_of(Author), each["author"], "bylines.item.author", f"bylines.{each['pk']}.author")
            for each in children["bylines"]
        ]
        found += [
            (self._kind_of(Tag), each["tag"], "tagged_items.item.tag", f"tagged_items.{each['pk']}.tag")
            for each in children["tagged_items"]
        ]
        if picture_id := article.fields.get("lead_picture_id"):
            found.append((self._kind_of(_picture()), picture_id, "lead_picture", "lead_picture"))
        if any(block["type"] not in _WITHOUT_REFERENCES for block in article.body):
            field = Article._meta.get_field("body")
            found += [
                (self._kind_of(model), key, f"body.{model_path}", f"body.{content_path}")
                for model, key, model_path, content_path in field.extract_references(
                    field.to_python(list(article.body))
                )
            ]
        for kind_id, key, model_path, content_path in found:
            self._add(
                ReferenceIndex,
                content_type_id=self._kind_id,
                base_content_type_id=self._base_kind_id,
                object_id=str(page_id),
                to_content_type_id=kind_id,
                to_object_id=str(key),
                model_path=model_path,
                content_path=content_path,
                content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
            )


# Imported text links by address, never by a page's number.
_WITHOUT_REFERENCES = frozenset(
    ("text", "heading", "quote", "pull_quote", "list", "table", "imported_markup")
)


def _kind_of(model: Any) -> int:
    return int(ReferenceIndex._get_base_content_type(model).pk)


def _picture() -> Any:
    return Article._meta.get_field("lead_picture").related_model


@cache
def _empty_content() -> dict[str, Any]:
    """A revision's content of an article with nothing in it."""
    content: dict[str, Any] = Article(locale_id=1).serializable_data()
    return content


def _serial(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return str(value) if isinstance(value, uuid.UUID) else value


def _entry(article: ImportedArticle, page_id: int, texts: Sequence[str]) -> Entry:
    fields = article.fields
    body = {
        "kicker": fields.get("kicker", ""),
        "standfirst": fields.get("standfirst", ""),
        "body": ", ".join(texts),
        "byline_names": ", ".join(name for _key, name in article.authors),
        "tag_names": ", ".join(name for _key, name in article.tags),
    }
    return Entry(page_id, fields["title"], body)


@dataclass(frozen=True, slots=True)
class _Place:
    """In the tree."""

    path: str
    depth: int
    above: str
    """The section's own `url_path`."""


def _places(section_ids: Sequence[int]) -> list[_Place]:
    """The next places beneath these sections, one for each mention; the sections count them."""
    first, last = MP_Node.alphabet[0] * Page.steplen, MP_Node.alphabet[-1] * Page.steplen
    beneath = Page.objects.filter(
        path__gte=Concat(OuterRef("path"), Value(first)), path__lte=Concat(OuterRef("path"), Value(last))
    )
    sections = {
        key: (path, depth, url_path, _step_of(last_path, path))
        for key, path, depth, url_path, last_path in Section.objects.filter(pk__in=set(section_ids))
        .annotate(last=Subquery(beneath.order_by("-path").values("path")[:1]))
        .values_list("pk", "path", "depth", "url_path", "last")
    }
    given: Counter[int] = Counter()
    places = []
    for section_id in section_ids:
        path, depth, url_path, step = sections[section_id]
        given[section_id] += 1
        own_path = Page._get_path(path, depth + 1, step + given[section_id])
        places.append(_Place(own_path, depth + 1, url_path))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {Page._meta.db_table} SET numchild = numchild + %s WHERE id = %s",  # noqa: S608 -- a table's name
            [(count, section_id) for section_id, count in given.items()],
        )
    return places


def _step_of(last_path: str | None, above: str) -> int:
    """The number of the last child beneath `above`; 0 for none. `last_path`: the child's or one beneath."""
    return MP_Node._str2int(last_path[len(above) : len(above) + Page.steplen]) if last_path else 0
