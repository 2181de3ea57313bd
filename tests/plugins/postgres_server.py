"""A PostgreSQL of their own for tests that want one."""

import os
import pwd
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from running_site import free_port

PROGRAMS = max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)


class Postgres:
    """A PostgreSQL of its own, with an empty database."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._data = folder / "data"
        self.port = free_port()
        self._as_user: list[str] = []
        if os.getuid() == 0:
            # It refuses to run as root.
            os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)
            self._as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        self._run("initdb", "-D", str(self._data), "-A", "trust", "-U", "newsreel", "-E", "UTF8")
        self.start()
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "newsreel", "newsreel")

    def start(self) -> None:
        options = f"-p {self.port} -k {self._folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        self._run(
            "pg_ctl", "-D", str(self._data), "-o", options, "-l", str(self._folder / "log"), "-w", "start"
        )

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self._data), "-m", "immediate", "-w", "stop")

    def make_database(self, name: str) -> str:
        """Its address."""
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "newsreel", name)
        return f"postgresql://newsreel@127.0.0.1:{self.port}/{name}"

    def _run(self, program: str, *arguments: str) -> None:
        assert PROGRAMS is not None
        command = [*self._as_user, str(PROGRAMS / program), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self._folder)


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Skips the test where there is none to be had."""
    pytest.importorskip("psycopg")
    if PROGRAMS is None:
        pytest.skip("PostgreSQL is not installed")
    # Its user must reach the folder, which pytest's own folders forbid.
    with tempfile.TemporaryDirectory(prefix="newsreel-postgresql-") as name:
        server = Postgres(Path(name))
        yield server
        server.stop()
