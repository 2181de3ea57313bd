"""Servers that keep bytes, started for tests, and asked by nobody else."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import ROOT
from running_site import eventually, fetch, free_port, listens

_S3 = ROOT / ".cache" / "s3-server" / "bin" / "moto_server"
BUCKET = "pages"
LONG = 60.0
"""Seconds to wait for an answer; a busy machine is no failure."""


class Server:
    """Runs from here to :meth:`stop`."""

    def __init__(self, port: int, command: Sequence[str]) -> None:
        self._process = subprocess.Popen(  # noqa: S603 -- our own words
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        assert eventually(lambda: listens(port)), f"{command[0]} did not start"

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()


class ValkeyServer(Server):
    """A Valkey, or the Redis it comes from, that keeps nothing on disk."""

    def __init__(self, folder: Path) -> None:
        program = shutil.which("valkey-server") or shutil.which("redis-server")
        if program is None:
            pytest.skip("Neither Valkey nor Redis is installed")
        port = free_port()
        self.address = f"valkey://127.0.0.1:{port}/0"
        options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
        super().__init__(port, [program, *options])


class S3Server(Server):
    """A moto, which keeps its objects in memory; it has one bucket."""

    def __init__(self) -> None:
        if not _S3.exists():
            pytest.skip("No server that speaks S3 is installed (tests/install-s3-server.sh)")
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        super().__init__(port, [str(_S3), "-H", "127.0.0.1", "-p", str(port)])
        # The first request is a slow one: moto loads what it is asked for.
        assert fetch(f"{self.url}/{BUCKET}", method="PUT").status == 200

    def address_of(self, bucket: str, prefix: str = "tests") -> str:
        return f"s3://{bucket}/{prefix}?region=us-east-1&endpoint={self.url}"
