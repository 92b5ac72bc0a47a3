"""How quickly a change reaches a thousand open streams of the demonstration's meeting, and three pages of a real browser.

The reference is a plain ASGI application in the same run, whose events are as long as the meeting's.

Both servers run alternately, a fresh one each time, on a core of their own; the client, which counts whole events, has the
other. What is reached late or never is told as a share, so that 100 is what must be.
"""

import statistics
import sys
import tempfile
import urllib.request
from pathlib import Path

from measure import Row, report, tiny

sys.path.insert(0, str(Path(__file__).parent / "fanout"))

import listeners
from clicks import median_of
from listeners import Subject, compiled, measured, running
from meeting import MEETING

STREAMS, CHANGES, RUNS, CLICKS = 1_000, 20, 3, 40
MUST_RATIO, MUST_KB, MUST_CLICK_MS = 3, 15, 25


def main() -> None:
    counts, clicks = ((20, 2, 1), 2) if tiny() else ((STREAMS, CHANGES, RUNS), CLICKS)
    report("live", [*fan_out(MEETING, *counts), *clicked(clicks)])


def fan_out(ours: Subject, streams: int, changes: int, runs: int) -> list[Row]:
    """The rows on a change that goes out to so many streams, of the median run."""
    mine: list[dict[str, float]] = []
    plain: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        client = compiled(Path(folder))
        reference = listeners.reference(first_event(ours))
        for run in range(runs):
            # The order turns each time: whatever else the machine does meets both alike.
            for subject, results in ((ours, mine), (reference, plain))[:: -1 if run % 2 else 1]:
                results.append(measured(subject, client, streams, changes))

    def middle(results: list[dict[str, float]], name: str, over: float = 1.0) -> float:
        return round(statistics.median(each[name] / over for each in results), 2)

    def times(what: str, name: str) -> Row:
        return Row(f"{what} of {streams} streams reached", middle(mine, name, 1000), "ms", middle(plain, name, 1000))

    worst = {name: max(each[name] for each in mine) for name in ("stale", "lost", "closed", "threads", "databases")}
    slowest = middle(mine, "p99_us") / middle(plain, "p99_us")
    of_all = streams * changes
    return [
        times("half", "p50_us"),
        times("99 in 100", "p99_us"),
        times("the last", "max_us"),
        Row("99 in 100 reached, times the reference", round(slowest, 2), "x", must=MUST_RATIO),
        Row("current within 1 s of a change", 100 * (1 - worst["stale"] / of_all), "%", must=100),
        Row("current after the last change", 100 * (1 - worst["lost"] / streams), "%", must=100),
        Row("streams still open", 100 * (1 - worst["closed"] / streams), "%", must=100),
        Row("memory a stream", middle(mine, "kb_a_stream"), "kB", middle(plain, "kb_a_stream"), must=MUST_KB),
        *(
            Row(
                f"{name} with {streams} streams open",
                worst[key],
                "",
                mine[0][f"{key}_before"],
                must=mine[0][f"{key}_before"],
            )
            for name, key in (("threads", "threads"), ("database connections", "databases"))
        ),
    ]


def first_event(subject: Subject) -> int:
    """How many bytes the subject's events have."""
    with tempfile.TemporaryDirectory() as name, running(subject.command(Path(name) / "data")) as (_server, address):
        path = subject.stream(address)
        with urllib.request.urlopen(address.rstrip("/") + path, timeout=10) as stream:
            for line in stream:
                if line.startswith(b"event: snapshot"):
                    return len(line) + len(stream.readline())
    raise SystemExit("the stream ended before its first event")


def clicked(clicks: int) -> list[Row]:
    """From a click of the chair to the changed page; nothing where there is no browser."""
    with tempfile.TemporaryDirectory() as name, running(MEETING.command(Path(name) / "data")) as (_server, address):
        median = median_of(address, clicks)
    if median is None:
        return []
    return [Row("click to changed page, three pages of Chromium", median, "ms", must=MUST_CLICK_MS)]


if __name__ == "__main__":
    main()
