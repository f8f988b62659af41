"""`chronology source`: who or what speaks."""

from typing import TYPE_CHECKING, Any

import click

from chronology.cli.entities import EntityDoor
from chronology.cli.fields import renamed
from chronology.cli.options import stacked
from chronology.model.vocabulary import Reliability

if TYPE_CHECKING:
    from chronology.cli.names import Names

_fields = stacked(
    click.option("--title", metavar="WORDS", help="Its title."),
    click.option("--author", metavar="NAME", help="Who wrote it."),
    click.option("--publisher", metavar="NAME", help="Who published it."),
    click.option("--published", metavar="DATE", help="When it appeared."),
    click.option("--accessed", metavar="DATE", help="When you read it."),
    click.option("--url", metavar="URL", help="Where it is."),
    click.option("--archived-url", metavar="URL", help="Where a copy is."),
    click.option("--language", metavar="CODE", help="Its language, such as en."),
    click.option("--kind", metavar="WORDS", help="What it is, such as newspaper article."),
    click.option(
        "--reliability",
        type=click.Choice([letter.value for letter in Reliability], case_sensitive=False),
        metavar="A–F",
        help="A (reliable) to F (cannot be judged).",
    ),
    click.option("--derived-from", metavar="SLUG", help="The source that it repeats."),
    click.option("--note", metavar="WORDS", help="Your own remark."),
)


def _columns(names: "Names", given: dict[str, Any]) -> dict[str, Any]:
    values = renamed(given, derived_from="derived_from_id")
    if values.get("derived_from_id"):
        values["derived_from_id"] = names.id_of("source", values["derived_from_id"])
    return values


command = EntityDoor(
    kind="source",
    about="Sources: who or what speaks.",
    fields=_fields,
    columns=_columns,
    named="SLUG",
    examples={
        "add": 'source add wire-2016 --title "A wire report" --published "1 July 2016" --reliability C',
        "list": "source list --in 2016",
        "show": "source show 1",
        "edit": "source edit 1 --reliability B",
        "merge": "source merge 1 2",
    },
).group()
