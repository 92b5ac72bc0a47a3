"""`zerodraft parties`: who was what, on a day."""

import json
from datetime import UTC, date, datetime

import click

from zerodraft.site.cli import Refusal


@click.command("parties")
@click.option("--on", "day", default=None, metavar="DATE", help="The day, as YYYY-MM-DD; today when it is left out.")
@click.option("--order", type=click.Choice(["en", "fr"]), default="en", show_default=True, help="Protocol order.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON, and nothing else, to standard output.")
def command(day: str | None, order: str, *, as_json: bool) -> None:
    """List States, observers and organizations in protocol order: names, groups and capabilities as on a day."""
    from zerodraft.parties.core.party import Language
    from zerodraft.parties.listing import listed, table
    from zerodraft.parties.register import shipped

    try:
        on = date.fromisoformat(day) if day else datetime.now(UTC).date()
    except ValueError:
        raise Refusal(f"{day} is no day: write it as 2018-02-20") from None
    rows = listed(shipped(), on, order=Language.FR if order == "fr" else Language.EN)
    click.echo(json.dumps(rows, ensure_ascii=False, indent=1) if as_json else table(rows))
