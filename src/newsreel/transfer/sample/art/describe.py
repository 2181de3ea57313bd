"""What a picture shows, in a sentence for those who can't see it."""

from newsreel.transfer.sample.art.people.looks import Looks
from newsreel.transfer.sample.art.scene import Scene

_SENTENCES = {
    # {thing}: the motif with its article; {who}: the first person
    "cone": "{thing} in a cone of light",
    "disc": "{thing} before a great disc",
    "rays": "{thing} with rays of light spreading from behind it",
    "blinds": "{thing} in the striped light of a window blind",
    "long_shadow": "{thing} under a low sun, casting a long shadow",
    "counterchange": "{thing} on two colours that meet on a diagonal",
    "slices": "{thing}, cut through on a slant and put together askew",
    "target": "{thing} in the middle of concentric rings",
    "opening": "{thing} seen through an opening cut in paper",
    "row": "{thing}, larger than the others in its row",
    "overprint": "{thing} printed twice, a step apart, in two inks",
    "giant": "a small figure before {thing} as large as a house",
    "headpiece": "shoulders in evening clothes, and where the head should be {thing}",
    "table": "{thing} between two smaller objects on a table",
    "close_up": "{thing}, so near that its edges leave the picture",
    "wallpaper": "{thing} on wallpaper that repeats it",
    "curtains": "{thing} in a spotlight between stage curtains",
    "arches": "{thing} on a stage under arches of light",
    "concert": "{thing} in crossing beams above a crowd with raised hands",
    "screening": "a cinema audience from behind, and on the screen {thing}",
    "press": "photographers with raised cameras on both sides of {thing}",
    "queue": "people in coats queuing before {thing}",
    "skyline": "{thing} among the towers of a city",
    "canyon": "{thing} at the end of a street of tall houses",
    "facade": "a house front at night, and in its largest window {thing}",
    "premiere": "{thing} where searchlights cross above the roofs",
    "open_country": "{thing} before hills and a low sun",
    "waterside": "{thing} in water under a low sun, watched from the shore",
    "road": "{thing} where a straight road meets the horizon",
    "woods": "{thing} in a clearing between bare trees",
    "vista": "{thing} under a wide sky, and a small figure",
    "author": "{who}",
    "star": "{who}",
    "pair": "two heads in profile, face to face",
    "mind": "the flat profile of a head, and inside it {thing}",
    "echo": "{who}, echoed twice in other inks",
    "noir": "{who}, in the striped light of a window blind",
}
_HAIR = {
    "bob": "a fringe and a bob",
    "waves": "waves of long hair",
    "bun": "hair in a bun",
    "curls": "curls",
    "parting": "a side parting",
    "slick": "slicked-back hair",
    "pixie": "short hair",
    "quiff": "a quiff",
    "long": "long straight hair",
    "crop": "cropped hair",
    "braids": "braids",
    "bald": "a bald head",
}
_HATS = {
    "fedora": "a felt hat",
    "beret": "a beret",
    "cap": "a cap",
    "brim": "a wide-brimmed hat",
    "scarf": "a headscarf",
    "pillbox": "a pillbox hat",
}
_GLASSES = {
    "dark": "dark glasses",
    "round": "round glasses",
    "square": "square glasses",
    "cat": "cat-eye glasses",
}
_BEARDS = {"beard": "a beard", "moustache": "a moustache", "goatee": "a goatee"}


def in_words(scene: Scene) -> str:
    """A sentence without its full stop, for a scene that has been composed."""
    record = scene.record
    who = _person(record.people[0]) if record.people else ""
    shown = _SENTENCES.get(record.scheme, "{thing}").format(thing=scene.motif.words, who=who)
    if record.title:
        shown = f"film poster with the title “{record.title}”: {shown}"
    elif record.lettered:
        shown = f"film poster without a title: {shown}"
    elif record.scheme in {"author", "star", "noir", "echo"}:
        shown = f"cut-paper portrait of {shown}"
    return shown[0].upper() + shown[1:]


def _person(looks: Looks) -> str:
    hair = "" if looks.hat == "scarf" else _HAIR[looks.hair]
    parts = (hair, _BEARDS.get(looks.beard), _GLASSES.get(looks.glasses), _HATS.get(looks.hat))
    traits = [trait for trait in parts if trait]
    listed = " and ".join([", ".join(traits[:-1]), traits[-1]] if len(traits) > 1 else traits)
    view = " in profile" if looks.view == "profile" else ""
    return f"{'a woman' if looks.lashes else 'a man'}{view} with {listed}"
