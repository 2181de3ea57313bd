"""Reservation of text and data mining (TDMRep, W3C community group report): in a file, headers, a page."""

import json
from collections.abc import Mapping
from urllib.parse import urljoin

from newsreel.gather.permission.statements import LONGEST_TEXT, MOST_STATEMENTS, Statement, What

ADDRESS = "/.well-known/tdmrep.json"


def file_statements(body: bytes, *, address: str, read_at: str) -> list[Statement]:
    """What `tdmrep.json` says; nothing where it is none."""
    try:
        rules = json.loads(body.decode("utf-8-sig", errors="replace"))
    except (ValueError, RecursionError):
        return []
    found = []
    for rule in rules if isinstance(rules, list) else []:
        if not isinstance(rule, dict) or not isinstance(rule.get("location"), str):
            continue
        path = "/" + rule["location"].lstrip("/")
        reserved = _reserved(rule.get("tdm-reservation"))
        if reserved is None:
            continue
        text = f"tdm-reservation: {int(reserved)}" + _policy(rule.get("tdm-policy"), address)
        found.append(
            Statement(
                What.TEXT_MINING, not reserved, "tdmrep.json", address, text, path[:LONGEST_TEXT], read_at
            )
        )
    return found[:MOST_STATEMENTS]


def reservation(given: Mapping[str, str], *, where: str, address: str, read_at: str) -> list[Statement]:
    """What the fields `tdm-reservation` and `tdm-policy` say, of a page's header or of its meta elements."""
    reserved = _reserved(given.get("tdm-reservation"))
    if reserved is None:
        return []
    text = f"tdm-reservation: {int(reserved)}" + _policy(given.get("tdm-policy"), address)
    return [Statement(What.TEXT_MINING, not reserved, where, address, text, "/", read_at)]


def _reserved(value: object) -> bool | None:
    return {"1": True, "0": False}.get(str(value).strip()) if isinstance(value, (str, int)) else None


def _policy(value: object, address: str) -> str:
    if not isinstance(value, str) or not value.strip():
        return ""
    try:
        return f", policy: {urljoin(address, value.strip())}"[:LONGEST_TEXT]
    except ValueError:
        return ""
