"""The shell: stores what was worked out, through Wagtail's own mechanisms."""
