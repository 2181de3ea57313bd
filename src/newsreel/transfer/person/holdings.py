"""Where the site keeps something of a person, found by their e-mail address."""

import email
import email.policy
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import getaddresses
from pathlib import Path

from django.db.models import Q, QuerySet

from newsreel.community.cases.models import Case
from newsreel.community.comments.models import Comment
from newsreel.community.letters.models import Letter
from newsreel.community.newsletter.models import Subscriber
from newsreel.newsroom.models import Author, User
from newsreel.transfer.models import ImportedItem


@dataclass(frozen=True, slots=True)
class Holdings:
    address: str
    """In lower case."""

    @property
    def comments(self) -> QuerySet[Comment]:
        return Comment.objects.filter(email__iexact=self.address).order_by("made_at", "pk")

    @property
    def subscribers(self) -> QuerySet[Subscriber]:
        return Subscriber.objects.filter(email__iexact=self.address)

    @property
    def cases(self) -> QuerySet[Case]:
        return Case.objects.filter(email__iexact=self.address).order_by("made_at", "pk")

    @property
    def letters(self) -> QuerySet[Letter]:
        """To them, from them, or with their address in it."""
        named = Q(recipients__icontains=self.address) | Q(reply_to__iexact=self.address)
        written = Q(text__icontains=self.address) | Q(markup__icontains=self.address)
        return Letter.objects.filter(named | written).order_by("made_at", "pk")

    @property
    def users(self) -> QuerySet[User]:
        return User.objects.filter(email__iexact=self.address)

    @property
    def authors(self) -> QuerySet[Author]:
        return Author.objects.filter(Q(email__iexact=self.address) | Q(user__email__iexact=self.address))

    @property
    def imported(self) -> QuerySet[ImportedItem]:
        return ImportedItem.objects.filter(Q(kept__icontains=self.address) | Q(key__iexact=self.address))

    def mail_files(self, folder: Path) -> Iterator[Path]:
        """Mail that was written to a folder instead of being sent."""
        for file in sorted(folder.glob("*.eml")):
            message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            fields = [str(value) for name in ("To", "Cc", "Reply-To") for value in message.get_all(name, [])]
            body = message.get_body(("plain", "html"))
            text = str(body.get_content()) if body is not None else ""
            theirs = {address.lower() for _name, address in getaddresses(fields)}
            if self.address in theirs or self.address in text.lower():
                yield file

    def is_empty(self, folder: Path) -> bool:
        kinds = (self.comments, self.subscribers, self.cases, self.letters, self.users, self.authors)
        return not (any(kind.exists() for kind in kinds) or any(self.mail_files(folder)))
