"""Makes of each item what shall be stored, without asking database or network, in whichever process."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from newsreel.transfer.wordpress.links import Links
from newsreel.transfer.wordpress.notes import Notes
from newsreel.transfer.wordpress.place.ledger import Known, digest_of
from newsreel.transfer.wordpress.prepare import Prepared, prepare
from newsreel.transfer.wordpress.records import ItemRecord
from newsreel.transfer.wordpress.replies import Reply, replies_of
from newsreel.transfer.wordpress.spool import Keyed
from newsreel.transfer.wordpress.surroundings import FileOf, PictureOf, Surroundings
from newsreel.transfer.wordpress.survey import NOT_IMPORTED, Survey, kind_of


class Work(NamedTuple):
    """One item, ready to be stored."""

    item: ItemRecord
    """Without its text, meta data and comments, unless it is of a kind that needs them."""
    key: str | None
    digest: str = ""
    is_known: bool = False
    """Whether an earlier import left it in the ledger."""
    post: Prepared | None = None
    """None where there is nothing to make: another kind, unchanged since, or not to be had."""
    problem: str = ""
    """Why it could not be made ready."""
    replies: Sequence[Reply] = ()
    is_older: bool = False
    """Last changed before the day from which this run takes what is new."""


@dataclass(frozen=True, slots=True)
class Workshop:
    survey: Survey
    known: Mapping[tuple[str, str], Known]
    picture: PictureOf
    file: FileOf
    signature: str
    """Changes whenever there are more pictures to show than before."""
    now: datetime
    links: Links
    since: datetime | None = None

    def works(self, batch: Sequence[Keyed]) -> list[Work]:
        return [self.work(keyed.key, keyed.item) for keyed in batch]

    def work(self, key: str | None, item: ItemRecord) -> Work:
        kind = kind_of(item)
        if key is None or kind not in ("post", "page"):
            return Work(_slim(item, keep_meta=kind == "nav_menu_item"), key, replies=_unread(item))
        if item.status in NOT_IMPORTED:
            return Work(_slim(item), key, replies=_unread(item))
        key, known = self._known(item, key)
        if self._is_older(item):
            return Work(_slim(item), key, is_known=known is not None, replies=_unread(item), is_older=True)
        digest = digest_of(item._replace(line=0, comments=()), self.signature)
        replies = replies_of(item, self.survey.origin) if kind == "post" else _unread(item)
        work = Work(_slim(item), key, digest, is_known=known is not None, replies=replies)
        if known is not None and known.digest == digest:
            return work
        surroundings = Surroundings(notes=Notes(), picture=self.picture, link=self.links, file=self.file)
        try:
            post = prepare(item, key, self.survey, surroundings, self.now)
        except (ValueError, LookupError, TypeError, ArithmeticError, RecursionError) as error:
            return work._replace(problem=f"{type(error).__name__}: {error}"[:300])
        return work._replace(post=post)

    def _is_older(self, item: ItemRecord) -> bool:
        changed = [moment for moment in (item.modified_utc, item.date_utc) if moment]
        if item.status == "publish":
            changed += [comment.made_at for comment in item.comments if comment.made_at]
        return self.since is not None and bool(changed) and max(changed) < self.since

    def _known(self, item: ItemRecord, key: str) -> tuple[str, Known | None]:
        """The item's key in the ledger and what an earlier import left of it.

        A number is used anew where a site was built anew. So an item with another slug and another date is
        another item.
        """
        known = self.known.get((kind_of(item), key))
        if known is None or known.is_of(item):
            return key, known
        key = f"{key}/{item.slug or item.title}/{item.date}"[:200]
        return key, self.known.get((kind_of(item), key))


def _slim(item: ItemRecord, *, keep_meta: bool = False) -> ItemRecord:
    return item._replace(content="", excerpt="", meta=item.meta if keep_meta else (), comments=())


def _unread(item: ItemRecord) -> list[Reply]:
    return [Reply.unread(comment) for comment in item.comments]
