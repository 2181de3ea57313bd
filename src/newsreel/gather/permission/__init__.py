"""What owners of pages let machines do, and what they don't.

Before a page is asked for: :func:`page_permission`. Once it is read: :func:`forbidden_by` of
:func:`page_statements`. Before a text that we have is used: :func:`forbidden`.
"""

from newsreel.gather.permission.hosts import Permission, forbidden, page_permission
from newsreel.gather.permission.page import page_statements
from newsreel.gather.permission.statements import Statement, Use, forbidden_by, restored, sentence

__all__ = [
    "Permission",
    "Statement",
    "Use",
    "forbidden",
    "forbidden_by",
    "page_permission",
    "page_statements",
    "restored",
    "sentence",
]
