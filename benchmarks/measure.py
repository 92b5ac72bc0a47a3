"""What every benchmark shares: timing, the table, and the JSON document that is its last line.

A row says what was measured, its value (a median) and unit, a reference measured in the same run, their ratio, and what it
must reach and should aim at (None: measured for information).
"""

import argparse
import json
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Row:
    what: str
    value: float
    unit: str
    reference: float | None = None
    must: float | None = None
    aim: float | None = None

    def as_json(self) -> dict[str, object]:
        ratio = round(self.value / self.reference, 3) if self.reference else None
        return {key: asdict(self)[key] for key in ("what", "value", "unit", "reference")} | {
            "ratio": ratio,
            "must": self.must,
            "aim": self.aim,
        }


def tiny() -> bool:
    """Whether this run is only to show that the benchmark works (`--tiny`)."""
    parser = argparse.ArgumentParser(description="One benchmark of Zerodraft.")
    parser.add_argument("--tiny", action="store_true", help="as few runs as possible; the figures mean nothing")
    return bool(parser.parse_args().tiny)


def milliseconds(act: Callable[[], object], runs: int) -> float:
    """The median time of `act` in milliseconds, after one run that is not counted."""
    act()
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        act()
        times.append((time.perf_counter() - begun) * 1000)
    return round(statistics.median(times), 3)


def report(name: str, rows: list[Row]) -> None:
    """Print the table, and as the last line the JSON document."""
    print(f"\n{name}")
    print(f"{'what':<58}{'value':>11} {'unit':<10}{'reference':>11}{'ratio':>8}{'must':>9}{'aim':>9}")
    for row in rows:
        shown = row.as_json()
        cells = ["" if shown[key] is None else f"{shown[key]:g}" for key in ("reference", "ratio", "must", "aim")]
        print(f"{row.what:<58}{row.value:>11g} {row.unit:<10}{cells[0]:>11}{cells[1]:>8}{cells[2]:>9}{cells[3]:>9}")
    machine = {
        "python": platform.python_version(),
        "system": platform.platform(),
        "processors": os.cpu_count(),
    }
    print(json.dumps({"name": name, "machine": machine, "rows": [row.as_json() for row in rows]}), file=sys.stdout)
