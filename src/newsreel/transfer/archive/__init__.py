"""Backup and restore: a site as snapshots in a repository, and back."""

from pathlib import PurePath

STAGE = PurePath(".restore")
"""In the site folder: what is prepared by a restore."""
JOURNAL = STAGE / "journal.json"
"""There while a restore moves things into place: it must be brought to its end before the site is used."""
