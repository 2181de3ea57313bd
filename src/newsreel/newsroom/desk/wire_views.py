"""Saved views of the list: kept and forgotten."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from newsreel.newsroom.desk.wire_access import WireView, answered, editor, sentence_of
from newsreel.newsroom.models import SavedView
from newsreel.newsroom.saved_views import forget_view, plain_query, save_view


class SaveViewView(WireView):
    def post(self, request: HttpRequest) -> HttpResponse:
        query = plain_query(request.POST.get("query", ""))
        to = f"{reverse('wire:stories')}?{query}"
        try:
            view = save_view(
                user=editor(request),
                name=request.POST.get("name", ""),
                query=query,
                is_shared="is_shared" in request.POST,
            )
        except ValidationError as refusal:
            return answered(request, sentence_of(refusal), to, is_refusal=True)
        return answered(request, f"Saved: {view.name}", to)


class ForgetViewView(WireView):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        view = get_object_or_404(SavedView, pk=pk)
        try:
            forget_view(view=view, by=editor(request))
        except ValidationError as refusal:
            return answered(request, sentence_of(refusal), reverse("wire:stories"), is_refusal=True)
        return answered(request, f"Deleted: {view.name}", reverse("wire:stories"))
