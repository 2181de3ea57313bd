"""What the server counts: for who watches it, and so that the most-read pages are drawn anew first."""

import time
from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    hits: int = 0
    """Answered from memory or the store."""
    misses: int = 0
    """The application had to draw."""
    stale: int = 0
    """Answered with a page that should have been drawn anew, because that failed or took too long."""
    passed: int = 0
    """Passed on to the application: admin, forms, search."""
    refused: int = 0
    failed: int = 0
    """Answered with an error of ours: nothing was kept, and the application did not answer."""
    drawing: float = 0.0
    """Seconds spent waiting for the application to draw pages."""
    started: float = field(default_factory=time.time)
    reads: Counter[str] = field(default_factory=Counter)

    def taken_reads(self) -> list[tuple[str, int]]:
        """The reads of each page since the last call, the most-read first."""
        reads, self.reads = self.reads, Counter()
        return reads.most_common()
