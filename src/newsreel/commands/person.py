"""`newsreel person`: what the site knows of somebody, and forgetting it."""

import json

import click

from newsreel.commands.answers import Refusal
from newsreel.commands.site import opened_site


@click.group()
def person() -> None:
    """What the site knows of a person: give it to them, or forget it."""


@person.command("export")
@click.argument("email")
def export_person(email: str) -> None:
    """Print all that the site knows of EMAIL as a JSON document, to be sent to its owner."""
    site = opened_site()
    from newsreel.transfer.person.export import export

    _check(email)
    click.echo(json.dumps(export(site, email), ensure_ascii=False, indent=2))


@person.command("erase")
@click.argument("email", required=False)
@click.option("--with-texts", is_flag=True, help="Also the words of published comments.")
@click.option(
    "--again", is_flag=True, help="Instead of EMAIL: all who were erased before and came back with a backup."
)
@click.option("--yes", "is_sure", is_flag=True, help="Don't ask.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def erase_person(email: str | None, with_texts: bool, again: bool, is_sure: bool, as_json: bool) -> None:
    """Forget EMAIL: comments lose their name, subscription, letters and login go; say what stays, and why."""
    site = opened_site()
    from django.utils import timezone

    from newsreel.transfer.person import record
    from newsreel.transfer.person.erase import PersonError, erase
    from newsreel.transfer.person.holdings import Holdings

    if (email is None) != again:
        raise Refusal("Name either an EMAIL or --again.")
    if email is not None:
        _check(email)
        if Holdings(email.strip().lower()).is_empty(site.mail_folder):
            raise Refusal(f"The site knows nothing of {email}.")
    addresses = record.returned(site) if email is None else [email]
    if not is_sure and addresses:
        click.confirm(f"Forget {', '.join(addresses)}? This can't be undone.", abort=True, err=True)
    now = timezone.now()
    answers = []
    for address in addresses:
        try:
            done = erase(site=site, address=address, with_texts=with_texts, now=now)
        except PersonError as error:
            raise Refusal(str(error)) from error
        record.note(site, address=address, done=done, now=now)
        answers.append(done.as_dict())
    if as_json:
        click.echo(json.dumps(answers if again else answers[0], ensure_ascii=False))
        return
    for answer in answers:
        _tell(answer)
    if not answers:
        click.echo("Nobody who was erased has come back.")


def _tell(answer: dict[str, object]) -> None:
    counted = ("comments", "subscriptions", "cases", "letters", "mail_files", "accounts", "bylines")
    words = ", ".join(
        f"{answer[name]} {name.removesuffix('s' if answer[name] == 1 else '').replace('_', ' ')}"
        for name in counted
        if answer[name]
    )
    click.echo(f"Forgotten: {words or 'nothing'}.")
    kept = answer["kept"]
    for sentence in kept if isinstance(kept, list) else ():
        click.echo(f"• kept: {sentence}")
    click.echo(
        "Backups made before still hold it until they are removed; after a restore, run "
        "`newsreel person erase --again`."
    )


def _check(email: str) -> None:
    name, at, domain = email.strip().rpartition("@")
    if not (name and at and domain) or any(letter.isspace() for letter in email.strip()):
        raise Refusal(f"{email!r} is no e-mail address.")
