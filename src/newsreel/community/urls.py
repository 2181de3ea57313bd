"""Where readers' forms are sent, and the pages of the newsletter."""

from django.urls import URLPattern, path
from django.views.generic import RedirectView

from newsreel.community.cases import views as cases
from newsreel.community.comments import views as comments
from newsreel.community.newsletter import views as newsletter

urlpatterns: list[URLPattern] = [
    path("cases/", cases.receive, name="case_receive"),
    path("cases/thanks/<str:token>/", cases.thanks, name="case_thanks"),
    path("comments/", comments.receive, name="comment"),
    path("newsletter/", RedirectView.as_view(pattern_name="newsletter_subscribe")),
    path("newsletter/subscribe/", newsletter.subscribe, name="newsletter_subscribe"),
    path("newsletter/thanks/", newsletter.thanks, name="newsletter_thanks"),
    path("newsletter/confirm/<str:token>/", newsletter.confirm, name="newsletter_confirm"),
    path("newsletter/preferences/<str:key>/", newsletter.preferences, name="newsletter_preferences"),
    path("newsletter/unsubscribe/<str:key>/", newsletter.unsubscribe, name="newsletter_unsubscribe"),
]
