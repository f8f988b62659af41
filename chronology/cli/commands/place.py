"""`chronology place`: places, each within another."""

from typing import TYPE_CHECKING, Any

import click

from chronology.cli.entities import EntityDoor
from chronology.cli.fields import renamed
from chronology.cli.options import stacked
from chronology.cli.words import coordinates

if TYPE_CHECKING:
    from chronology.cli.names import Names

_fields = stacked(
    click.option("--in", "in_", metavar="PLACE", help="The place that it lies in."),
    click.option("--alias", multiple=True, metavar="NAME", help="A further name; may be repeated."),
    click.option("--country", metavar="CODE", help="Two letters of ISO 3166, such as TR."),
    click.option("--at", metavar="LAT,LON", help="Its middle, in degrees."),
    click.option(
        "--radius", type=float, metavar="METRES", help="How far from there it may truly be."
    ),
    click.option("--describe", metavar="WORDS", help="A description."),
)


def _columns(names: "Names", given: dict[str, Any]) -> dict[str, Any]:
    values = renamed(given, in_="parent_id", radius="radius_m", describe="description")
    if values.get("parent_id"):
        values["parent_id"] = names.id_of("place", values["parent_id"])
    if "at" in values:
        at = values.pop("at")
        values["latitude"], values["longitude"] = coordinates(at) if at else (None, None)
    return values


command = EntityDoor(
    kind="place",
    about="Places, each within another.",
    fields=_fields,
    columns=_columns,
    further_names=True,
    examples={
        "add": "place add Harran --in Urfa --at 36.87,39.03 --radius 2000",
        "list": "place list --in 2016",
        "show": "place show Urfa",
        "edit": "place edit Urfa --alias Ourfa",
        "merge": "place merge Urfa Antep",
    },
).group()
