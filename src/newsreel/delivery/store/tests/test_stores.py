"""What every store promises, asked of each of them."""

import shutil
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from newsreel.delivery.store import Store, StoreError
from newsreel.delivery.store.folder import FolderStore
from newsreel.delivery.store.valkey import AWAY_FOR, ValkeyStore


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A Valkey, or the Redis it comes from, that keeps nothing on disk."""

    def __init__(self, folder: Path) -> None:
        program = shutil.which("valkey-server") or shutil.which("redis-server")
        if program is None:
            pytest.skip("Neither Valkey nor Redis is installed")
        self.port = free_port()
        self.address = f"valkey://127.0.0.1:{self.port}/0"
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
        self._process = subprocess.Popen([program, *options], stdout=subprocess.DEVNULL)  # noqa: S603 -- our own
        self._wait()

    def _wait(self) -> None:
        pause = threading.Event()
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            pause.wait(0.1)
        raise AssertionError("Valkey did not start")

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("valkey"))
    yield running
    running.stop()


@pytest.fixture(params=["folder", "valkey"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "folder":
        return FolderStore(tmp_path / "records")
    server: Server = request.getfixturevalue("server")
    return ValkeyStore(server.address, prefix=f"{tmp_path}:")


def test_what_is_put_is_got(store: Store) -> None:
    assert store.get("/a/") is None
    store.put("/a/", b"first")
    store.put("/a/", b"second")
    assert store.get("/a/") == b"second"


@pytest.mark.parametrize("name", ["/", "/ü/", "/" + "a" * 2000, "/a b*?[x]/", "/a\n/"])
def test_names_are_any_text(store: Store, name: str) -> None:
    store.put(name, b"x")
    assert store.get(name) == b"x"
    assert store.get(name + "/") is None


@pytest.mark.parametrize("data", [b"", b"\0\r\n\xff", b"x" * 5_000_000])
def test_values_are_any_bytes(store: Store, data: bytes) -> None:
    store.put("/a/", data)
    assert store.get("/a/") == data


def test_what_is_deleted_is_gone_and_may_be_deleted_again(store: Store) -> None:
    store.put("/a/", b"x")
    store.put("/b/", b"y")
    for _ in range(2):
        store.delete("/a/")
    assert (store.get("/a/"), store.get("/b/")) == (None, b"y")


def test_all_that_is_kept_can_be_read(store: Store) -> None:
    for number in range(250):
        store.put(f"/{number}/", str(number).encode())
    assert sorted(store.values(), key=int) == [str(number).encode() for number in range(250)]


def test_nobody_reads_half_a_value(store: Store) -> None:
    values = [bytes([number]) * 300_000 for number in range(8)]
    store.put("/a/", values[0])

    def write(value: bytes) -> None:
        for _ in range(5):
            store.put("/a/", value)

    with ThreadPoolExecutor(8) as pool:
        writers = [pool.submit(write, value) for value in values]
        while not all(writer.done() for writer in writers):
            assert store.get("/a/") in values
        for writer in writers:
            writer.result()


def test_a_store_that_went_away_is_asked_once_and_not_again_for_a_while(tmp_path: Path) -> None:
    server = Server(tmp_path)
    now = [0.0]
    store = ValkeyStore(server.address, clock=lambda: now[0])
    store.put("/a/", b"x")
    server.stop()
    with pytest.raises(StoreError, match="The shared page store can't be read"):
        store.get("/a/")
    asks: tuple[Callable[[], object], ...] = (
        lambda: store.get("/a/"),
        lambda: store.put("/a/", b"y"),
        lambda: store.delete("/a/"),
    )
    for ask in asks:
        with pytest.raises(StoreError, match="it did not answer a moment ago"):
            ask()
    now[0] += AWAY_FOR
    with pytest.raises(StoreError, match=r"can't be read: .*(refused|Connection)"):
        store.get("/a/")


def test_an_address_nobody_answers_at_is_no_reason_to_fail_at_start() -> None:
    store = ValkeyStore("valkey://127.0.0.1:1/0")
    with pytest.raises(StoreError):
        list(store.values())
