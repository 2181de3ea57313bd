"""A request as the server sees it, whoever took it from the line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Pairs = Sequence[tuple[bytes, bytes]]


class Fields:
    """The header fields of a request, by their names in lower case.

    What came several times is one (RFC 9110, 5.3; RFC 9113, 8.2.3 for cookies).
    """

    __slots__ = ("_values",)

    def __init__(self, pairs: Pairs) -> None:
        values: dict[bytes, bytes] = {}
        for name, value in pairs:
            between = b"; " if name == b"cookie" else b", "
            values[name] = values[name] + between + value if name in values else value
        self._values = values

    def get(self, name: str) -> str | None:
        value = self._values.get(name.encode("latin-1"))
        return None if value is None else value.decode("latin-1")

    def as_sent(self) -> Mapping[bytes, bytes]:
        return self._values

    def items(self) -> Iterator[tuple[str, str]]:
        for name, value in self._values.items():
            yield name.decode("latin-1"), value.decode("latin-1")


@dataclass(frozen=True, slots=True)
class Asked:
    method: str
    path: str
    """Percent-decoded."""
    query_string: str
    headers: Fields
    client: str
    """Address and port of the other end of the line."""
