"""`zerodraft text pack`: what one delegation sends to its capital."""

from collections.abc import Sequence
from pathlib import Path

import click

from zerodraft.site.cli import Refusal
from zerodraft.site.cli.text import inputs, outputs


@click.command("pack")
@click.argument("draft", type=click.Path(path_type=Path))
@click.argument("proposals", nargs=-1, type=click.Path(path_type=Path))
@click.option("--delegation", required=True, metavar="PARTY", help="Whose capital it is for.")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="OUT.docx")
@click.option(
    "--unit",
    "units",
    multiple=True,
    metavar="ID",
    help="A unit to put in, by its id; by default those that are disputed.",
)
@click.option(
    "--proponent", "proponents", multiple=True, metavar="PARTY", help="Whose a .docx is; once for each, in order."
)
@click.option(
    "--on",
    "day",
    metavar="DATE",
    help="The day whose parties and groups are meant, as YYYY-MM-DD; today when left out.",
)
def command(
    draft: Path,
    proposals: Sequence[Path],
    delegation: str,
    output: Path,
    units: Sequence[str],
    proponents: Sequence[str],
    day: str | None,
) -> None:
    """Make a pack for a capital: live proposals, the delegation's own and its groups' positions, a column for instructions.

    \b
    zerodraft text pack draft.docx all.json --delegation Fiji -o fiji.docx
    zerodraft text pack draft.docx all.json --delegation Fiji --unit objective-7.3 -o fiji.docx
    """
    from zerodraft.text.core.compilation import compilation
    from zerodraft.text.core.layouts.printed import Showing
    from zerodraft.text.exchange.word.capital import capital_pack

    outputs.check(output, (".docx",), (draft, *proposals))
    with inputs.refused():
        read = inputs.read_draft(draft)
        given = inputs.read_proposals(read, proposals, proponents, inputs.day_of(day))
        known = {unit.id for unit in read.units}
        for unit in units:
            if unit not in known:
                raise Refusal(f"{draft} has no unit {unit!r}; `zerodraft text import` lists them")
        made = outputs.for_word(compilation(read, given.proposals))
        party = given.namer.party(delegation)
        showing = Showing(order=given.namer.order(given.proposals))
        pack = capital_pack(
            made, given.namer.name(party), given.namer.groups_of(party), units or None, showing, read.language
        )
        inputs.write(output, pack)
    inputs.tell(given.says)
    click.echo(f"{output}: {len(pack) / 1024:.0f} kB")
