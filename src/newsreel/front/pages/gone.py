"""Where an article was withdrawn: 410, and the sentence that says so."""

from django.http import HttpRequest, HttpResponse

from newsreel.front import answers, chrome, heads, shown
from newsreel.front.edition import Edition
from newsreel.front.view import Link, MessageView
from newsreel.newsroom.models import Article, Withdrawal

LATEST = 4
_HEADINGS = {
    Withdrawal.Kind.WITHDRAWN: "This article has been withdrawn",
    Withdrawal.Kind.TAKEDOWN: "This article has been removed",
}


def gone_page(article: Article, request: HttpRequest) -> HttpResponse:
    withdrawal = article.withdrawal
    edition = Edition(request)
    latest = [headline.id for headline in edition.newest[:LATEST]]
    shown.note(shown.article(article.pk), shown.ALL_ARTICLES)
    view = MessageView(
        heading=_HEADINGS[Withdrawal.Kind(withdrawal.kind)],
        sentence=withdrawal.sentence,
        status=410,
        cards=edition.cards(latest),
        links=(
            Link("Latest stories", "/latest/"),
            Link("Corrections", "/corrections/"),
            Link("Search", "/search/"),
        ),
    )
    head = heads.head(edition, title=view.heading, path=article.address or "/", robots="noindex")
    return answers.page("pages/message.html", view=view, head=head, chrome=chrome.chrome(edition), status=410)
