"""What processes take of the machine's memory, for measurements. Linux only."""

from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1024
"""In KiB, as `/proc` counts."""


@dataclass(frozen=True)
class Weight:
    """In KiB."""

    pss: int
    rss: int


def family(process_id: int) -> list[int]:
    """The process and all beneath it."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            # The name in brackets may hold blanks; the parent stands second behind it (proc_pid_stat(5)).
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
        children.setdefault(parent, []).append(int(stat.parent.name))
    found = [process_id]
    for parent in found:
        found += children.get(parent, [])
    return found


def weigh(process_id: int) -> Weight | None:
    try:
        lines = Path(f"/proc/{process_id}/smaps_rollup").read_text().splitlines()
    except OSError:
        return None
    sizes = {line.split()[0]: int(line.split()[1]) for line in lines[1:] if line.endswith("kB")}
    return Weight(sizes["Pss:"], sizes["Rss:"])
