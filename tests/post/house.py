"""An installation that has notices with words, and people to write to: run as a program.

`prepare N` gives N people a notice each; `send` and `serve` are those of `zerodraft`.
"""

import argparse
from pathlib import Path

from zerodraft.site.cli import bringing_up


def furnish() -> list[str]:
    from zerodraft.post import wording

    wording.register("tests-moved", lambda params, _language: (f"Moved: {params['number']}", "Text"))
    return []


def prepare(data: Path, count: int) -> None:
    bringing_up.start(data)
    furnish()
    from django.db import transaction

    from zerodraft.parties.actions import make_person
    from zerodraft.parties.actors import INSTALLATION
    from zerodraft.post import actions
    from zerodraft.post.core.matter import Matter
    from zerodraft.site.migrating import migrate

    migrate()
    for number in range(count):
        with transaction.atomic():
            name = f"person{number}"
            person = make_person(INSTALLATION, email=f"{name}@mission.example", name=name, password=None)
            matter = Matter("tests-moved", "meeting:meeting-ab12", "once-1", {"number": number})
            actions.notify(INSTALLATION, matter, to=person.key, by_email=True)


def send(data: Path) -> None:
    bringing_up.start(data)
    furnish()
    from django.conf import settings

    from zerodraft.post.delivering import deliver

    print(deliver(settings.RELAY).sent)  # noqa: T201 (this is a program)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("command", choices=["prepare", "send", "serve"])
    parser.add_argument("--count", type=int)
    parser.add_argument("--port", type=int)
    parser.add_argument("--data", type=Path)
    given = parser.parse_args()
    if given.command == "prepare":
        prepare(given.data, given.count)
    elif given.command == "send":
        send(given.data)
    else:
        bringing_up.serve_on(bringing_up.listen("127.0.0.1", given.port), "127.0.0.1", given.data, before=furnish)


if __name__ == "__main__":
    main()
