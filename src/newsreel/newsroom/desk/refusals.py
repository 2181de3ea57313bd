"""The checklist's answer where a button was pressed far from the article's form: in a list, in the bar."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages

from newsreel.newsroom.checklist.gate import NotReadyError

Answer = Callable[[HttpRequest], HttpResponse]


class RefusalMiddleware:
    """Turns a refusal inside the admin into sentences on the article's own screen.

    The form itself never comes here: it speaks beside its fields.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, NotReadyError):
            return None
        if (
            not request.path_info.startswith(reverse("wagtailadmin_home"))
            or not request.user.is_authenticated
        ):
            return None
        article = exception.article
        messages.error(request, f"“{article.title}” was not published.")
        for problem in exception.problems:
            messages.error(request, problem.sentence)
        if article.pk is None:
            screen = reverse("wagtailadmin_home")
        else:
            screen = reverse("wagtailadmin_pages:edit", args=[article.pk])
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # What Wagtail's dialogues understand as “done, go there”.
            return JsonResponse({"step": "success", "redirect": screen})
        return redirect(screen)
