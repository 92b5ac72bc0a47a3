"""A real server whose installation has the room `tally`: run as a program."""

import argparse
from pathlib import Path

from zerodraft.site.cli import bringing_up


def furnish() -> list[str]:
    import tally
    from django.conf import settings

    tally.furnish()
    settings.ROOT_URLCONF = "tally"
    return []


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("command", choices=["serve"])
    parser.add_argument("--port", type=int)
    parser.add_argument("--data", type=Path)
    arguments = parser.parse_args()
    bringing_up.serve_on(bringing_up.listen("127.0.0.1", arguments.port), "127.0.0.1", arguments.data, before=furnish)


if __name__ == "__main__":
    main()
