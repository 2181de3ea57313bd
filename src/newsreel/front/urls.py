"""Reader addresses that are no page of the tree."""

from django.urls import path, re_path

from newsreel.front.views import corrections, feeds, files, fragments, listings, pictures, search, sitemaps

_PICTURE = (
    r"^pictures/(?P<identifier>[1-9]\d{0,17})-(?P<version>[0-9a-f]{10})/"
    r"(?P<crop>landscape|portrait|square|wide|classic|original)-(?P<width>\d{2,4})\.(?P<form>avif|webp|jpg|png|gif)$"
)
_DATE = r"^(?P<year>[12]\d{3})/(?:(?P<month>0[1-9]|1[0-2])/(?:(?P<day>0[1-9]|[12]\d|3[01])/)?)?"
_PAGE = r"(?:page/(?P<number>[1-9]\d{0,5})/)?$"

urlpatterns = [
    re_path(r"^-/fragments/(?P<name>[a-z0-9/-]{1,80})/$", fragments.fragment),
    path("search/", search.search, name="search"),
    path("search/live/", search.live, name="search_live"),
    path("latest/", listings.latest, name="latest"),
    path("latest/page/<int:number>/", listings.latest),
    path("tag/<str:slug>/", listings.tag, name="tag"),
    path("tag/<str:slug>/page/<int:number>/", listings.tag),
    path("tag/<str:slug>/feed/", listings.tag_feed),
    path("tag/<str:slug>/feed/<str:form>/", listings.tag_feed),
    path("author/<str:slug>/", listings.author, name="author"),
    path("author/<str:slug>/page/<int:number>/", listings.author),
    path("author/<str:slug>/feed/", listings.author_feed),
    path("author/<str:slug>/feed/<str:form>/", listings.author_feed),
    path("corrections/", corrections.corrections, name="corrections"),
    path("corrections/page/<int:number>/", corrections.corrections),
    path("corrections/feed/", feeds.corrections_feed),
    path("corrections/feed/<str:form>/", feeds.corrections_feed),
    path("sitemap.xml", sitemaps.index),
    path("sitemap-news.xml", sitemaps.news),
    re_path(r"^sitemap-articles-(?P<year>[12]\d{3})-(?P<month>0[1-9]|1[0-2])\.xml$", sitemaps.articles),
    re_path(r"^sitemap-(?P<name>[a-z]+)-(?P<number>[1-9]\d{0,5})\.xml$", sitemaps.part),
    path("robots.txt", files.robots),
    path("manifest.webmanifest", files.manifest, name="manifest"),
    path("favicon.ico", files.favicon),
    re_path(r"^social/(?P<name>site|[1-9]\d{0,17})-(?P<version>[0-9a-f]{10})\.png$", files.social),
    re_path(_PICTURE, pictures.picture),
    re_path(_DATE + _PAGE, listings.archive),
]
