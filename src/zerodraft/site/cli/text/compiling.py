"""`zerodraft text compile`: one draft and all proposals on it as one text."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from zerodraft.site.cli.text import inputs, outputs


@click.command("compile")
@click.argument("draft", type=click.Path(path_type=Path))
@click.argument("proposals", nargs=-1, type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="OUT.{docx,pdf,html,xml,json,csv}")
@click.option(
    "--layout",
    type=click.Choice(outputs.LAYOUTS),
    help="How it is laid out.  [default: tracked for .docx, else inline]",
)
@click.option(
    "--proponent",
    "proponents",
    multiple=True,
    metavar="PARTY",
    help="Whose a .docx is; once for each, in order. “X on behalf of Y” for a group.",
)
@click.option("--delegation", metavar="PARTY", help="Only this delegation's proposals.")
@click.option("--no-attribution", is_flag=True, help="Name nobody, anywhere.")
@click.option(
    "--brackets",
    type=click.Choice(["not-agreed", "deletions"]),
    default="not-agreed",
    show_default=True,
    help="What brackets mean.",
)
@click.option(
    "--on", "day", metavar="DATE", help="The day whose names of parties are meant, as YYYY-MM-DD; today when left out."
)
@click.option("--json", "as_json", is_flag=True, help="Tell what was done as JSON, and nothing else, on stdout.")
def command(
    draft: Path,
    proposals: Sequence[Path],
    output: Path,
    layout: str | None,
    proponents: Sequence[str],
    delegation: str | None,
    day: str | None,
    brackets: str,
    *,
    no_attribution: bool,
    as_json: bool,
) -> None:
    """Compile the draft in DRAFT with PROPOSALS (.json, and .docx with tracked changes) into one attributed text.

    \b
    zerodraft text compile draft.docx all.json -o compilation.docx
    zerodraft text compile draft.docx fiji.docx peru.docx --proponent Fiji --proponent Peru -o all.pdf
    zerodraft text compile draft.docx all.json --layout by-proponent -o by-proponent.pdf
    zerodraft text compile draft.md all.json --no-attribution -o screen.html
    """
    from zerodraft.text.core.compilation import compilation
    from zerodraft.text.core.layouts.printed import Brackets, Showing
    from zerodraft.text.core.narrowing import made_by, only

    on = inputs.day_of(day)
    outputs.check(output, outputs.COMPILATIONS, (draft, *proposals))
    with inputs.refused(), inputs.progress("Compiling", 3, quiet=as_json) as done:
        read = inputs.read_draft(draft)
        done()
        given = inputs.read_proposals(read, proposals, proponents, on)
        made = compilation(read, given.proposals)
        if delegation is not None:
            made = only(made, made_by(made, [given.namer.name(given.namer.party(delegation))]))
        order = given.namer.order(made.proposals.values())
        showing = Showing(attribution=not no_attribution, brackets=Brackets(brackets), order=order)
        done()
        inputs.write(output, outputs.compiled(made, showing, output.suffix.lower(), layout))
        done()
    if as_json:
        told = {
            "output": str(output),
            "units": len(made.units),
            "proposals": len(made.proposals),
            "says": list(given.says),
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    inputs.tell(given.says)
    disputed = sum(each.is_disputed for each in made.units)
    click.echo(f"{output}: {len(made.proposals)} proposals on {len(made.units)} units, {disputed} of them disputed")
