"""``python -m newsreel`` is the command ``newsreel``."""

from newsreel.cli import main

main()
