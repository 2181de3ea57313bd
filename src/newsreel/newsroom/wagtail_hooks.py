"""What this room adds to Wagtail's admin."""

from wagtail import hooks

from newsreel.newsroom.desk import history
from newsreel.newsroom.desk.wire import WireGroup

hooks.register("register_log_actions", history.register)


@hooks.register("register_admin_viewset")
def wire() -> WireGroup:
    return WireGroup()
