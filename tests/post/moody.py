"""A mail server over real sockets that does at each mail what it is told to: takes it, refuses it, or falls silent."""

import socketserver
import threading
from collections import Counter, deque
from collections.abc import Iterable
from enum import StrEnum
from typing import Self


class Mood(StrEnum):
    """What it does with the next mail; a number is the code of its answer at that word of the dialogue."""

    TAKE = "take"
    HANG_UP_BEFORE = "hang up before the mail"
    MAIL_421 = "mail 421"
    MAIL_550 = "mail 550"
    RCPT_421 = "rcpt 421"
    RCPT_450 = "rcpt 450"
    RCPT_550 = "rcpt 550"
    HANG_UP_AT_DATA = "hang up at data"
    DATA_451 = "data 451"
    DATA_554 = "data 554"
    END_421 = "end 421"
    END_452 = "end 452"
    END_554 = "end 554"
    TAKE_AND_HANG_UP = "take it, and hang up without a word"
    LOSE_AND_HANG_UP = "lose it, and hang up without a word"


TAKES = frozenset({Mood.TAKE, Mood.TAKE_AND_HANG_UP})
SILENT = frozenset({Mood.TAKE_AND_HANG_UP, Mood.LOSE_AND_HANG_UP})


class MoodyServer:
    """`moods` are used up one by one, then it takes everything. `delivered` counts what lies in each mailbox."""

    def __init__(self, moods: Iterable[Mood] = (), *, mails_a_line: int = 1_000_000) -> None:
        self.moods = deque(moods)
        self.delivered: Counter[str] = Counter()
        self.answered: Counter[Mood] = Counter()
        self.lines = 0
        self.mails_a_line = mails_a_line
        self.on_taking = lambda: None
        outer = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                outer.lines += 1
                _Dialogue(outer, self.rfile, self.wfile).run()

        class Listening(socketserver.ThreadingTCPServer):
            daemon_threads = True
            allow_reuse_address = True

        self._listening = Listening(("127.0.0.1", 0), Handler)
        self.port = self._listening.server_address[1]
        self.url = f"smtp://127.0.0.1:{self.port}"
        self._thread = threading.Thread(
            target=self._listening.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._listening.shutdown()
        self._listening.server_close()
        self._thread.join()


class _Dialogue:
    def __init__(self, server: MoodyServer, reads, writes) -> None:
        self.server, self.reads, self.writes = server, reads, writes
        self.mood, self.address, self.mails = Mood.TAKE, "", 0

    def run(self) -> None:
        try:
            self._say(220)
            while line := self.reads.readline():
                if not self._answer(line.decode().strip()):
                    return
        except OSError:
            return

    def _say(self, code: int, words: str = "so") -> None:
        self.writes.write(f"{code} {words}\r\n".encode())
        self.writes.flush()

    def _answer(self, line: str) -> bool:
        """Answer one command; whether the line stays open."""
        word = line[:4].upper()
        if word == "MAIL":
            return self._mail()
        if word == "RCPT":
            self.address = line[line.index("<") + 1 : line.index(">")]
            return self._code("rcpt", 250)
        if word == "DATA":
            if self.mood is Mood.HANG_UP_AT_DATA:
                return False
            return self._code("data", 354) and (not self._goes_on("data") or self._content())
        self._say(221 if word == "QUIT" else 250)
        return word != "QUIT"

    def _mail(self) -> bool:
        if self.mails >= self.server.mails_a_line:
            self._say(421, "enough on this line")
            return False
        self.mails += 1
        self.mood = self.server.moods.popleft() if self.server.moods else Mood.TAKE
        self.server.answered[self.mood] += 1
        return self.mood is not Mood.HANG_UP_BEFORE and self._code("mail", 250)

    def _goes_on(self, stage: str) -> bool:
        return not self.mood.startswith(f"{stage} ")

    def _code(self, stage: str, usual: int) -> bool:
        """Answer at a stage; whether the line stays open, which it does not after 421."""
        code = usual if self._goes_on(stage) else int(self.mood[-3:])
        self._say(code)
        return code != 421

    def _content(self) -> bool:
        while (line := self.reads.readline()) != b".\r\n":
            if not line:
                return False
        if self.mood in TAKES:
            self.server.delivered[self.address] += 1
            self.server.on_taking()
        if self.mood in SILENT:
            return False
        return self._code("end", 250)
