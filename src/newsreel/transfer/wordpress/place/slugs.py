"""Slugs beneath a section, each given once."""

from newsreel.newsroom.models import Page


class Slugs:
    """Keeps in mind which slugs a section's pages have, so that giving one asks no database."""

    def __init__(self) -> None:
        self._taken: dict[int, set[str]] = {}

    def give(self, section_id: int, wanted: str) -> str:
        """The slug, or the first free one numbered after it, as Wagtail numbers them."""
        taken = self._taken.get(section_id)
        if taken is None:
            above = Page.objects.get(pk=section_id)
            taken = set(Page.objects.child_of(above).values_list("slug", flat=True))
            self._taken[section_id] = taken
        slug, number = wanted, 1
        while slug in taken:
            slug = f"{wanted}-{number}"
            number += 1
        taken.add(slug)
        return slug
