"""Logs as JSON, one object a line, for those who collect them."""

import json
import logging
from datetime import UTC, datetime


class JsonLines(logging.Formatter):
    """Each log record as one JSON object, its traceback included."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
