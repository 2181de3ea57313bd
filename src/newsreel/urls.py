"""All addresses of the program. What is not here is a page: found by its own address, last of all."""

from django.conf import settings
from django.contrib.staticfiles.urls import staticfiles_urlpatterns
from django.urls import include, path, re_path
from django.views.static import serve as serve_file
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from newsreel.gather.websub.views import callback as hub_callback

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    re_path(r"^media/(?P<path>.+)$", serve_file, {"document_root": settings.MEDIA_ROOT}),
    *([path("styleguide/", include("newsreel.front.styleguide_urls"))] if settings.DEBUG else []),
    path("hooks/websub/<str:name>/", hub_callback, name="websub_callback"),
    path("", include("newsreel.community.urls")),
    path("", include("newsreel.front.urls")),
    *(staticfiles_urlpatterns() if settings.DEBUG else []),
    path("", include(wagtail_urls)),
]

handler404 = "newsreel.front.errors.not_found"
handler500 = "newsreel.front.errors.broken"
