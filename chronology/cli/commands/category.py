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
)


def _columns(names: "Names", given: dict[str, Any]) -> dict[str, Any]:
    values = renamed(given, in_="parent_id", describe="description")
    if values.get("parent_id"):
        values["parent_id"] = names.id_of("category", values["parent_id"])
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
