"""What a person may type and what the record may say is documented; so is where things live."""

import re
from pathlib import Path

import click

from zerodraft.record import verbs
from zerodraft.site.cli import group

ROOT = Path(__file__).parents[2]


def test_every_command_stands_in_the_documentation():
    text = (ROOT / "docs" / "commands.md").read_text()
    assert set(re.findall(r"^## `zerodraft ([a-z-]+)`$", text, re.MULTILINE)) == set(group.list_commands(None))
    for name in group.list_commands(None):
        command = group.get_command(None, name)
        section = text.split(f"## `zerodraft {name}`", 1)[1].split("\n## ", 1)[0]
        if isinstance(command, click.Group):
            told = set(re.findall(rf"^### `zerodraft {name} ([a-z-]+)`$", section, re.MULTILINE))
            assert told == set(command.list_commands(None))
            for inner in told:
                part = section.split(f"### `zerodraft {name} {inner}`", 1)[1].split("\n### ", 1)[0]
                check_options(command.get_command(None, inner), part)
        check_options(command, section)


def check_options(command: click.Command, section: str) -> None:
    for parameter in command.params:
        for option in parameter.opts:
            assert (option if option.startswith("-") else option.upper()) in section, (command.name, option)


def test_every_verb_of_the_record_stands_in_the_documentation():
    table = (ROOT / "docs" / "record.md").read_text().split("\n## Verbs\n", 1)[1]
    rows = dict(re.findall(r"^\| `([a-z.-]+)` \| (.+?) \|", table, re.MULTILINE))
    assert rows == {verb.name: verb.says for verb in verbs.registered()}


def test_the_drawing_of_the_house_names_the_rooms_that_are_there():
    rooms = {path.parent.name for path in (ROOT / "src" / "zerodraft").glob("*/__init__.py")}
    text = (ROOT / "docs" / "structure.md").read_text().split("\n## ", 1)[0]
    assert set(re.findall(r"^\| `(\w+)/` \|", text, re.MULTILINE)) == rooms


def test_no_file_of_the_house_is_past_300_lines():
    long = {
        str(path.relative_to(ROOT)): count
        for path in (ROOT / "src").rglob("*.py")
        if "migrations" not in path.parts and (count := len(path.read_text().splitlines())) > 300
    }
    assert long == {}, "a file past 300 lines is asking to become two"
