"""Addresses of the newsletter's pages. Paths only: mails put the site's origin before them."""

from django.urls import reverse


def subscribe() -> str:
    return reverse("newsletter_subscribe")


def thanks() -> str:
    return reverse("newsletter_thanks")


def confirm(token: str) -> str:
    return reverse("newsletter_confirm", args=[token])


def preferences(key: str) -> str:
    return reverse("newsletter_preferences", args=[key])


def unsubscribe(key: str) -> str:
    return reverse("newsletter_unsubscribe", args=[key])
