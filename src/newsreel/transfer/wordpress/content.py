"""One post's content, of either editor, as blocks."""

from collections.abc import Mapping

from newsreel.transfer.wordpress.attachments import Attachments
from newsreel.transfer.wordpress.blocks import BlockRenderer
from newsreel.transfer.wordpress.body import BodyBlock
from newsreel.transfer.wordpress.classic import classic_markup
from newsreel.transfer.wordpress.gutenberg import has_blocks
from newsreel.transfer.wordpress.markup import blocks_from
from newsreel.transfer.wordpress.surroundings import Surroundings


def body_of(
    content: str,
    *,
    post: int,
    attachments: Attachments,
    surroundings: Surroundings,
    reusable: Mapping[int, str] | None = None,
    meta: Mapping[str, str] | None = None,
) -> list[BodyBlock]:
    """The blocks of a post. `reusable` and `meta`: see :class:`.blocks.BlockRenderer`."""
    if not content.strip():
        return []
    if has_blocks(content):
        renderer = BlockRenderer(
            post=post, attachments=attachments, notes=surroundings.notes, reusable=reusable, meta=meta
        )
        markup = renderer.render(content)
    else:
        markup = classic_markup(content, post=post, attachments=attachments)
    return blocks_from(markup, surroundings)
