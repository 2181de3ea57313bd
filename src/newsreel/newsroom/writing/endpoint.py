"""Asks the language model that the site's owner named, by the chat completions that most programs speak."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from newsreel.gather.agent import user_agent
from newsreel.lib.http import FetchError, Limits, send_json
from newsreel.settings import Settings

SECONDS = 180.0
MOST_BYTES = 1024 * 1024


class WriterError(Exception):
    """Why nothing was written, in a sentence for the desk."""


@dataclass(frozen=True, slots=True)
class Writer:
    """The model and where it answers."""

    address: str
    model: str
    key: str

    @property
    def host(self) -> str:
        return urlsplit(self.address).netloc.rpartition("@")[2]


def chosen_writer(site: Settings) -> Writer | None:
    """The one that the owner named; None where they named none."""
    if site.writer_address is None:
        return None
    return Writer(str(site.writer_address).rstrip("/"), site.writer_model, site.writer_key)


def ask(writer: Writer, messages: Sequence[dict[str, str]], site: Settings) -> bytes:
    """The body of its answer. Raises :class:`WriterError`.

    The address is the owner's own choice, often on the same machine, so it may be private; it may not send us
    elsewhere, lest the key goes along.
    """
    headers = {"Authorization": f"Bearer {writer.key}"} if writer.key else {}
    try:
        answer = send_json(
            f"{writer.address}/chat/completions",
            {"model": writer.model, "messages": list(messages), "temperature": 0.2, "stream": False},
            user_agent=user_agent(site),
            headers=headers,
            limits=Limits(
                seconds=SECONDS, silence=SECONDS, bytes=MOST_BYTES, redirects=0, private_addresses=True
            ),
        )
    except FetchError as error:
        hint = {
            401: " Look at the setting writer_key.",
            403: " Look at the setting writer_key.",
            404: " Look at the settings writer_address and writer_model.",
            429: " Try again later.",
        }.get(error.status, "")
        raise WriterError(f"{writer.host} wrote nothing: {error}{hint}") from error
    return answer.body
