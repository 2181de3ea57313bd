"""A standing page: About, Contact, Privacy…"""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from newsreel.front import answers, chrome, heads, slots
from newsreel.front.edition import Edition
from newsreel.front.formats import schema_org
from newsreel.front.view import Crumb, StandingView
from newsreel.lib.html import plain_text
from newsreel.newsroom import placeholders
from newsreel.newsroom.models import StandardPage


def standing_page(page: StandardPage, request: HttpRequest) -> HttpResponse:
    edition = Edition(request)
    view = StandingView(
        heading=page.title,
        crumbs=(Crumb("Home", "/"), Crumb(page.title)),
        body=_body(edition, page),
        introduction=placeholders.fill_plain(page.introduction, edition.publication),
        form=slots.forms.contact(request, page.kind)
        if page.kind != StandardPage.Kind.TEXT
        else SafeString(""),
        updated=page.last_published_at,
    )
    path = page.address or "/"
    head = heads.head(
        edition,
        title=page.seo_title or page.title,
        path=path,
        description=page.search_description or view.introduction or plain_text(view.body),
        nodes=(schema_org.breadcrumbs(view.crumbs, origin=edition.origin, path=path),),
    )
    return answers.page("pages/standing.html", view=view, head=head, chrome=chrome.chrome(edition))


def _body(edition: Edition, page: StandardPage) -> SafeString:
    drawn = render_to_string("blocks/body.html", {"value": page.body})
    # The values are escaped as they are filled in.
    return mark_safe(placeholders.fill(drawn, edition.publication))  # noqa: S308
