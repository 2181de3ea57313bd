"""`newsreel import`: moving a site in from elsewhere."""

import click

from newsreel.commands.export import import_newsreel
from newsreel.commands.import_foreign import import_ghost, import_markdown
from newsreel.commands.import_wordpress import import_wordpress


@click.group("import")
def import_() -> None:
    """Move a site in from elsewhere."""


import_.add_command(import_newsreel)
import_.add_command(import_wordpress)
import_.add_command(import_ghost)
import_.add_command(import_markdown)
