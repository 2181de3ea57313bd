"""All that the site knows of a person, as one document: what they may ask for (GDPR, articles 15, 20)."""

from pathlib import Path
from typing import Any

from newsreel.community.cases.models import Case
from newsreel.community.comments.models import Comment
from newsreel.community.newsletter.models import Subscriber
from newsreel.newsroom.models import Author, User
from newsreel.settings import Settings
from newsreel.transfer.person.holdings import Holdings

VERSION = 1


def export(site: Settings, address: str) -> dict[str, Any]:
    """Moments are ISO 8601. Values of nothing are left in: that something is not known is an answer, too."""
    theirs = Holdings(address.strip().lower())
    return {
        "version": VERSION,
        "site": site.origin,
        "email": theirs.address,
        "comments": [_comment(site, comment) for comment in theirs.comments.select_related("article")],
        "newsletter": [_subscriber(subscriber) for subscriber in theirs.subscribers],
        "cases": [_case(case) for case in theirs.cases],
        "letters": [
            {
                "written_at": letter.made_at.isoformat(),
                "sent_at": letter.sent_at.isoformat() if letter.sent_at else None,
                "to": letter.recipients,
                "subject": letter.subject,
                "text": letter.text,
            }
            for letter in theirs.letters
        ],
        "mail_files": [_mail(file) for file in theirs.mail_files(site.mail_folder)],
        "accounts": [_user(user) for user in theirs.users],
        "bylines": [_author(site, author) for author in theirs.authors],
        "imported": [{"kind": item.kind, "kept": item.kept} for item in theirs.imported],
    }


def _comment(site: Settings, comment: Comment) -> dict[str, Any]:
    return {
        "article": f"{site.origin}{comment.article.address}",
        "written_at": comment.made_at.isoformat(),
        "name": comment.name,
        "website": comment.website,
        "text": comment.text,
        "state": comment.state,
        "browser": comment.user_agent,
        "network_address_hash": comment.address_hash,
    }


def _subscriber(subscriber: Subscriber) -> dict[str, Any]:
    return {
        "state": subscriber.state,
        "signed_up_at": subscriber.made_at.isoformat(),
        "sections": "all"
        if subscriber.all_sections
        else [section.title for section in subscriber.sections.all()],
        "consents": [
            {
                "kind": consent.kind,
                "sentence": consent.sentence,
                "means": consent.means,
                "at": consent.made_at.isoformat(),
                "network_address_hash": consent.address_hash,
            }
            for consent in subscriber.consents.all()
        ],
        "issues": [
            {"issue": str(delivery.issue), "state": delivery.state}
            for delivery in subscriber.deliveries.select_related("issue")
        ],
    }


def _case(case: Case) -> dict[str, Any]:
    return {
        "number": case.number,
        "kind": case.kind,
        "came_in_at": case.made_at.isoformat(),
        "name": case.name,
        "subject": case.subject,
        "text": case.text,
        "addresses": case.addresses,
        "work": case.work,
        "postal_address": case.postal_address,
        "signature": case.signature,
        "state": case.state,
        "outcome": case.outcome,
        "network_address_hash": case.address_hash,
    }


def _mail(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")


def _user(user: User) -> dict[str, Any]:
    return {
        "username": user.get_username(),
        "name": user.get_full_name(),
        "email": user.email,
        "joined_at": user.date_joined.isoformat(),
        "last_login_at": user.last_login.isoformat() if user.last_login else None,
        "groups": [group.name for group in user.groups.all()],
    }


def _author(site: Settings, author: Author) -> dict[str, Any]:
    return {
        "address": site.origin + author.get_absolute_url(),
        "name": author.name,
        "role": author.role,
        "biography": author.biography,
        "website": author.website,
        "email": author.email,
        "social_links": author.social_links,
    }
