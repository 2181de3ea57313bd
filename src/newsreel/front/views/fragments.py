"""One part of a page alone, for whoever joins parts into pages when they are served."""

from django.http import Http404, HttpRequest, HttpResponse

from newsreel.front import answers, parts
from newsreel.front.edition import Edition


def fragment(request: HttpRequest, *, name: str) -> HttpResponse:
    """The part of this name as it stands in pages; empty where it has nothing to show."""
    drawn = parts.draw(Edition(request), name)
    if drawn is None:
        raise Http404(f"There is no part “{name}”")
    response = HttpResponse(drawn)
    response["Cache-Control"] = answers.FRESH
    response["X-Robots-Tag"] = "noindex"
    return response
