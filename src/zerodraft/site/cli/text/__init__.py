"""`zerodraft text`: negotiating texts on files, without a server."""

from importlib import import_module

import click

_COMMANDS = {
    "import": ("importing", "Read a draft: its units, each with a lasting id."),
    "compile": ("compiling", "Put a draft and all proposals on it into one attributed text."),
    "revise": ("revising", "Make the next draft of what is taken in, and say what became of the rest."),
    "compare": ("comparing", "Compare two drafts, unit by unit and word by word."),
    "lint": ("linting", "Find stray brackets, gaps in the numbering, references to what is not there."),
    "stats": ("counting", "Count units, words and remaining brackets, part by part."),
    "pack": ("packing", "Make a pack for one delegation's capital."),
}


class TextCommands(click.Group):
    """The commands on texts, each in a module of its own, imported on demand."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"{__name__}.{_COMMANDS[cmd_name][0]}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, says) for name, (_module, says) in _COMMANDS.items()])


@click.group("text", cls=TextCommands)
def command() -> None:
    """Read, compile, revise and compare negotiating texts, on files and without a server.

    \b
    Drafts: .docx .md .html .txt .pdf (not Arabic or Chinese) .xml (Akoma Ntoso) .json
    Proposals: .json, and .docx with tracked changes
    The formats of JSON: docs/schemas/

    \b
    zerodraft text import zero-draft.docx --json > units.json
    zerodraft text compile zero-draft.docx proposals.json fiji.docx --proponent Fiji -o compilation.pdf
    zerodraft text revise zero-draft.docx proposals.json --take p1,p7 -o rev1.docx
    """
