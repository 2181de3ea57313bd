"""The admin's screen for what the site knows of a person: find it, give it to them, forget it.

The address goes by POST alone: it shall stand in no log and no browser's history.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.admin.menu import MenuItem

from newsreel import settings
from newsreel.transfer.person import record
from newsreel.transfer.person.erase import Erased, PersonError, erase
from newsreel.transfer.person.export import export
from newsreel.transfer.person.holdings import Holdings

PERMISSION = "newsroom.delete_user"
"""Whoever may delete logins may do this, too: it is no less."""
_NAMES = {
    "comments": "Comments",
    "newsletter": "Newsletter subscriptions",
    "cases": "Messages and cases",
    "letters": "Letters",
    "mail_files": "Mail files",
    "accounts": "Logins",
    "bylines": "Bylines",
    "imported": "What a former site knew",
}


class FindForm(forms.Form):
    email = forms.EmailField(
        label="E-mail address", widget=forms.EmailInput(attrs={"autocomplete": "off", "size": 40})
    )


class EraseForm(FindForm):
    email = forms.EmailField(widget=forms.HiddenInput)
    with_texts = forms.BooleanField(
        label="Also the words of published comments",
        required=False,
        help_text="Other readers answered them. Without this they stay, without name or address.",
    )


class PersonItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return bool(request.user.has_perm(PERMISSION))


def menu_item() -> MenuItem:
    return PersonItem("Personal data", reverse("person"), name="personal-data", icon_name="user", order=900)


@never_cache
@require_http_methods(["GET", "POST"])
def person(request: HttpRequest) -> HttpResponse:
    """Ask for an address, and show what is held of whom it belongs to."""
    _check(request)
    form = FindForm(request.POST or None)
    found: dict[str, int] = {}
    address = ""
    if form.is_valid():
        address = form.cleaned_data["email"].strip().lower()
        known = export(settings.current(), address)
        found = {label: len(known[name]) for name, label in _NAMES.items() if known[name]}
    return render(
        request,
        "transfer/person.html",
        {**_HEADER, "form": form, "address": address, "found": found},
    )


@never_cache
@require_http_methods(["POST"])
def person_file(request: HttpRequest) -> HttpResponse:
    """All that is held of a person, as a file to be sent to them."""
    _check(request)
    form = FindForm(request.POST)
    if not form.is_valid():
        return redirect("person")
    known = export(settings.current(), form.cleaned_data["email"])
    response = JsonResponse(known, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="personal-data.json"'
    return response


@never_cache
@require_http_methods(["POST"])
def erase_person(request: HttpRequest) -> HttpResponse:
    """Ask whether they are sure; where they are, forget the person and say what stays, and why."""
    _check(request)
    form = EraseForm(request.POST)
    if not form.is_valid():
        return redirect("person")
    address = form.cleaned_data["email"].strip().lower()
    shown: dict[str, Any] = {**_HEADER, "form": form, "address": address}
    if request.POST.get("is_sure") != "yes":
        return render(request, "transfer/erase_person.html", shown)
    try:
        done = _erased(request, address, with_texts=form.cleaned_data["with_texts"])
    except PersonError as error:
        messages.error(request, str(error))
        return redirect("person")
    if _is_own(request, address):
        return redirect("wagtailadmin_login")
    return render(request, "transfer/person_erased.html", {**shown, "done": done, "counts": _counted(done)})


def _erased(request: HttpRequest, address: str, *, with_texts: bool) -> Erased:
    theirs = Holdings(address)
    may_do_everything = getattr(request.user, "is_superuser", False)
    if not may_do_everything and theirs.users.filter(is_superuser=True).exists():
        raise PersonError("This login may do everything: only another such login can erase it.")
    site, now = settings.current(), timezone.now()
    done = erase(site=site, address=address, with_texts=with_texts, now=now)
    record.note(site, address=address, done=done, now=now)
    return done


def _is_own(request: HttpRequest, address: str) -> bool:
    return str(getattr(request.user, "email", "")).lower() == address


def _counted(done: Erased) -> dict[str, int]:
    counts = {
        "Comments": done.comments,
        "Newsletter subscriptions": done.subscriptions,
        "Messages and cases": done.cases,
        "Letters": done.letters,
        "Mail files": done.mail_files,
        "Logins": done.accounts,
        "Bylines": done.bylines,
    }
    return {name: count for name, count in counts.items() if count}


def _check(request: HttpRequest) -> None:
    if not getattr(request.user, "has_perm", lambda _name: False)(PERMISSION):
        raise PermissionDenied


_HEADER: dict[str, Any] = {
    "header_title": "Personal data",
    "header_icon": "user",
    "page_title": "Personal data",
}
