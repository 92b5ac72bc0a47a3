"""How quickly a change reaches a thousand open streams; the reference is a plain ASGI application in the same run.

Both servers run alternately, a fresh one each time, on a core of their own; the client, which counts whole events, has the
other. What is reached late or never is told as a share, so that 100 is what must be.
"""

import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from measure import Row, report, tiny

sys.path.insert(0, str(Path(__file__).parent / "fanout"))

from listeners import OURS, REFERENCE, Subject, compiled, measured

STREAMS, CHANGES, RUNS = 1_000, 20, 3
MUST_RATIO, MUST_KB, MUST_CLICK_MS = 3, 15, 25

# A page whose policy forbids `eval` cannot be waited for by Playwright's own means.
WHEN_CHANGED = """() => new Promise((tell) => {
  const look = () => (window.changedAt ? tell(window.changedAt) : setTimeout(look, 1));
  look(); })"""


def main() -> None:
    report("live", fan_out(OURS, *((20, 2, 1) if tiny() else (STREAMS, CHANGES, RUNS))))


def fan_out(ours: Subject, streams: int, changes: int, runs: int) -> list[Row]:
    """The rows on a change that goes out to so many streams, of the median run."""
    mine: list[dict[str, float]] = []
    plain: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        client = compiled(Path(folder))
        for run in range(runs):
            # The order turns each time: whatever else the machine does meets both alike.
            for subject, results in ((ours, mine), (REFERENCE, plain))[:: -1 if run % 2 else 1]:
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


def click_to_change(pages: list[Any], selector: str, clicks: int, settle: Callable[[], None]) -> list[float]:
    """From a click in the first page to the changed part of each page, in milliseconds, for each click and page.

    `pages` are open pages of Chromium with a live part each; a click on `selector` in the first must change what all show;
    `settle` is called between two clicks. One clock serves: the pages are on one machine.
    """
    for page in pages:
        page.evaluate(
            """() => document.querySelector("[data-live]").addEventListener("live:changed", () => {
                 window.changedAt ??= performance.timeOrigin + performance.now(); })"""
        )
    pages[0].evaluate(
        """() => document.addEventListener("click", () => {
             window.clickedAt = performance.timeOrigin + performance.now(); }, true)"""
    )
    found = []
    for _ in range(clicks):
        for page in pages:
            page.evaluate("() => { window.changedAt = null; }")
        pages[0].click(selector)
        changed = [page.evaluate(WHEN_CHANGED) for page in pages]
        clicked = pages[0].evaluate("() => window.clickedAt")
        found += [at - clicked for at in changed]
        settle()
    return found


if __name__ == "__main__":
    main()
