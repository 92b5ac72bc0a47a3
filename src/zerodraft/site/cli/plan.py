"""`zerodraft plan`: what is to be heard goes into the meetings that there are."""

import json
import sys
import time
from pathlib import Path

import click

from zerodraft.site.cli import Refusal
from zerodraft.site.cli.terminal import harmless


@click.command("plan")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--json", "as_json", is_flag=True, help="Write JSON (docs/schemas/plan.json), and nothing else, to stdout."
)
@click.option(
    "--seed", type=click.IntRange(0, 2**31 - 1), default=1, show_default=True, help="Where the search begins."
)
@click.option("--threads", type=click.IntRange(1, 64), default=1, show_default=True, help="Threads of the search.")
def command(file: Path, *, as_json: bool, seed: int, threads: int) -> None:
    """Plan the round in FILE (YAML or JSON). Exit code 1 when its wishes cannot all be met; those in conflict are named."""
    from zerodraft.process.core.learning import learn
    from zerodraft.programme.core import planning
    from zerodraft.programme.core.planning.solving import Effort, plan

    begun = time.perf_counter()
    try:
        with file.open("rb") as opened:
            data = opened.read(planning.MOST_BYTES + 1)
        request = planning.read(planning.decode(data), learn())
    except OSError as error:
        raise Refusal(f"{file}: cannot be read ({error.strerror}); name a file that can") from error
    except planning.BadPlan as error:
        raise Refusal(f"{file}: {error}") from error
    answer = plan(request, Effort(seed=seed, threads=threads))
    if as_json:
        told = planning.as_json(request, answer, time.perf_counter() - begun)
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        click.echo(harmless(planning.summary(request, answer)))
    sys.exit(0 if answer.at else 1)
