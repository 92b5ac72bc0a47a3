"""Logs for people and as JSON, one object a line. None of them holds what opens a door: a link that is open, a ticket."""

import json
import logging
import re
from datetime import UTC, datetime

_OPENS = re.compile(r"((?:/|%2F)(?:enter|set-up|wall)(?:/|%2F)|\bticket(?:=|%3D))[^\s/%?&#\"'<>\\]+", re.IGNORECASE)


def closed(text: str) -> str:
    """The text without the words of one-time links, walls and tickets in it."""
    return _OPENS.sub(r"\1…", text)


class Lines(logging.Formatter):
    """Each log record as text, its traceback below."""

    def format(self, record: logging.LogRecord) -> str:
        return closed(super().format(record))


class JsonLines(logging.Formatter):
    """Each log record as one JSON object, its traceback included."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": closed(record.getMessage()),
        }
        if record.exc_info:
            line["traceback"] = closed(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)
