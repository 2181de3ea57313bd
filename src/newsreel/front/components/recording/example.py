from newsreel.front.example_pictures import picture
from newsreel.front.view import Recording

EXAMPLES = {
    "Sound": {
        "recording": Recording(
            src="/media/last-night.mp3",
            is_film=False,
            caption="The last minute of the last reel.",
            credit="Iris Falk",
        )
    },
    "Film": {
        "recording": Recording(
            src="/media/last-night.mp4", caption="The last night.", poster=picture(2, 1600, 900)
        )
    },
    "Missing": {"recording": Recording(src="", caption="The last night.")},
}
