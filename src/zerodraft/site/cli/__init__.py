"""The `zerodraft` command.

Exit codes: 0; 1, the answer is no; 2, bad input or use, with one line on stderr that names place and cure.
Commands that need no installation import neither Django nor a database; each command's module is imported when it runs.
"""

import sys
from importlib import import_module

import click

from zerodraft import __version__
from zerodraft.site.cli.terminal import harmless

_COMMANDS = {
    "read": "Read a letter: what it says, every fact with its words.",
    "text": "Read, compile, revise and compare negotiating texts.",
    "plan": "Plan a round: what is to be heard into the meetings that there are.",
    "parties": "List States, observers and organizations as they were on a day.",
    "demo": "Run the demonstration: the first round of the Global Compact for Migration.",
    "serve": "Run an installation.",
    "verify": "Walk the record and name its first broken link.",
    "backup": "Write everything of an installation into one file.",
    "restore": "Put a backup into an installation.",
    "post": "Send the messages that wait, or list them.",
    "export": "Write a process as plain files, with a manifest of checksums.",
}


class Commands(click.Group):
    """The commands, each in a module of its own, imported on demand."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"zerodraft.site.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="zerodraft")
def group() -> None:
    """Zerodraft runs an intergovernmental negotiation, from the letter that convenes it to the text that is adopted."""


class Refusal(Exception):
    """What a command was given cannot be used; its message is the one line that the person sees."""


def main() -> None:
    """Run the command line; never a traceback for what the person did."""
    try:
        code = group.main(prog_name="zerodraft", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        sys.exit(2)
    except (click.UsageError, click.FileError) as error:
        _refuse(error.format_message() + _where_help_is(error))
    except click.Abort:
        sys.exit(130)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except Refusal as error:
        _refuse(str(error))
    except UnicodeEncodeError as error:
        _refuse(
            f"the output's encoding, {error.encoding}, cannot show every letter of this; set PYTHONIOENCODING=utf-8"
        )
    except BrokenPipeError:
        # The reader of our output went away (`zerodraft parties | head`): nothing is wrong.
        sys.stderr.close()
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)


def _where_help_is(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    return f" (see {context.command_path} --help)" if context else ""


def _refuse(message: str) -> None:
    print("zerodraft: " + harmless(" ".join(message.split())), file=sys.stderr)  # noqa: T201 (this is the command line)
    sys.exit(2)
