"""The planner: large rounds against the proven bound, and against `conference-scheduler` on what both can express.

Large rounds are drawn by `../shared/bench/planning/generate.py` where it is there, and judged by the `check.py` beside it.
`conference-scheduler` (MIT, with CBC) knows one event a slot, slots that an event cannot have, and events that must not be
at one time; so those rounds have items as long as their slots. With no present programme both find any that holds; with
one, both stay as close to it as they can. The group `bench` of dependencies holds it.
"""

import importlib.util
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from measure import Row, report, tiny
from zerodraft.process.core.learning import learn
from zerodraft.programme.core import planning
from zerodraft.programme.core.planning.solving import plan

SHARED = Path(os.environ.get("ZERODRAFT_SHARED", "../shared")) / "bench" / "planning"
MUST_SECONDS = 20
MUST_GAP = 1.0


def module(name: str) -> Any:
    """A module of the shared folder, which is no package."""
    spec = importlib.util.spec_from_file_location(name, SHARED / f"{name}.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SHARED / f"{name}.py")
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def large(seed: int, *, few: bool) -> tuple[list[Row], float]:
    """One large round: time and unevenness, the latter beside that of the programme it was drawn from; and its gap."""
    size = ["--segments", "30", "--rooms", "2", "--days", "5", "--apart", "4", "--fixed", "2", "--unavailable", "4"]
    with tempfile.TemporaryDirectory() as folder:
        hidden = Path(folder) / "hidden.json"
        command = [sys.executable, SHARED / "generate.py", "--seed", str(seed), "--solution", hidden]
        command += [*size, "--together", "2", "--alone", "1"] if few else []
        asked = subprocess.run(command, capture_output=True, check=True).stdout
        drawn = json.loads(hidden.read_text())
    begun = time.perf_counter()
    request = planning.read(planning.decode(asked), learn())
    answer = plan(request)
    seconds = time.perf_counter() - begun
    told = planning.as_json(request, answer, seconds)
    judge = module("check")
    broken, figures = judge.check(json.loads(asked), told)
    if broken:
        raise SystemExit(f"seed {seed}: {broken[0]}")
    before = judge.check(json.loads(asked), drawn)[1]
    name = f"{len(request.items)} segments, seed {seed}"
    gap = 100 * max(answer.gaps.values())
    return [
        Row(f"{name}: time", round(seconds, 3), "s", must=MUST_SECONDS),
        Row(f"{name}: unevenness, drawn one beside", figures["unevenness"], "share", before["unevenness"]),
    ], gap


def round_of(seed: int, days: int, rooms: int, *, present: bool) -> dict[str, Any]:
    """A round that both can express: as many items as nine tenths of the slots, each as long as a slot."""
    rng = random.Random(seed)
    first = date(2027, 3, 1)
    slots = [
        {
            "date": str(first + timedelta(days=day)),
            "start": f"{hour}:00",
            "end": f"{hour + 3}:00",
            "room": f"Room {room}",
        }
        for day in range(days)
        for hour in (10, 15)
        for room in range(rooms)
    ]
    many = len(slots) * 9 // 10
    items = [{"id": f"event-{number}", "minutes": 180} for number in range(many)]
    order = rng.sample(range(len(slots)), many)  # a hidden programme, so that there is one
    apart: set[tuple[int, int]] = set()
    while len(apart) < many // 2:
        one, other = sorted(rng.sample(range(many), 2))
        if any(slots[order[one]][key] != slots[order[other]][key] for key in ("date", "start")):
            apart.add((one, other))
    barred = []
    for item in rng.sample(range(many), many // 3):
        day = rng.choice([slot["date"] for slot in slots if slot["date"] != slots[order[item]]["date"]])
        barred.append({"item": f"event-{item}", "date": day})
    asked: dict[str, Any] = {
        "zone": "UTC",
        "slots": slots,
        "items": items,
        "apart": [[f"event-{one}", f"event-{other}"] for one, other in sorted(apart)],
        "unavailable": barred,
    }
    if present:
        now = rng.sample(range(len(slots)), many)
        asked["present"] = [{"slot": slot, "items": [f"event-{item}"]} for item, slot in enumerate(now)]
    return asked


def ours(asked: dict[str, Any]) -> list[int]:
    request = planning.read(asked, learn())
    return list(plan(request).at)


def theirs(asked: dict[str, Any]) -> list[int]:
    """The same by `conference-scheduler`: the slot of each item."""
    import pulp
    from conference_scheduler import scheduler
    from conference_scheduler.lp_problem import objective_functions
    from conference_scheduler.resources import Event, ScheduledItem, Slot

    slots = [
        Slot(
            venue=each["room"],
            starts_at=datetime.strptime(f"{each['date']} {each['start']}", "%Y-%m-%d %H:%M"),  # noqa: DTZ007
            duration=180,
            capacity=1,
            session=f"{each['date']} {each['start']}",
        )
        for each in asked["slots"]
    ]
    # It looks at who clashes only for events that list something, so each lists a word that is nobody.
    events = [Event(name=each["id"], duration=180, demand=0, unavailability=["nobody"]) for each in asked["items"]]
    by_id = {each.name: number for number, each in enumerate(events)}
    for bar in asked["unavailable"]:
        events[by_id[bar["item"]]].add_unavailability(
            *(slot for slot, its in zip(slots, asked["slots"], strict=True) if its["date"] == bar["date"])
        )
    for one, other in asked["apart"]:
        events[by_id[one]].add_unavailability(events[by_id[other]])
    more: dict[str, Any] = {}
    if "present" in asked:
        now = [ScheduledItem(events[by_id[row["items"][0]]], slots[row["slot"]]) for row in asked["present"]]
        more = {"objective_function": objective_functions.number_of_changes, "original_schedule": now}
    found = scheduler.schedule(events, slots, solver=pulp.PULP_CBC_CMD(msg=False, threads=1), **more)
    at = {each.event.name: slots.index(each.slot) for each in found}
    return [at[each["id"]] for each in asked["items"]]


def judged(asked: dict[str, Any], at: list[int]) -> int:
    """How many items leave the present programme; a programme that does not hold ends the benchmark."""
    slots = asked["slots"]
    by_id = {each["id"]: number for number, each in enumerate(asked["items"])}
    if len(at) != len(by_id) or len(set(at)) != len(at):
        raise SystemExit("not one item a slot")
    for one, other in asked["apart"]:
        first, second = slots[at[by_id[one]]], slots[at[by_id[other]]]
        if (first["date"], first["start"]) == (second["date"], second["start"]):
            raise SystemExit(f"in parallel: {one}, {other}")
    for bar in asked["unavailable"]:
        if slots[at[by_id[bar["item"]]]]["date"] == bar["date"]:
            raise SystemExit(f"unavailable: {bar['item']}")
    return sum(at[by_id[row["items"][0]]] != row["slot"] for row in asked.get("present", []))


def timed(act: Callable[[dict[str, Any]], list[int]], rounds: list[dict[str, Any]]) -> tuple[float, float]:
    """The median seconds of these rounds, and the median of what leaves the present programme."""
    seconds, changes = [], []
    for asked in rounds:
        begun = time.perf_counter()
        at = act(asked)
        seconds.append(time.perf_counter() - begun)
        changes.append(judged(asked, at))
    return round(statistics.median(seconds), 3), statistics.median(changes)


def compared(*, few: bool) -> list[Row]:
    there = importlib.util.find_spec("conference_scheduler") is not None
    if not there:
        print("conference-scheduler is not installed: no reference (it is in the group `bench`)", file=sys.stderr)
    rows = []
    for days, rooms in ((2, 2),) if few else ((5, 3), (5, 6), (10, 6)):
        for present in (False, True):
            rounds = [round_of(seed, days, rooms, present=present) for seed in range(1 if few else 5)]
            took, changes = timed(ours, rounds)
            reference, its_changes = timed(theirs, rounds) if there else (None, None)
            name = f"{len(rounds[0]['items'])} of one a slot, {'near the present' if present else 'any'}"
            rows.append(Row(f"{name}: time", took, "s", reference, aim=reference and round(reference / 5, 3)))
            if present:
                rows.append(Row(f"{name}: items moved", changes, "items", its_changes, must=its_changes))
    return rows


def main() -> None:
    few = tiny()
    rows: list[Row] = []
    if (SHARED / "generate.py").exists():
        gaps = []
        for seed in (1,) if few else (1, 2, 3, 4, 5):
            more, gap = large(seed, few=few)
            rows += more
            gaps.append(gap)
        rows.append(Row("largest gap to the proven bound, + 0.001", round(max(gaps) + 0.001, 4), "%", must=MUST_GAP))
    rows += compared(few=few)
    report("planning", rows)


if __name__ == "__main__":
    main()
