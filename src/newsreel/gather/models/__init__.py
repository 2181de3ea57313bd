"""Sources, what they gave us, and the stories it tells."""

from newsreel.gather.models.entry import Entry
from newsreel.gather.models.host import Host
from newsreel.gather.models.push import Push
from newsreel.gather.models.rule import Rule
from newsreel.gather.models.source import Source
from newsreel.gather.models.story import Placement, Story
from newsreel.gather.models.turn import Turn

__all__ = ["Entry", "Host", "Placement", "Push", "Rule", "Source", "Story", "Turn"]
