"""What the user is told where an export can't be made or read."""


class ExchangeError(Exception):
    """A sentence: what is wrong, where, and how to mend it."""
