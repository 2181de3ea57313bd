"""Where readers' forms are sent, and the pages of the newsletter."""

from django.urls import URLPattern, path

from newsreel.community.comments import views as comments

urlpatterns: list[URLPattern] = [
    path("comments/", comments.receive, name="comment"),
]
