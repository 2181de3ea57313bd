"""Addresses of the style guide, which stand where DEBUG is on."""

from django.urls import path

from newsreel.front import styleguide

urlpatterns = [
    path("", styleguide.guide, name="styleguide"),
    path("<str:name>/", styleguide.sample, name="styleguide_sample"),
]
