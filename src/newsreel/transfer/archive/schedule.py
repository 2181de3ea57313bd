"""Backups by the clock: two lines of the site's settings."""

import json
import os
import re
import tomllib
from pathlib import Path

from newsreel.settings import SETTINGS_FILE, Settings
from newsreel.transfer.archive.destination import is_single_file
from newsreel.transfer.archive.errors import ArchiveError


def set_schedule(site: Settings, address: str, hours: int) -> str:
    """Write to the settings that the running site backs itself up. Returns a sentence about it."""
    if is_single_file(address):
        raise ArchiveError(
            "Backups by the clock need a folder or a bucket, where each adds what is new; "
            f"{address} is a single file."
        )
    if not address.startswith("s3://"):
        address = str(Path(address).expanduser().absolute())
    file = site.site / SETTINGS_FILE
    text = with_values(file.read_text(encoding="utf-8"), {"backup_to": address, "backup_every": hours})
    beside = file.with_name(f".{SETTINGS_FILE}.part")
    beside.write_text(text, encoding="utf-8")
    beside.chmod(file.stat().st_mode & 0o777)
    beside.replace(file)
    for variable in ("NEWSREEL_BACKUP_TO", "NEWSREEL_BACKUP_EVERY"):
        if variable in os.environ:
            return f"Written to {file}; but the environment variable {variable} goes before it."
    return f"From its next start on, the site backs itself up to {address} every {hours} hours."


def with_values(text: str, values: dict[str, str | int]) -> str:
    """The text of a settings file with these values; all else stays as its owner wrote it."""
    for name, value in values.items():
        # TOML writes strings as JSON does, but for one letter.
        line = f"{name} = {json.dumps(value, ensure_ascii=False)}".replace("\x7f", "\\u007f")
        known = tomllib.loads(text)
        if name in known:
            text = re.sub(rf"(?m)^[ \t]*{name}[ \t]*=.*$", lambda _match, line=line: line, text, count=1)  # type: ignore[misc] # no lambda is typed
        else:
            # Above all tables: below one it would be a part of it.
            start = re.search(r"(?m)^[ \t]*\[", text)
            place = start.start() if start else len(text)
            before = text[:place] if not text[:place] or text[:place].endswith("\n") else f"{text[:place]}\n"
            text = f"{before}{line}\n{text[place:]}"
    return text
