"""How many and how much, as GTD has it."""

from collections.abc import Callable

from chronology.formats.conflict.columns import Columns
from chronology.formats.dataset.record import Figure
from chronology.formats.gtd.codes import figure

#: What each column counts, and in which unit.
KINDS = {
    "nkill": ("killed", "persons"),
    "nkillus": ("killed, US citizens", "persons"),
    "nkillter": ("killed, perpetrators", "persons"),
    "nwound": ("wounded", "persons"),
    "nwoundus": ("wounded, US citizens", "persons"),
    "nwoundte": ("wounded, perpetrators", "persons"),
    "nperps": ("perpetrators", "persons"),
    "nperpcap": ("perpetrators captured", "persons"),
    "nhostkid": ("taken hostage", "persons"),
    "nhostkidus": ("taken hostage, US citizens", "persons"),
    "nreleased": ("hostages released", "persons"),
    "propvalue": ("property damage", "USD"),
    "ransomamt": ("ransom demanded", "USD"),
    "ransomamtus": ("ransom demanded of US sources", "USD"),
    "ransompaid": ("ransom paid", "USD"),
    "ransompaidus": ("ransom paid by US sources", "USD"),
}


def kinds_of(columns: Columns) -> frozenset[str]:
    """Return the kinds of figures that a file of these columns has."""
    return frozenset(kind for column, (kind, _unit) in KINDS.items() if column in columns)


def figures_of(columns: Columns) -> Callable[[list[str]], tuple[Figure, ...]]:
    """Return what gives the figures of a row; those that are not known are left out."""

    def read(*cells: str) -> tuple[Figure, ...]:
        found = []
        for (column, (kind, unit)), cell in zip(KINDS.items(), cells, strict=True):
            best = figure(column, cell)
            if best is not None:
                found.append(Figure(kind, None, best, None, unit))
        return tuple(found)

    return columns.once(tuple(KINDS), read)
