"""Newsreel: runs an entertainment-news site."""

from importlib.metadata import version

__version__ = version("newsreel")
