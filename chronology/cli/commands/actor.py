"""`chronology actor`: people, groups, organisations and states."""

from typing import TYPE_CHECKING, Any

import click

from chronology.cli.entities import EntityDoor
from chronology.cli.fields import renamed
from chronology.cli.options import stacked
from chronology.model.vocabulary import ActorKind

if TYPE_CHECKING:
    from chronology.cli.names import Names

_fields = stacked(
    click.option(
        "--kind", type=click.Choice([kind.value for kind in ActorKind]), help="What sort."
    ),
    click.option("--alias", multiple=True, metavar="NAME", help="A further name; may be repeated."),
    click.option("--born", metavar="DATE", help="Birth or founding."),
    click.option("--died", metavar="DATE", help="Death or dissolution."),
    click.option("--note", metavar="WORDS", help="What tells it from its namesakes."),
    click.option("--describe", metavar="WORDS", help="A description."),
    click.option(
        "--exclusive-group", metavar="NAME", help="Of whose members one can be in one only."
    ),
)


def _columns(_names: "Names", given: dict[str, Any]) -> dict[str, Any]:
    return renamed(given, describe="description")


command = EntityDoor(
    kind="actor",
    about="People, groups, organisations and states.",
    fields=_fields,
    columns=_columns,
    further_names=True,
    examples={
        "add": 'actor add "Border Guard" --kind organisation --alias Guards --born 1958',
        "list": "actor list --where Urfa",
        "show": "actor show Balusha",
        "edit": 'actor edit Balusha --alias "Abu Balusha" --born "about 1990"',
        "merge": "actor merge 1 2",
    },
).group()
