"""All corrections, in one list with a feed."""

from django.http import HttpRequest, HttpResponse

from newsreel.front import answers, chrome, heads, paging, queries, shown
from newsreel.front.edition import Edition
from newsreel.front.formats import schema_org
from newsreel.front.view import CorrectionsView, CorrectionView, Crumb, Link
from newsreel.front.views.listings import after_pages, bare_first_page
from newsreel.newsroom.models import Correction

ADDRESS = "/corrections/"
HEADING = "Corrections"
DESCRIPTION = (
    "What we got wrong, and what is right. Every correction stands here with its date, the newest first."
)


@after_pages
@bare_first_page
def corrections(request: HttpRequest, *, number: int) -> HttpResponse:
    edition = Edition(request)
    shown.note(shown.CORRECTIONS)
    rows = queries.public_corrections(edition.articles)
    address_of = paging.behind(ADDRESS)
    pager = paging.pager(rows.count(), number, address_of)
    view = CorrectionsView(
        heading=HEADING,
        introduction=DESCRIPTION,
        crumbs=(Crumb("Home", "/"), Crumb(HEADING)),
        corrections=tuple(listed(correction) for correction in rows[paging.part(number)]),
        pager=pager,
        feed_url=f"{ADDRESS}feed/",
    )
    head = heads.head(
        edition,
        title=HEADING,
        path=address_of(number),
        description=DESCRIPTION,
        feeds=(Link(HEADING, edition.origin + view.feed_url),),
        nodes=(schema_org.breadcrumbs(view.crumbs, origin=edition.origin, path=ADDRESS),),
        pager=pager,
    )
    return answers.page("pages/corrections.html", view=view, head=head, chrome=chrome.chrome(edition))


def listed(correction: Correction) -> CorrectionView:
    shown.note(shown.article(correction.article_id))
    return CorrectionView(
        kind=correction.get_kind_display(),
        text=correction.text,
        made=correction.made_at,
        article_headline=correction.article.title,
        article_url=correction.article.address or "",
    )
