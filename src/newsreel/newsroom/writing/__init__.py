"""Drafts that a language model of the owner's choice writes from a story; none is chosen by default."""
