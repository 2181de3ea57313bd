"""From an article to the plain values that the checks see."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from newsreel.newsroom.checklist.bases import bases
from newsreel.newsroom.checklist.draft import Draft, Illustration
from newsreel.newsroom.checklist.problem import Anchor
from newsreel.newsroom.checklist.wordings import links, wordings

if TYPE_CHECKING:
    from newsreel.newsroom.models import Article, ArticleSource, Page, Picture


def draft_of(
    article: "Article",
    *,
    publish_at: datetime,
    parent: "Page | None" = None,
    bylines: int | None = None,
    sources: "Sequence[ArticleSource] | None" = None,
) -> Draft:
    """The article as it stands in memory, saved or not.

    `parent` is given where the article is not in the tree yet; `bylines` and `sources` where a form holds
    them that has not been saved into the article.
    """
    section = _section_of(article, parent)
    named = list(article.article_sources.all()) if sources is None else sources
    return Draft(
        headline=article.title,
        standfirst=article.standfirst,
        section=section.title if section else "",
        section_is_live=bool(section and section.live),
        bylines=article.bylines.count() if bylines is None else bylines,
        form=article.form,
        origin=article.origin,
        sources=len(named),
        bases=tuple(bases(article, named)),
        credits=tuple(source.outlet for source in named),
        links=tuple(source.address for source in named) + tuple(links(article.body)),
        wordings=tuple(wordings(article)),
        has_body=bool(article.body),
        has_lead_picture=article.lead_picture is not None,
        illustrations=tuple(_illustrations(article)),
        review_subject=article.review_subject,
        review_score=article.review_score,
        embargo_until=article.embargo_until,
        publish_at=publish_at,
        is_withdrawn=article.pk is not None and _is_withdrawn(article.pk),
    )


def _section_of(article: "Article", parent: "Page | None") -> "Page | None":
    from newsreel.newsroom.models import Section

    above = parent if parent is not None else article.get_parent()
    return above if above is not None and issubclass(above.specific_class, Section) else None


def _is_withdrawn(article_id: int) -> bool:
    from newsreel.newsroom.models import Withdrawal

    return Withdrawal.objects.filter(article_id=article_id).exists()


def _illustrations(article: "Article") -> Iterator[Illustration]:
    if article.lead_picture is not None:
        yield _illustration(
            article.lead_picture,
            place="The lead picture",
            alt=article.lead_alt,
            credit="",
            anchors=(("lead_picture",), ("lead_alt",), ("lead_picture",)),
        )
    for index, block in enumerate(article.body):
        anchor: Anchor = ("body", index)
        if block.block_type == "picture":
            yield from _in_block(block.value, f"The picture in block {index + 1}", anchor)
        elif block.block_type == "gallery":
            for number, value in enumerate(block.value["pictures"]):
                place = f"Picture {number + 1} of the gallery in block {index + 1}"
                yield from _in_block(value, place, (*anchor, "pictures", number))


def _in_block(value: Any, place: str, anchor: Anchor) -> Iterator[Illustration]:
    """A picture block's picture; one whose file is missing (after an import) shows its caption alone."""
    if value["picture"] is not None:
        yield _illustration(
            value["picture"],
            place=place,
            alt=value["alt"],
            credit=value["credit"],
            anchors=((*anchor, "picture"), (*anchor, "alt"), (*anchor, "credit")),
        )


def _illustration(
    picture: "Picture", *, place: str, alt: str, credit: str, anchors: tuple[Anchor, Anchor, Anchor]
) -> Illustration:
    return Illustration(
        place=place,
        name=picture.title,
        alt=alt or picture.description,
        credit=credit or picture.credit,
        anchor=anchors[0],
        alt_anchor=anchors[1],
        credit_anchor=anchors[2],
        licence_end=picture.licence_end,
        licence=picture.licence,
        origin_address=picture.origin_address,
    )
