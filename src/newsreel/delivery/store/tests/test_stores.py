"""What every store promises, asked of each of them."""

import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from newsreel.delivery.store import Store, StoreError
from newsreel.delivery.store.away import AWAY_FOR
from newsreel.delivery.store.folder import FolderStore
from newsreel.delivery.store.s3 import S3Store
from newsreel.delivery.store.tests.servers import BUCKET, LONG, S3Server, Server, ValkeyServer
from newsreel.delivery.store.valkey import ValkeyStore

Clock = Callable[[], float]


@pytest.fixture(autouse=True)
def use_credentials(credentials: None) -> None:
    """All tests do."""


@pytest.fixture(params=["folder", "valkey", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "folder":
        return FolderStore(tmp_path / "records")
    if request.param == "s3":
        s3_server: S3Server = request.getfixturevalue("s3_server")
        return S3Store(s3_server.address_of(BUCKET), prefix=tmp_path.name, patience=LONG)
    valkey_server: ValkeyServer = request.getfixturevalue("valkey_server")
    return ValkeyStore(valkey_server.address, prefix=f"{tmp_path}:")


def test_what_is_put_is_got(store: Store) -> None:
    assert store.get("/a/") is None
    store.put("/a/", b"first")
    store.put("/a/", b"second")
    assert store.get("/a/") == b"second"


@pytest.mark.parametrize(
    "name",
    ["/", "/ü/", "/" + "a" * 5000, "/a b*?[x]/", "/a\n\0/", "/../../x/", "//x//", "/%2e%2e/?x#y", "/<&>/"],
)
def test_names_are_any_text(store: Store, name: str) -> None:
    store.put(name, b"x")
    assert store.get(name) == b"x"
    assert store.get(name + "/") is None
    assert list(store.values()) == [b"x"]


def test_names_that_differ_by_case_are_two(store: Store) -> None:
    store.put("/a/", b"small")
    store.put("/A/", b"great")
    assert (store.get("/a/"), store.get("/A/")) == (b"small", b"great")


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


# Not of a bucket: what it promises is Amazon's promise, and moto answers 500 to writers at the same moment.
@pytest.mark.parametrize("store", ["folder", "valkey"], indirect=True)
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


@pytest.mark.parametrize("kind", ["valkey", "s3"])
def test_a_store_that_went_away_is_asked_once_and_not_again_for_a_while(kind: str, tmp_path: Path) -> None:
    now = [0.0]
    server, store = opened(kind, tmp_path, lambda: now[0])
    store.put("/a/", b"x")
    server.stop()
    with pytest.raises(StoreError, match=r"The shared page store can't be read: .*[Ee]rror"):
        store.get("/a/")
    asks: tuple[Callable[[], object], ...] = (
        lambda: store.get("/a/"),
        lambda: store.put("/a/", b"y"),
        lambda: store.delete("/a/"),
        lambda: list(store.values()),
    )
    for ask in asks:
        with pytest.raises(StoreError, match="it did not answer a moment ago"):
            ask()
    now[0] += AWAY_FOR
    with pytest.raises(StoreError, match=r"can't be read: .*[Ee]rror"):
        store.get("/a/")


def opened(kind: str, folder: Path, clock: Clock) -> tuple[Server, Store]:
    """A server of one's own, to be stopped."""
    if kind == "s3":
        s3 = S3Server()
        return s3, S3Store(s3.address_of(BUCKET), patience=LONG, clock=clock)
    valkey = ValkeyServer(folder)
    return valkey, ValkeyStore(valkey.address, clock=clock)


@pytest.mark.parametrize(
    ("kind", "address"), [(ValkeyStore, "valkey://{}/0"), (S3Store, "s3://pages?endpoint=http://{}")]
)
def test_an_address_nobody_answers_at_is_no_reason_to_fail_at_start(
    kind: Callable[[str], Store], address: str
) -> None:
    store = kind(address.format("127.0.0.1:1"))
    with pytest.raises(StoreError):
        list(store.values())


@pytest.mark.parametrize(
    ("kind", "address"), [(ValkeyStore, "valkey://{}/0"), (S3Store, "s3://pages?endpoint=http://{}")]
)
def test_a_store_that_is_silent_is_not_waited_for(kind: Callable[[str], Store], address: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        store = kind(address.format(f"127.0.0.1:{silent.getsockname()[1]}"))
        with pytest.raises(StoreError, match="The shared page store can't be written"):
            store.put("/a/", b"x")
        with pytest.raises(StoreError, match="it did not answer a moment ago"):
            store.get("/a/")
