"""A whole day in two rooms, eighty speakers, on a clock that goes a minute a second; every screen follows it to the end."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.conftest import LAPTOP, PHONE, WALL, running
from processes import environment

from .conftest import AtWork, Room

SPEED, SEED = "60", "2018"
EVERY = 20
"""How many seconds pass between two looks: as many minutes of the day."""

LOOKS = {
    "wall": {"who": "officer", "screen": "wall", "size": WALL},
    "console": {"who": "chair", "screen": "console", "size": (1440, 900)},
    "desk": {"who": "officer", "screen": "desk", "size": LAPTOP},
    "phone": {"who": "fiji", "screen": "floor", "size": PHONE},
}

SHOWN = """() => {
    const now = document.querySelector("[data-live] .now");
    const of = (selector) => [...now.querySelectorAll(selector)].map((each) => each.textContent.trim());
    const names = of("ol.waiting .name > bdi, .queue .name > bdi");
    return JSON.stringify([now.dataset.turn, now.dataset.state, of(".who"), names]);
}"""


def as_it_loads(page: Page) -> str:
    """The same of the page as the server gives it now, to whoever looks at this page."""
    return page.evaluate(
        f"""async () => {{
            const answer = await fetch(location.href);
            if (!answer.ok) throw new Error(`${{answer.status}} for ${{location.href}}`);
            const text = await answer.text();
            const document = new DOMParser().parseFromString(text, "text/html");
            return ({SHOWN})();
        }}"""
    )


def agree(page: Page, seconds: float = 10) -> bool:
    """Whether the page that followed shows what it would if it were loaded now; the meeting goes on meanwhile."""
    for _attempt in range(int(seconds * 4)):
        fresh = as_it_loads(page)
        if page.evaluate(SHOWN) == fresh:
            return True
        page.wait_for_timeout(250)
    return False


@pytest.mark.long
def test_a_whole_day_in_two_rooms(tmp_path, visit):
    pictures = Path(os.environ.get("PICTURES_OF_THE_DAY", tmp_path))
    pictures.mkdir(parents=True, exist_ok=True)
    with running(tmp_path / "data", "--play", "--speed", SPEED) as started:
        player = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("day.py")), str(tmp_path / "data"), SEED],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment(),
        )
        assert player.stdin
        assert player.stdout
        player.stdin.write(started.password)
        player.stdin.close()
        told = json.loads(player.stdout.readline())
        at_work = AtWork(started, told["people"], [])
        windows = {
            f"{number}-{name}": (number, Room(at_work, keys[0], visit), options)
            for number, keys in enumerate(told["rooms"])
            for name, options in LOOKS.items()
        }
        pages = {name: room.look(**options) for name, (_number, room, options) in windows.items()}
        looked = 0
        while player.poll() is None:
            for name, page in pages.items():
                page.screenshot(path=pictures / f"{looked:02}-{name}.png")
            for name, page in pages.items():
                number, room, _options = windows[name]
                if page.locator("[data-live] .now[data-state=adjourned]").count():
                    room.meeting = told["rooms"][number][1]
                    page.goto(page.url.replace(told["rooms"][number][0], room.meeting))
            behind = [name for name, page in pages.items() if not agree(page)]
            assert behind == [], f"look {looked}"
            looked += 1
            next(iter(pages.values())).wait_for_timeout(EVERY * 1000)
        done = json.loads(player.stdout.readlines()[-1])
        player.stdout.close()
        assert not done["broken"]
        (pictures / "day.json").write_text(json.dumps(done, indent=1))
        assert all(did["given"] > 60 and did["adjourned"] == 2 and did["carried over"] == 1 for did in done["did"])
        assert all(agree(page) for page in pages.values())
        assert [said for _number, room, _options in windows.values() for said in room.complaints()] == []
