"""`chronology check`: what cannot all be true."""

from typing import Any

import click

from chronology.cli.database import Database, pass_database
from chronology.cli.filtering import refuse_bad_filter
from chronology.cli.group import Group
from chronology.cli.helping import with_example
from chronology.cli.options import (
    filter_options,
    findings_format_option,
    format_option,
    limit_option,
)
from chronology.cli.output import limit_for
from chronology.cli.phrase import PhraseCommand
from chronology.cli.usage import bad_usage

ABOUT = """Find what cannot all be true.

NAMES are checks or their tiers (`check list` names them); all run where none is
named. Only what is certain is printed, unless --possible is given. With
filters, only what concerns the events that match; with --since, only what
concerns an event, or rests on a claim, that was added, changed or removed from
the beginning of that time on ("2026-11-21", "yesterday", 2026-11-21T10:30Z).
Exits with 1 if anything is found, and is silent where nothing is."""


class CheckGroup(Group):
    """Runs the checks, unless its first word is another command of the group.

    `chronology check dates --possible` is `chronology check run dates --possible`;
    the inner command stays hidden, and its options are shown as the group's.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the hidden command before words that name no other."""
        if not args or (args[0] not in self.commands and args[0] not in ctx.help_option_names):
            args = ["run", *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage of the group: the checks, or a command."""
        formatter.write_usage(ctx.command_path, "[NAMES]... [OPTIONS] | COMMAND [ARGS]...")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options of the checks, then the other commands."""
        self.commands["run"].format_options(ctx, formatter)
        self.format_commands(ctx, formatter)


@click.group(
    "check", cls=CheckGroup, help=with_example(ABOUT, "check --possible", "check order --in 2016")
)
def command() -> None:
    """Say nothing: the group's text stands above."""


@command.command("run", hidden=True, help=with_example(ABOUT, "check --possible"))
@click.argument("names", nargs=-1)
@click.option("--possible", is_flag=True, help="Also what may not fit, and what cannot be told.")
@click.option("--since", metavar="DATE", help="Only what concerns something changed since then.")
@filter_options
@limit_option
@findings_format_option
@pass_database
def run(
    database: Database,
    /,
    *,
    names: tuple[str, ...],
    possible: bool,
    since: str | None,
    limit: int | None,
    format_: str,
    **wanted: Any,
) -> int:
    """Run the checks and print what they find; exit with 1 if that is anything."""
    from chronology.cli.checking import FEW_OF_ONE, find, report

    refuse_bad_filter(wanted)
    found = find(database, names, wanted, possible=possible, since=since)
    most = limit_for(limit, format_)
    each = FEW_OF_ONE if limit is None and most is not None else None
    report(database, found, most, format_, each)
    return 1 if found else 0


@command.command(
    "explain", help=with_example("Explain a check, or a finding.", "check explain order")
)
@click.argument("name", metavar="CHECK|FINGERPRINT")
@pass_database
def explain(database: Database, /, *, name: str) -> None:
    """Print what a check is for, or one finding whole."""
    from chronology.cli.examining import explain as explained

    explained(database, name)


@command.command(
    "accept",
    help=with_example(
        "Accept findings for a reason. They stay quiet until a value that they rest on changes."
        " The first letters of a fingerprint are enough.",
        'check accept 0123456789abcdef --because "the year is a misprint"',
    ),
)
@click.argument("fingerprints", metavar="FINGERPRINT...", nargs=-1, required=True)
@click.option("--because", required=True, metavar="WORDS", help="Why it is no contradiction.")
@pass_database
def accept(database: Database, /, *, fingerprints: tuple[str, ...], because: str) -> None:
    """Write down that findings are accepted."""
    from chronology.cli.accepting import accept as accepted

    accepted(database, fingerprints, because)


@command.command(
    "forget",
    help=with_example(
        "Take acceptances back: what is still found is reported again.",
        "check forget 0123456789abcdef",
    ),
)
@click.argument("fingerprints", metavar="FINGERPRINT...", nargs=-1, required=True)
@pass_database
def forget(database: Database, /, *, fingerprints: tuple[str, ...]) -> None:
    """Take acceptances back."""
    from chronology.cli.accepting import forget as forgotten

    forgotten(database, fingerprints)


@command.command(
    "list",
    help=with_example(
        "List the checks, or what was accepted. An acceptance is stale when its finding is gone,"
        " or rests on other values by now and is open again.",
        "check list",
        "check list --accepted",
        "check list --stale",
    ),
)
@click.option("--accepted", is_flag=True, help="What was accepted, by whom and why.")
@click.option("--stale", is_flag=True, help="Of that, what is found no more as it was accepted.")
@format_option
@pass_database
def list_(database: Database, /, *, accepted: bool, stale: bool, format_: str) -> None:
    """Print the checks, or the accepted findings."""
    if accepted or stale:
        from chronology.cli.examining import print_accepted

        print_accepted(database, format_, stale=stale)
    else:
        from chronology.cli.checking import print_checks

        print_checks(format_)


@command.command(
    "limits",
    cls=PhraseCommand,
    help=with_example(
        "List the limits that checks keep to, or set one for this chronology. Findings that"
        " were accepted under another limit open again.",
        "check limits",
        "check limits fastest-travel 900",
        "check limits fastest-travel --default",
    ),
)
@click.argument("name", required=False)
@click.argument("value", required=False)
@click.option("--default", is_flag=True, help="Take the chronology's own value back.")
@format_option
@pass_database
def limits(
    database: Database, /, *, name: str | None, value: str | None, default: bool, format_: str
) -> None:
    """Print the limits, or set one."""
    from chronology.cli.limiting import print_limits, set_limit

    if default and (name is None or value is not None):
        raise bad_usage("--default takes one limit back: name it, and give no value.")
    if name is not None and (default or value is not None):
        set_limit(database, name, value)
    else:
        print_limits(database, name, format_)
