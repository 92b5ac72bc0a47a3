"""`zerodraft text`, as a person meets it: a draft, the proposals of three delegations, and the next draft."""

import csv
import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from processes import zerodraft
from zerodraft.site.cli.text.outputs import LAYOUTS

DRAFT = Path(__file__).parent / "gardens.md"
DAY = ("--on", "2018-02-20")
FORMATS = ("docx", "pdf", "html", "xml", "json", "csv")
NAMES = ("Fiji", "Peru", "Chad", "77")


@pytest.fixture(scope="module")
def units(tmp_path_factory) -> list[dict[str, str]]:
    done = zerodraft("text", "import", DRAFT, "--json", cwd=tmp_path_factory.mktemp("import"))
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)["units"]


def unit(units: list[dict[str, str]], begins: str) -> dict[str, str]:
    return next(each for each in units if each["text"].startswith(begins))


@pytest.fixture
def proposals(units, tmp_path) -> Path:
    """Two delegations in JSON: one for itself, one on behalf of a group."""
    report = unit(units, "Parties shall report")
    path = tmp_path / "proposals.json"
    made = [
        {"id": "q71", "unit": report["id"], "action": "MOD", "proponents": ["Перу"], "at": "2018-02-20"}
        | {"text": report["text"].replace("every year", "every second year")},
        {
            "id": "q72",
            "action": "ADD",
            "after": report["id"],
            "text": "Children shall be heard.",
            "proponents": ["Chad"],
        }
        | {"on_behalf_of": "G77", "reason": "They play there."},
        {"id": "q73", "unit": unit(units, "Plant trees")["id"], "action": "SUP", "proponents": ["Peru"]},
        {"id": "q74", "unit": unit(units, "Parties shall water")["id"], "action": "RESERVE", "proponents": ["Chad"]},
    ]
    path.write_text(json.dumps(made), encoding="utf-8")
    return path


@pytest.fixture
def tracked(units, tmp_path) -> Path:
    """A third delegation in Word: the draft as .docx, with tracked changes."""
    water = unit(units, "Parties shall water")
    wanted = [{"id": "f", "unit": water["id"], "action": "MOD", "proponents": ["Fiji"]}]
    wanted[0]["text"] = water["text"].replace("in summer", "in summer and autumn")
    (tmp_path / "fiji.json").write_text(json.dumps(wanted))
    done = zerodraft("text", "compile", DRAFT, "fiji.json", "-o", "fiji.docx", *DAY, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    return tmp_path / "fiji.docx"


def compiled(proposals: Path, tracked: Path, output: str, *more: str) -> bytes:
    given = ("text", "compile", DRAFT, proposals, tracked, "--proponent", "Fidji", "-o", output, *DAY, *more)
    done = zerodraft(*given, cwd=proposals.parent)
    assert done.returncode == 0, done.stderr
    return (proposals.parent / output).read_bytes()


def read(unit: dict, proposal: str = "") -> str:
    return "".join(
        each["text"]
        for each in unit["segments"]
        if (proposal in each["inserted_by"] if each["inserted_by"] else proposal not in each["deleted_by"])
    )


def test_from_the_draft_to_the_next_draft(units, proposals, tracked):
    made = json.loads(compiled(proposals, tracked, "all.json"))
    by_id = {each["id"]: each for each in made["units"]}
    assert [each["id"] for each in made["units"] if each["base"]] == [each["id"] for each in units if each["text"]]
    assert all(read(each) == each["base"] for each in made["units"])
    report, water = unit(units, "Parties shall report"), unit(units, "Parties shall water")
    assert read(by_id[report["id"]], "q71") == report["text"].replace("every year", "every second year")
    (fiji,) = [id_ for id_, each in made["proposals"].items() if each["proponents"] == ["Fiji"]]
    assert read(by_id[water["id"]], fiji) == water["text"].replace("in summer", "in summer and autumn")
    added = made["units"][[each["id"] for each in made["units"]].index(report["id"]) + 1]
    assert (added["base"], read(added, "q72")) == ("", "Children shall be heard.")
    assert made["proposals"]["q72"]["on_behalf_of"] == "Group of 77 and China"

    folder = proposals.parent
    given = ("text", "revise", DRAFT, proposals, tracked, "--proponent", "Fiji", "--take", "q71,q72", *DAY)
    more = ("--report", "rev1.json", "--renumber", "--redline", "taken.html")
    done = zerodraft(*given, "-o", "rev1.docx", *more, cwd=folder)
    assert done.returncode == 0, done.stderr
    changes = re.findall(r"<(ins|del)[^>]*>([^<]*)<", (folder / "taken.html").read_text())
    assert changes == [("ins", "second "), ("ins", "Children shall be heard.")]
    told = json.loads((folder / "rev1.json").read_text())
    assert {each["proposal"]: each["outcome"] for each in told["dispositions"]} == {
        "q71": "accepted",
        "q72": "accepted",
        "q73": "carried",
        "q74": "carried",
        fiji: "carried",
    }
    new = json.loads(zerodraft("text", "import", "rev1.docx", "--json", cwd=folder).stdout)["units"]
    assert unit(new, "Children")["label"] == "3."
    assert unit(new, "Parties shall water")["label"] == "4."
    assert unit(new, "Parties shall water")["id"] == water["id"]
    assert "every second year" in unit(new, "Parties shall report")["text"]
    pairs = json.loads(zerodraft("text", "compare", DRAFT, "rev1.docx", "--json", cwd=folder).stdout)["pairs"]
    relations = [each["relation"] for each in pairs]
    assert relations.count("new") == 1
    assert relations.count("edited") == 1
    assert set(relations) == {"same", "new", "edited"}
    done = zerodraft("text", "compare", DRAFT, "rev1.docx", "-o", "redline.html", cwd=folder)
    assert "<ins" in (folder / "redline.html").read_text()


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_is_written_and_names_nobody_where_attribution_is_off(proposals, tracked, ending):
    named = content_of(compiled(proposals, tracked, f"named.{ending}"), ending)
    assert all(name in named for name in ("Peru", "Fiji", "Group of 77 and China")), ending
    unnamed = content_of(compiled(proposals, tracked, f"unnamed.{ending}", "--no-attribution"), ending)
    assert not [name for name in (*NAMES, "q71", "Children play") if name in unnamed], ending
    assert "Children shall be heard" in unnamed


@pytest.mark.parametrize("layout", LAYOUTS[1:])
@pytest.mark.parametrize("ending", ["docx", "html"])
def test_every_layout_is_written(proposals, tracked, layout, ending):
    content = content_of(compiled(proposals, tracked, f"out.{ending}", "--layout", layout), ending)
    assert "Objective 1" in content or layout == "by-delegation"


def content_of(data: bytes, ending: str) -> str:
    """All words of a file, its metadata among them."""
    if ending == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return " ".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    if ending == "pdf":
        done = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
        return " ".join(done.stdout.decode().split())
    return data.decode("utf-8-sig")


def test_a_control_character_is_shown_in_word_as_replaced_and_told(tmp_path):
    (tmp_path / "d.txt").write_text(
        "A title\n\n1. Gardens are\x12 open.\n" + "\n2. Trees grow.\n" * 90, encoding="utf-8"
    )
    done = zerodraft("text", "compile", "d.txt", "-o", "d.docx", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "control characters" in done.stderr
    assert "Gardens are\N{REPLACEMENT CHARACTER} open." in content_of((tmp_path / "d.docx").read_bytes(), "docx")
    back = json.loads(zerodraft("text", "import", "d.txt", "--json", cwd=tmp_path).stdout)
    assert any("\x12" in each["text"] for each in back["units"])


def test_the_table_of_proposals_opens_in_a_spreadsheet(proposals, tracked):
    data = compiled(proposals, tracked, "all.csv")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert {row["id"] for row in rows} >= {"q71", "q72", "q73", "q74"}


def test_the_next_draft_as_it_comes_back_keeps_the_ids_of_its_units(units, tmp_path):
    """Typed anew, with other numbers and one unit more, it has no bookmarks: its units are known by their words."""
    given = {"title": "Gardens", "language": "en", "sha256": "0" * 64, "units": units}
    (tmp_path / "units.json").write_text(json.dumps(given))
    typed = DRAFT.read_text().replace("3. Parties shall water", "3. Gates shall be green.\n\n4. Parties shall water")
    (tmp_path / "rev1.md").write_text(typed.replace("trees along the paths", "hedges along all the roads"))
    done = zerodraft("text", "import", "rev1.md", "--since", "units.json", "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    ids = [each["id"] for each in json.loads(done.stdout)["units"]]
    old = [each["id"] for each in units]
    weak = unit(units, "Plant trees")["id"]
    assert [id_ for id_ in ids if id_ in old] == [id_ for id_ in old if id_ != weak]
    assert len(ids) == len(old) + 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("rev1.md: confirm: edited")
    assert "(b)  →  (b)" in line


def test_what_is_no_part_of_a_drafts_text_is_told(tmp_path):
    (tmp_path / "d.md").write_text("---\ntitle: Lakes\npage: 1\npage: 2\n---\n\n1. States shall keep lakes clean.\n")
    done = zerodraft("text", "import", "d.md", "--json", cwd=tmp_path)
    assert [each["text"] for each in json.loads(done.stdout)["units"]] == ["States shall keep lakes clean."]
    assert done.stderr.splitlines() == [
        "d.md: no part of the text: title: Lakes",
        "d.md: no part of the text: page: 1 (and 1 more like it)",
    ]


def test_one_delegations_changes_on_what_another_adds(units, tmp_path):
    report = unit(units, "Parties shall report")["id"]
    made = [
        {"id": "a", "action": "ADD", "after": report, "text": "Children shall be heard.", "proponents": ["Chad"]},
        {"id": "b", "action": "MOD", "unit": "new-a", "text": "Children shall be asked.", "proponents": ["Fiji"]},
    ]
    (tmp_path / "p.json").write_text(json.dumps(made))
    done = zerodraft("text", "compile", DRAFT, "p.json", "--delegation", "Fiji", "-o", "f.json", *DAY, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    told = json.loads((tmp_path / "f.json").read_text())
    assert set(told["proposals"]) == {"b"}
    (added,) = [each for each in told["units"] if not each["base"]]
    assert read(added, "b") == "Children shall be asked."


def test_a_draft_in_json_is_the_same_draft(units, tmp_path):
    (tmp_path / "d.json").write_text(zerodraft("text", "import", DRAFT, "--json", cwd=tmp_path).stdout)
    again = json.loads(zerodraft("text", "import", "d.json", "--json", cwd=tmp_path).stdout)
    assert again["units"] == units
    (tmp_path / "bad.json").write_text('{"title": "", "units": [{}]}')
    done = zerodraft("text", "import", "bad.json", cwd=tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_with_json_there_is_nothing_but_json_on_stdout(proposals, tracked):
    given = ("text", "compile", DRAFT, proposals, "-o", "x.html", "--json", *DAY)
    done = zerodraft(*given, cwd=proposals.parent)
    assert json.loads(done.stdout)["proposals"] == 4
    assert done.stderr == ""


def test_lint_finds_and_says_so_by_its_exit_code(tmp_path):
    assert zerodraft("text", "lint", DRAFT, cwd=tmp_path).returncode == 0
    bad = tmp_path / "bad.md"
    bad.write_text(DRAFT.read_text().replace("[and publish", "[and [publish").replace("paragraph 1", "paragraph 17"))
    done = zerodraft("text", "lint", bad, "--json", cwd=tmp_path)
    assert done.returncode == 1
    assert len(json.loads(done.stdout)) >= 2


def test_lint_finds_references_to_what_has_another_number_now(tmp_path):
    moved = DRAFT.read_text().replace(
        "## Objective 1", "## Objective 3: Light\n\n0. Lamps shall be on.\n\n## Objective 1"
    )
    (tmp_path / "rev1.md").write_text(moved.replace("1. Parties shall open", "4. Parties shall open"))
    alone = zerodraft("text", "lint", "rev1.md", "--json", cwd=tmp_path)
    since = zerodraft("text", "lint", "rev1.md", "--since", DRAFT, "--json", cwd=tmp_path)
    assert len(json.loads(since.stdout)) > len(json.loads(alone.stdout))


def test_a_pack_for_a_capital(proposals, tracked):
    done = zerodraft(
        "text", "pack", DRAFT, proposals, "--delegation", "Chad", "-o", "chad.docx", *DAY, cwd=proposals.parent
    )
    assert done.returncode == 0, done.stderr
    assert "Children shall be heard" in content_of((proposals.parent / "chad.docx").read_bytes(), "docx")


def test_statistics(proposals):
    done = zerodraft("text", "stats", DRAFT, proposals, "--json", *DAY, cwd=proposals.parent)
    whole = json.loads(done.stdout)[-1]
    assert (whole["proposals"], whole["brackets"]) == (4, 1)


BAD = [
    (["text", "import", "nothing.docx"], "does not exist"),
    (["text", "import", "."], "is a folder"),
    (["text", "compile", DRAFT, "bad.json", "-o", "x.json"], "is no JSON"),
    (["text", "compile", DRAFT, "unit.json", "-o", "x.json"], "there is no unit 'u99'"),
    (["text", "compile", DRAFT, "party.json", "-o", "x.json"], "no party was called “Atlantis”"),
    (["text", "compile", DRAFT, "fine.json", "-o", "x.odt"], "one of the endings"),
    (["text", "compile", DRAFT, "fine.json", "-o", "no/x.json"], "no such folder"),
    (["text", "compile", DRAFT, "fine.json", "-o", "./fine.json"], "is a file that is read"),
    (["text", "compile", DRAFT, "fine.json", "-o", "x.json", "--layout", "clean"], "leave --layout out"),
    (["text", "compile", DRAFT, "fine.json", "-o", "x.json", "--on", "yesterday"], "is no day"),
    (["text", "compile", DRAFT, "some.docx", "-o", "x.json"], "one --proponent for each"),
    (["text", "revise", DRAFT, "fine.json", "--take", "p9", "-o", "x.docx"], "no proposal 'p9'"),
    (
        ["text", "pack", DRAFT, "fine.json", "--delegation", "Fiji", "--unit", "u99", "-o", "x.docx"],
        "has no unit 'u99'",
    ),
]


@pytest.mark.parametrize(("given", "says"), BAD)
def test_what_cannot_be_used_is_told_in_one_line_and_nothing_is_written(given, says, units, tmp_path):
    target = units[-1]["id"]

    def written(name: str, **more: object) -> None:
        made = {"id": "q71", "unit": target, "action": "NOC", "proponents": ["Fiji"]} | more
        (tmp_path / name).write_text(json.dumps([made]))

    (tmp_path / "bad.json").write_text("{")
    written("unit.json", unit="u99")
    written("party.json", proponents=["Atlantis"])
    written("fine.json")
    (tmp_path / "some.docx").write_bytes(b"PK")
    before = sorted(tmp_path.iterdir())
    done = zerodraft(*given, cwd=tmp_path)
    assert done.returncode == 2
    assert says in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
    assert sorted(tmp_path.iterdir()) == before


def test_it_loads_no_django(tmp_path):
    script = f"""
import sys
from zerodraft.site.cli import group
group.main(["text", "import", {str(DRAFT)!r}], standalone_mode=False)
assert "django" not in sys.modules, "django"
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
