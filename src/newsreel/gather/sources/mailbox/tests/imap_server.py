"""A mail server on this machine: it knows as much of IMAP as reading takes, and notes what it is told."""

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class _Session(socketserver.StreamRequestHandler):
    server: "MailServer"

    def handle(self) -> None:
        self.say("* OK ready")
        for raw in self.rfile:
            tag, _, command = raw.decode().strip().partition(" ")
            self.server.commands.append(command)
            verb = command.split(" ")[0].upper()
            if verb == "LOGOUT":
                self.say("* BYE", f"{tag} OK bye")
                return
            self.answer(tag, verb, command)

    def answer(self, tag: str, verb: str, command: str) -> None:
        if verb == "CAPABILITY":
            self.say("* CAPABILITY IMAP4rev1")
        elif verb == "LOGIN" and '"secret"' not in command:
            self.say(f"{tag} NO refused")
            return
        elif verb == "EXAMINE" and '"Press"' not in command:
            self.say(f"{tag} NO no such folder")
            return
        elif verb == "EXAMINE":
            self.say(
                f"* {len(self.server.messages)} EXISTS", f"* OK [UIDVALIDITY {self.server.validity}] valid"
            )
        elif verb == "UID":
            self.uid(command)
        self.say(f"{tag} OK done")

    def uid(self, command: str) -> None:
        if "SEARCH" in command:
            after = int(re.findall(r"UID (\d+):\*", command)[0])
            last = max(self.server.messages, default=0)
            found = [number for number in self.server.messages if number >= after or number == last]
            self.say("* SEARCH " + " ".join(map(str, found)))
        elif "FETCH" in command:
            number = int(command.split(" ")[2])
            body = self.server.messages[number]
            if "RFC822.SIZE" in command:
                size = self.server.sizes.get(number, len(body))
                self.say(f"* 1 FETCH (UID {number} RFC822.SIZE {size})")
            else:
                self.wfile.write(
                    f"* 1 FETCH (UID {number} BODY[] {{{len(body)}}}\r\n".encode() + body + b")\r\n"
                )

    def say(self, *lines: str) -> None:
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())


class MailServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, messages: dict[int, bytes]) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.messages = messages
        self.sizes: dict[int, int] = {}
        self.validity = 1
        self.commands: list[str] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])


@contextmanager
def mail_server(messages: dict[int, bytes]) -> Iterator[MailServer]:
    with MailServer(messages) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
