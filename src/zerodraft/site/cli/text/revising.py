"""`zerodraft text revise`: the next draft, and what became of everything."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from zerodraft.site.cli.text import inputs, outputs


@click.command("revise")
@click.argument("draft", type=click.Path(path_type=Path))
@click.argument("proposals", nargs=-1, type=click.Path(path_type=Path))
@click.option("--take", required=True, metavar="IDS", help="The proposals that are taken in, with commas between.")
@click.option("--decline", default="", metavar="IDS", help="The proposals that are declined.")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="OUT.{docx,pdf,html,xml,json}")
@click.option("--edits", type=click.Path(path_type=Path), help="The facilitator's own edits, as JSON.")
@click.option("--title", default="", help="The title of the next draft.")
@click.option("--renumber", is_flag=True, help="Settle bis and ter into plain numbers.")
@click.option(
    "--report", type=click.Path(path_type=Path), help="Write what became of everything, as JSON, to this file."
)
@click.option(
    "--redline", type=click.Path(path_type=Path), help="Write the redline against DRAFT as .docx, .pdf or .html."
)
@click.option(
    "--proponent", "proponents", multiple=True, metavar="PARTY", help="Whose a .docx is; once for each, in order."
)
@click.option(
    "--on", "day", metavar="DATE", help="The day whose names of parties are meant, as YYYY-MM-DD; today when left out."
)
@click.option(
    "--json", "as_json", is_flag=True, help="Write what became of everything to stdout as JSON, and nothing else."
)
def command(
    draft: Path,
    proposals: Sequence[Path],
    take: str,
    decline: str,
    output: Path,
    edits: Path | None,
    title: str,
    report: Path | None,
    redline: Path | None,
    proponents: Sequence[str],
    day: str | None,
    *,
    renumber: bool,
    as_json: bool,
) -> None:
    """Make the next draft of DRAFT with some PROPOSALS taken in; every other one is carried onto it or told to its owner.

    \b
    zerodraft text revise draft.docx all.json --take p1,p7 -o rev1.docx --report rev1.json
    zerodraft text revise draft.docx all.json --take p1,p2 --edits mine.json --renumber -o rev1.pdf
    """
    from zerodraft.files.opening.bounds import read_bounded
    from zerodraft.text.core.revising import revise
    from zerodraft.text.core.revision.values import Editing
    from zerodraft.text.exchange.revision_json import editing_from_json, revision_json

    outputs.check(output, outputs.DRAFTS, (draft, *proposals))
    if report is not None:
        outputs.check(report, (".json",), (draft, *proposals, output))
    if redline is not None:
        outputs.check(redline, outputs.REDLINES, (draft, *proposals, output))
    with inputs.refused():
        read = inputs.read_draft(draft)
        given = inputs.read_proposals(read, proposals, proponents, inputs.day_of(day))
        editing = editing_from_json(read_bounded(edits), str(edits)) if edits else Editing()
        revision = revise(
            read, given.proposals, _ids(take), editing, decline=_ids(decline), title=title, renumber=renumber
        )
        told = json.dumps(revision_json(revision), ensure_ascii=False, indent=1)
        inputs.write(output, outputs.draft(revision.draft, output.suffix.lower()))
        if report is not None:
            inputs.write(report, f"{told}\n".encode())
        if redline is not None:
            inputs.write(redline, outputs.redline_of(revision, redline.suffix.lower()))
    if as_json:
        click.echo(told)
        return
    inputs.tell(given.says)
    counted = Counter(each.outcome.value for each in revision.dispositions)
    summary = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counted.items())) or "no proposals"
    click.echo(f"{output}: {len(revision.draft.units)} units; {summary}")


def _ids(listed: str) -> list[str]:
    return [each.strip() for each in listed.split(",") if each.strip()]
