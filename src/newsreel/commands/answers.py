"""How a command answers: lines of JSON, or a sentence that says why not."""

import json
from collections.abc import Iterable
from typing import Any

import click


class Refusal(click.ClickException):
    """Bad input: a sentence on standard error and exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(f"newsreel: {self.message}", err=True)


def print_lines(answers: Iterable[dict[str, Any]]) -> None:
    """Each as a line of JSON; a file that isn't text ends the program with a sentence."""
    try:
        for answer in answers:
            click.echo(json.dumps(answer, ensure_ascii=False))
    except UnicodeDecodeError as error:
        raise Refusal(f"The file is not UTF-8 text ({error.reason}). Save it as UTF-8.") from error
