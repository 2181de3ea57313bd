"""Every change to the newsroom's tables, as one verb each. Admin, commands, tasks and imports call these."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from urllib.parse import urlsplit

from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Revision, Site, Workflow

from newsreel.newsroom import reviewing, roles
from newsreel.newsroom.checklist import gate
from newsreel.newsroom.models import (
    Article,
    Correction,
    HomePage,
    Page,
    Publication,
    Section,
    User,
    Withdrawal,
)
from newsreel.newsroom.roles import Role


@transaction.atomic
def open_site(*, name: str, origin: str) -> HomePage:
    """Make the home page and Wagtail's site record of a new site; on an opened one, change nothing.

    `origin` is the public address without a path, like ``https://example.org``.
    """
    existing = HomePage.objects.first()
    if existing is not None:
        return existing
    root = Page.objects.filter(depth=1).get()
    Page.objects.filter(depth=2).delete()
    root.refresh_from_db()
    home = HomePage(title=name, slug="home", address="/")
    root.add_child(instance=home)
    home.save_revision().publish()
    parts = urlsplit(origin)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    Site.objects.all().delete()
    site = Site.objects.create(
        hostname=parts.hostname or "localhost",
        port=port,
        root_page=home,
        site_name=name,
        is_default_site=True,
    )
    Publication.objects.update_or_create(site=site, defaults={"name": name})
    _clear_wagtails_samples()
    return home


@transaction.atomic
def add_navigation(
    *,
    menu_links: Iterable[tuple[str, str]] = (),
    page_links: Iterable[tuple[str, str]] = (),
    social: Mapping[str, str] | None = None,
) -> None:
    """Add links, each a label and an address, behind those there are; social addresses where none stands."""
    site = Site.objects.get(is_default_site=True)
    Publication.for_site(site)
    publication = Publication.objects.select_for_update().get(site=site)
    for field, links in (("menu_links", menu_links), ("page_links", page_links)):
        for label, address in links:
            getattr(publication, field).append(("link", {"label": label, "address": address}))
    for name, address in (social or {}).items():
        setattr(publication, name, getattr(publication, name) or address)
    publication.save()


def _clear_wagtails_samples() -> None:
    """The groups and the workflow that Wagtail's own migrations make; roles.py has ours."""
    Group.objects.filter(name__in=["Moderators", "Editors"]).delete()
    for workflow in Workflow.objects.filter(name="Moderators approval"):
        workflow.tasks.delete()
        workflow.delete()


@transaction.atomic
def ensure_roles(home: HomePage) -> None:
    """Make the four groups with their rights, and the review workflow. Removes nothing that is there."""
    for role in Role:
        group, _made = Group.objects.get_or_create(name=role.group_name)
        roles.grant(group, role, place=None if role is Role.CONTRIBUTOR else home)
    reviewing.ensure_review(home, name="Review")


@transaction.atomic
def give_section_rights(*, user: User, section: Section, role: Role) -> Group:
    """Let somebody work in one section and those beneath it, and nowhere else by this right.

    Puts them into a group like “Editors of Cinema”, made when first needed. A section's editors also
    review what is submitted there.
    """
    start = f"{role.group_name} of "
    group = Group.objects.filter(name__startswith=start, page_permissions__page=section).first()
    if group is None:
        places = [place.title for place in section.get_ancestors(inclusive=True) if place.depth > 2]
        group, _made = Group.objects.get_or_create(name=(start + " / ".join(places))[:150])
    roles.grant(group, role, place=section)
    user.groups.add(group)
    if "publish" in roles.RIGHTS[role].on_pages:
        reviewing.ensure_review(section, name=f"Review: {section.title}")
    return group


@transaction.atomic
def make_editor_login(*, username: str, password: str, role: str, email: str = "") -> User:
    """A login for the admin. `role` is a value of :class:`Role`.

    Raises ValidationError where the name is taken or malformed, the role unknown or the password too weak.
    """
    if role not in set(Role):
        raise ValidationError(f"“{role}” is no role. Choose one of {', '.join(Role)}.")
    if User.objects.filter(username=username).exists():
        raise ValidationError(f"There is a login named “{username}” already. Choose another name.")
    user = User(username=username, email=email)
    validate_password(password, user)
    user.set_password(password)
    user.full_clean()
    user.save()
    group = Group.objects.filter(name=Role(role).group_name).first()
    if group is None:
        ensure_roles(HomePage.objects.get())
        group = Group.objects.get(name=Role(role).group_name)
    user.groups.add(group)
    return user


@transaction.atomic
def place_imported_article(
    *,
    article: Article,
    section: Section,
    address: str | None,
    first_published_at: datetime | None,
    last_published_at: datetime | None = None,
    live: bool,
    origin: str,
) -> Article:
    """Put an article here that was published elsewhere before, under the address it had there.

    It passes the checklist by: readers have had it as it is for years, and moving house must not unpublish
    it. Its next edit is examined like any other. `origin` says where it came from, like “WordPress, post
    1234”; the page's history shows it. An article that is in the tree already is brought up to date.
    Nobody is notified: this is no publication.
    """
    article.address = address or None
    article.live = live
    article.has_unpublished_changes = not live
    article.first_published_at = first_published_at
    article.last_published_at = last_published_at or first_published_at
    with gate.opened_for(article):
        if article.pk is None:
            section.add_child(instance=article)
        else:
            article.save()
    revision = article.save_revision(clean=False, changed=False)
    if live:
        article.live_revision = revision
        article.save(update_fields=["live_revision"], clean=False)
    log(instance=article, action="newsroom.place_imported", revision=revision, data={"origin": origin})
    return article


@transaction.atomic
def correct(*, article: Article, kind: str, text: str, by: User | None) -> Correction:
    """Add a dated correction to a published article, for all to see. Changes nothing else of it.

    Raises PermissionDenied, or ValidationError where there is nothing to correct.
    """
    if by is not None and not may_correct(by, article):
        raise PermissionDenied("Only editors of this section may correct it.")
    if article.first_published_at is None:
        raise ValidationError("This article has not been published: change its text instead.")
    correction = Correction(article=article, kind=kind, text=text.strip(), made_at=timezone.now(), made_by=by)
    correction.full_clean(exclude=["made_by"])
    correction.save()
    log(
        instance=article,
        action="newsroom.correct",
        user=by,
        data={"kind": correction.get_kind_display(), "text": correction.text},
    )
    return correction


@transaction.atomic
def withdraw(*, article: Article, kind: str, sentence: str, note: str, by: User | None) -> Withdrawal:
    """Take an article from readers; its address answers 410 with this sentence. Deletes nothing.

    Raises PermissionDenied, or ValidationError where it was never published or is withdrawn already.
    """
    if by is not None and not may_withdraw(by, article, kind):
        raise PermissionDenied("Only editors of this section may withdraw it, only publishers take it down.")
    if article.first_published_at is None:
        raise ValidationError("This article has not been published: readers never saw it.")
    if Withdrawal.objects.filter(article=article).exists():
        raise ValidationError("This article is withdrawn already.")
    withdrawal = Withdrawal(
        article=article,
        kind=kind,
        sentence=sentence.strip(),
        note=note.strip(),
        revision=article.live_revision,
        made_at=timezone.now(),
        made_by=by,
    )
    withdrawal.full_clean(exclude=["made_by"])
    withdrawal.save()
    article.revisions.update(approved_go_live_at=None)
    article.unpublish(user=by, log_action=None)
    log(
        instance=article,
        action="newsroom.withdraw",
        user=by,
        data={
            "kind": withdrawal.get_kind_display(),
            "sentence": withdrawal.sentence,
            "note": withdrawal.note,
        },
    )
    return withdrawal


@transaction.atomic
def restore(*, article: Article, by: User | None) -> None:
    """Bring a withdrawn article back as readers last saw it, through the checklist. Newer drafts stay drafts.

    Raises PermissionDenied, ValidationError where it is not withdrawn, or :class:`gate.NotReadyError`.
    """
    withdrawal = Withdrawal.objects.filter(article=article).select_related("revision").first()
    if withdrawal is None:
        raise ValidationError("This article is not withdrawn.")
    if by is not None and not may_withdraw(by, article, withdrawal.kind):
        raise PermissionDenied(
            "Only editors of this section may restore it, only publishers after a takedown."
        )
    kind = withdrawal.get_kind_display()
    revision: Revision = withdrawal.revision or article.save_revision(user=by)
    withdrawal.delete()
    log(instance=article, action="newsroom.restore", user=by, data={"kind": kind})
    revision.publish(user=by, changed=False)


def note_refusal(*, revision: Revision, refusal: gate.NotReadyError) -> None:
    """Record that the scheduler could not publish this, for the desk to see, and take it off the schedule."""
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    log(
        instance=revision.content_object,
        action="newsroom.refuse_scheduled",
        revision=revision,
        data={"sentences": [problem.sentence for problem in refusal.problems]},
    )


def may_correct(user: User, article: Article) -> bool:
    return user.has_perm("newsroom.add_correction") and article.permissions_for_user(user).can_publish()


def may_withdraw(user: User, article: Article, kind: str = Withdrawal.Kind.WITHDRAWN) -> bool:
    needed = "take_down_article" if kind == Withdrawal.Kind.TAKEDOWN else "add_withdrawal"
    return user.has_perm(f"newsroom.{needed}") and article.permissions_for_user(user).can_publish()
