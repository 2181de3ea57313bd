"""Adding a source at the desk: paste an address, see what it gives, take it. And what a source gives now."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from wagtail.permission_policies import ModelPermissionPolicy

from newsreel.gather import actions
from newsreel.gather.adding import NothingFoundError, proposals, rhythm_told
from newsreel.gather.models import Source
from newsreel.gather.permission import restored, sentence
from newsreel.newsroom.desk.wire_access import WireView
from newsreel.newsroom.models import Section
from newsreel.newsroom.section_words import suggested_section
from newsreel.settings import current

MOST_SHOWN = 30
PASTED_KINDS = (Source.Kind.FEED, Source.Kind.NEWS_SITEMAP, Source.Kind.WORDPRESS)


class SourceFindView(WireView):
    """Paste an address; what can be read there is tried and shown, and taken with one click."""

    template_name = "newsroom/desk/source_find.html"
    permission_policy = ModelPermissionPolicy(Source)
    any_permission_required = ["add"]
    header_icon = "rss"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._shown()

    def post(self, request: HttpRequest) -> HttpResponse:
        address = request.POST.get("address", "")
        kind = request.POST.get("kind", "")
        if kind not in PASTED_KINDS:
            kind = ""
        try:
            found = proposals(address, now=timezone.now(), site=current(), kind=kind)
        except NothingFoundError as error:
            return self._shown(address=address, kind=kind, trouble=str(error))
        taken = next((one for one in found if one.address == request.POST.get("take")), None)
        if taken is None:
            suggested = suggested_section(word for one in found for word in (*one.words, one.address))
            shown = [(one, rhythm_told(one.rhythm), Source.Kind(one.kind).label) for one in found]
            return self._shown(address=address, kind=kind, found=shown, suggested=suggested)
        section = request.POST.get("section", "")
        try:
            source = actions.add_source(
                proposal=taken,
                name=request.POST.get("name", "").strip(),
                section_id=int(section) if section.isdecimal() else None,
            )
        except ValueError as error:
            return self._shown(address=address, kind=kind, trouble=str(error))
        messages.success(
            request, f"“{source.name}” is read from now on. Write down here what you may do with its texts."
        )
        return redirect("source:edit", source.pk)

    def _shown(self, **context: object) -> HttpResponse:
        self.name(listed_in=("source:index", "Sources"), label="Add", title="Add a source")
        return self.render_to_response(
            self.get_context_data(
                **{"address": "", "kind": "", **context},
                kinds=[(kind.value, kind.label) for kind in PASTED_KINDS],
                other_kinds=[choice for choice in Source.Kind.choices if choice[0] not in PASTED_KINDS],
                sections=Section.objects.live().order_by("path"),
            )
        )


class SourceLookView(WireView):
    """What a source gives at this moment. Nothing of it is kept."""

    template_name = "newsroom/desk/source_look.html"
    permission_policy = ModelPermissionPolicy(Source)
    any_permission_required = ["add", "change"]
    header_icon = "rss"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.permission_policy.user_has_any_permission(request.user, ["add", "change"]):
            raise PermissionDenied
        source = get_object_or_404(Source, pk=pk)
        # As if it had never been read: what was read before is shown as well.
        fresh = Source(kind=source.kind, address=source.address, page_rules=source.page_rules)
        look = actions.look_at(fresh, now=timezone.now())
        items = look.reading.items if look.reading else ()
        self.name(listed_in=("source:index", "Sources"), label="Look", title=source.name)
        return self.render_to_response(
            self.get_context_data(
                source=source,
                items=items[:MOST_SHOWN],
                count=len(items),
                trouble=str(look.error or ""),
                note=look.note,
                opt_outs=[sentence(one) for one in restored(source.opt_outs)],
                opt_outs_read_at=source.opt_outs_read_at,
                edit_address=reverse("source:edit", args=[source.pk]),
            )
        )
