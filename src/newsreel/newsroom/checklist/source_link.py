"""An outlet that asks for a link gets one that readers see."""

from collections.abc import Iterator

from newsreel.gather.clustering.duplicates import canonical_address
from newsreel.newsroom.checklist.draft import Draft
from newsreel.newsroom.checklist.problem import Problem, error


def check(draft: Draft) -> Iterator[Problem]:
    links = {canonical_address(link) for link in draft.links}
    wanted = {basis.address: basis.outlet for basis in draft.bases if basis.must_link}
    for address, outlet in wanted.items():
        # A letter or a wire's file has no address to link to.
        page = canonical_address(address)
        if page and page not in links:
            yield error(
                f"{outlet} asks for a link to {address}, and readers would see none. "
                "Name it among the sources with that address, or link to it in the text.",
                "article_sources",
            )
