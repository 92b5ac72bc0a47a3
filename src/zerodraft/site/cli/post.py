"""`zerodraft post`: the outbox."""

import json
import sys
from pathlib import Path

import click

from zerodraft.site.cli import Refusal, bringing_up

_data = click.option("--data", type=click.Path(path_type=Path), help="Folder of the installation.")


@click.group("post")
def command() -> None:
    """Send what waits in the outbox, list it, or read what came back. `serve` does all this by itself."""


@command.command("send")
@_data
def send(data: Path | None) -> None:
    """Send what is due of notices and of circulations, once. Exit code 1 when something was not taken on."""
    bringing_up.start(data, must_exist=True)
    from django.conf import settings

    from zerodraft.post.delivering import deliver
    from zerodraft.post.mailings.delivering import deliver as deliver_mailings

    if settings.IS_DEMONSTRATION:
        raise Refusal("a demonstration sends no e-mail")
    if settings.RELAY is None:
        raise Refusal("no mail server is set; give ZERODRAFT_SMTP_URL and ZERODRAFT_SMTP_FROM")
    tally = deliver(settings.RELAY)
    click.echo(f"{tally.sent} sent, {tally.put_off} put off, {tally.given_up} given up.")
    if not tally.is_reached:
        click.echo("The mail server could not be used; what waits is tried again later.")
    mailed = deliver_mailings(settings.RELAY)
    if not mailed.is_alone:
        click.echo("Circulations are being sent by another process.")
    elif mailed.outcomes:
        told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(mailed.outcomes.items()))
        click.echo(f"Of circulations: {told}.")
    failed = tally.put_off or tally.given_up or any(outcome != "taken" for outcome in mailed.outcomes)
    sys.exit(1 if failed else 0)


@command.command("bounces")
@_data
@click.argument("place")
def bounces(data: Path | None, place: str) -> None:
    """Read mail that came back: a file, `-` for standard input, or a Maildir, whose new mails are then read ones."""
    bringing_up.start(data, must_exist=True)
    from zerodraft.post.core.bounces import MOST_BYTES
    from zerodraft.post.mailings.bouncing import Read, take, take_in

    folder, counts = Path(place), Read()
    try:
        if place == "-":
            take(sys.stdin.buffer.read(MOST_BYTES + 1), counts)
        elif folder.is_dir():
            counts = take_in(folder)
        else:
            with folder.open("rb") as file:
                take(file.read(MOST_BYTES + 1), counts)
    except OSError as error:
        raise Refusal(f"{place} cannot be read: {error.strerror or error}") from error
    click.echo(f"{counts.noted} came back, {counts.unchanged} changed nothing, {counts.strange} are not ours.")


@command.command("list")
@_data
@click.option("--json", "as_json", is_flag=True, help="Write JSON, and nothing else, to standard output.")
def list_(data: Path | None, *, as_json: bool) -> None:
    """List the messages that wait and those that were given up, the oldest first: to whom (by id), and why."""
    bringing_up.start(data, must_exist=True)
    from zerodraft.post import queries
    from zerodraft.record.core.chain import instant

    rows = [
        {
            "message": one.key,
            "state": one.state,
            "person": one.person,
            "kind": one.notice.kind,
            "attempts": one.attempts,
            "next": instant(one.not_before) if one.state == "waiting" else None,
            "reason": one.reason or None,
            "reply": one.reply,
        }
        for one in queries.outbox("waiting", "failed")
    ]
    if as_json:
        click.echo(json.dumps(rows, indent=1))
        return
    for row in rows:
        shown = [f"{name} {row[name]}" for name in ("attempts", "next", "reason", "reply") if row[name] is not None]
        click.echo(f"{row['message']}  {row['state']}  {row['person']}  {row['kind']}  " + ", ".join(shown))
    click.echo(f"{len(rows)} messages wait or were given up.")
