"""Plain connections, between two ends on this machine and with a resolver and a clock of our own."""

import socket
from collections.abc import Iterator

import pytest

from newsreel.lib.addresses import ForbiddenAddressError
from newsreel.lib.connections import Incoming, connect


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


def test_a_private_host_is_not_called() -> None:
    with pytest.raises(ForbiddenAddressError) as refusal:
        connect(
            "mail.test", 993, ports={993}, seconds=1, resolve=lambda host, port: ["192.0.2.1", "10.0.0.1"]
        )
    assert str(refusal.value).startswith("mail.test leads to")


def test_a_port_of_another_service_is_not_called() -> None:
    with pytest.raises(ForbiddenAddressError) as refusal:
        connect("mail.test", 25, ports={993}, seconds=1, resolve=lambda host, port: ["8.8.8.8"])
    assert str(refusal.value) == "mail.test: port 25 is not one that we call."


def test_a_name_is_looked_up_once_and_that_address_called() -> None:
    asked = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with connect("mail.test", port, ports=(), seconds=5, private_addresses=True, resolve=resolve):
            pass
    assert asked == ["mail.test"]
    with pytest.raises(OSError, match="refused"):
        connect("mail.test", port, ports=(), seconds=5, private_addresses=True, resolve=resolve)
    with pytest.raises(OSError, match="no address"):
        connect("mail.test", 1, ports=(), seconds=5, private_addresses=True, resolve=lambda host, port: [])


def test_bytes_and_lines_come_as_asked_for(ends: tuple[socket.socket, socket.socket]) -> None:
    ours, theirs = ends
    incoming = Incoming(ours, seconds=30)
    theirs.sendall(b"one\ntwo\nabcdefgh")
    theirs.shutdown(socket.SHUT_WR)
    assert [incoming.readline(100), incoming.read(2), incoming.readline(100)] == [b"one\n", b"tw", b"o\n"]
    assert [incoming.readline(3), incoming.read(99), incoming.read(1)] == [b"abc", b"defgh", b""]
    assert incoming.readline(9) == b""


def test_a_drip_is_left_at_the_deadline(ends: tuple[socket.socket, socket.socket]) -> None:
    ours, theirs = ends
    hours = iter(range(100))
    incoming = Incoming(ours, seconds=3, clock=lambda: float(next(hours)))
    for _ in range(2):
        theirs.sendall(b"x")
        assert incoming.read(1) == b"x"
    theirs.sendall(b"x")
    with pytest.raises(TimeoutError):
        incoming.read(1)
