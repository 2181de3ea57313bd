"""What transfer adds to Wagtail's admin."""

from typing import Any

from wagtail import hooks

from newsreel.transfer.sample.history import BEGUN, FINISHED


@hooks.register("register_log_actions")
def name_sample_edition_in_history(actions: Any) -> None:
    actions.register_action(BEGUN, "Sample edition begun", "Began to load the sample edition")
    actions.register_action(FINISHED, "Sample edition loaded", "Loaded the sample edition")
