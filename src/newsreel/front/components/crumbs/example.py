from newsreel.front.view import Crumb

EXAMPLES = {
    "Of a story": {
        "crumbs": (
            Crumb("Home", "/"),
            Crumb("Cinema", "/cinema/"),
            Crumb("The last projectionist of Porto Maré turns out the lights"),
        )
    }
}
