"""`chronology category`: kinds of event."""

from typing import TYPE_CHECKING, Any

import click

from chronology.cli.entities import EntityDoor
from chronology.cli.fields import renamed
from chronology.cli.options import stacked

if TYPE_CHECKING:
    from chronology.cli.names import Names

_fields = stacked(
    click.option("--in", "in_", metavar="CATEGORY", help="The broader category."),
    click.option("--describe", metavar="WORDS", help="A description."),
    click.option(
        "--exclusive-group", metavar="NAME", help="Of whose states one actor can be in one only."
    ),
    click.option("--exclusive-state", metavar="NAME", help="Which state of that group it means."),
    click.option(
        "--occurs-once/--may-recur",
        default=None,
        help="Whether it can happen to one actor once only.",
    ),
    click.option(
        "--single-holder/--many-holders",
        default=None,
        help="Whether, of one organisation or place, only one person can be in it at a time.",
    ),
    click.option(
        "--requires",
        metavar="CATEGORY",
        help="Of what the same actor must have had an event before.",
    ),
)


def _columns(names: "Names", given: dict[str, Any]) -> dict[str, Any]:
    values = renamed(given, in_="parent_id", describe="description", requires="requires_id")
    for column in ("parent_id", "requires_id"):
        if values.get(column):
            values[column] = names.id_of("category", values[column])
    return values


command = EntityDoor(
    kind="category",
    about="Kinds of event.",
    fields=_fields,
    columns=_columns,
    examples={
        "add": "category add ceasefire --in violence",
        "list": "category list",
        "show": "category show detention",
        "edit": 'category edit arrest --describe "Taken into custody"',
        "merge": "category merge arrest detention",
    },
).group()
