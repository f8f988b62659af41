"""`chronology role`: what an actor is in an event."""

from typing import TYPE_CHECKING, Any

import click

from chronology.cli.entities import EntityDoor
from chronology.cli.fields import renamed
from chronology.cli.options import stacked

if TYPE_CHECKING:
    from chronology.cli.names import Names

_fields = stacked(
    click.option("--in", "in_", metavar="ROLE", help="The broader role."),
    click.option("--describe", metavar="WORDS", help="A description."),
    click.option(
        "--bodily-present/--not-present", default=None, help="Whether the actor is there in person."
    ),
    click.option("--living/--not-living", default=None, help="Whether the actor must be alive."),
    click.option(
        "--exclusive-group", metavar="NAME", help="Of whose roles one actor can have one only."
    ),
)


def _columns(names: "Names", given: dict[str, Any]) -> dict[str, Any]:
    values = renamed(given, in_="parent_id", describe="description")
    if values.get("parent_id"):
        values["parent_id"] = names.id_of("role", values["parent_id"])
    return values


command = EntityDoor(
    kind="role",
    about="What an actor is in an event.",
    fields=_fields,
    columns=_columns,
    examples={
        "add": "role add smuggler --in present --bodily-present",
        "list": "role list --who Balusha",
        "show": "role show detainee",
        "edit": 'role edit witness --describe "Saw or heard it"',
        "merge": 'role merge witness "person met"',
    },
).group()
