from dataclasses import replace

from newsreel.front.example_stories import ARTICLE, CHECKED

EXAMPLES = {
    "Two reports, a difference, a correction": {"checked": ARTICLE.checked},
    "One report without quotations": {
        "checked": replace(CHECKED, sources=1, quotations=0, kept=0, corrections=0)
    },
}
