"""What can be wrong with a backup."""


class ArchiveError(Exception):
    """Why a backup can't be made, read or brought back: a sentence for the site's owner."""


class DamagedError(ArchiveError):
    """What is there is not what was written: cut, altered, or something of it is missing."""
