"""What readers are told when there is no page to show: plain, and complete without styles or scripts."""

_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<body style="font: 1.125rem/1.6 Georgia, serif; max-width: 34rem; margin: 15vh auto; padding: 0 1.5rem">
<h1 style="font-size: 2rem; line-height: 1.2">{title}</h1>
<p>{sentence}</p>
<p><a href="/" style="color: inherit">To the front page</a></p>
</body>
</html>
"""

_SENTENCES = {
    500: ("Something broke", "This page could not be made, and that is our fault. It has been noted."),
    503: (
        "Back in a moment",
        "This page can’t be made just now. Pages we have made before are all there; please try this "
        "one again in a minute.",
    ),
}
_FORM = (
    "This was not sent",
    "We can’t take anything in just now, so nothing of what you sent was kept. Please go back – what you "
    "wrote should still stand in the form – and send it again in a minute.",
)


def sorry(status: int, *, is_form: bool = False) -> str:
    """A page for 500 or 503; `is_form`: the reader sent something, and must know that it was not kept."""
    title, sentence = _FORM if is_form else _SENTENCES[status]
    return _PAGE.format(title=title, sentence=sentence)
