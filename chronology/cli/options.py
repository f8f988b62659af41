"""Options that several commands take, each written once."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from chronology.model.vocabulary import Status

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

FORMATS = ("table", "csv", "json", "jsonl", "markdown")


def stacked(*options: Callable[[Decorated], Decorated]) -> Callable[[Decorated], Decorated]:
    """Return one decorator that adds the options in the order given."""

    def add(function: Decorated) -> Decorated:
        for option in reversed(options):
            function = option(function)
        return function

    return add


format_option = click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How to print it.",
)

findings_format_option = click.option(
    "--format",
    "format_",
    type=click.Choice((*FORMATS, "sarif")),
    default="table",
    show_default=True,
    help="How to print it; sarif is the exchange format of code checkers.",
)

page_format_option = click.option(
    "--format",
    "format_",
    type=click.Choice(("table", "json", "jsonl")),
    default="table",
    show_default=True,
    help="How to print it.",
)

limit_option = click.option(
    "--limit",
    type=click.IntRange(min=0),
    help="At most so many, 0 for all.  [default: 50 for a table at a terminal, else all]",
)

create_option = click.option(
    "--create", is_flag=True, help="Make names that do not exist yet, without asking."
)

filter_options = stacked(
    click.option(
        "--in",
        "in_",
        multiple=True,
        metavar="DATE",
        help="In this time, in any words; certain and possible ones are told apart.",
    ),
    click.option("--where", multiple=True, metavar="PLACE", help="There, or in a place within it."),
    click.option("--who", multiple=True, metavar="ACTOR", help="With this actor taking part."),
    click.option(
        "--category", multiple=True, metavar="NAME", help="Of this kind, or a narrower one."
    ),
    click.option("--source", multiple=True, metavar="SLUG", help="Cited to this source."),
    click.option("--tag", multiple=True, metavar="TAG", help="With this tag."),
    click.option(
        "--status",
        multiple=True,
        type=click.Choice([status.value for status in Status]),
        help="With this status.",
    ),
    click.option("--certain", is_flag=True, help="Only what was certainly in the time of --in."),
)

new_event_options = stacked(
    click.option(
        "--when", metavar="DATE", help="When, in any words; @12 is an event to count from."
    ),
    click.option("--where", multiple=True, metavar="[ROLE:]PLACE", help="Where; may be repeated."),
    click.option("--who", multiple=True, metavar="ACTOR[:ROLE]", help="Who; may be repeated."),
    click.option("--category", metavar="NAME", help="What kind of event."),
    click.option(
        "--source", multiple=True, metavar="SLUG[#LOCATOR]", help="Who says so; may be repeated."
    ),
    click.option("--claimant", metavar="ACTOR", help="Whose words the one source reports."),
    click.option(
        "--says-when", metavar="DATE", help="The date that the one source gives, if another."
    ),
    click.option(
        "--says-where", metavar="PLACE", help="The place that the one source gives, if another."
    ),
    click.option("--quote", metavar="WORDS", help="The words of the one source."),
    click.option("--after", multiple=True, metavar="ID", help="It came after that event."),
    click.option("--before", multiple=True, metavar="ID", help="It came before that event."),
    click.option("--during", multiple=True, metavar="ID", help="It happened during that event."),
    click.option(
        "--by", metavar="DURATION", help="How long after or before, such as “3.5 months”."
    ),
    click.option("--lasting", metavar="DURATION", help="How long it lasted, such as “six months”."),
    click.option(
        "--status",
        type=click.Choice([status.value for status in Status]),
        help="What you hold it to be.  [default: alleged]",
    ),
    click.option("--tag", multiple=True, metavar="TAG", help="A label; may be repeated."),
    click.option("--describe", metavar="WORDS", help="A description."),
)
