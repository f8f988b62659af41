"""Which variable of a query says what: queries name them as their authors like."""

from collections.abc import Iterable

#: What each of our fields may be called, folded by ``folded``.
DATE = ("date", "pointintime", "time", "when")
START = ("start", "starttime", "startdate", "begin")
END = ("end", "endtime", "enddate")
COORDINATES = ("coord", "coords", "coordinates", "coordinatelocation", "location", "geo")
PLACE = ("place", "location", "where")
COUNTRY = ("country",)
KIND = ("type", "instance", "instanceof", "class")
PARTICIPANT = ("participant",)


def folded(name: str) -> str:
    """Return a variable's name without its question mark, case and underscores."""
    return name.lstrip("?").replace("_", "").lower()


def looks_like_wikidata(names: Iterable[str]) -> bool:
    """Return whether variables are those of a query for items and their labels."""
    return {"item", "itemlabel"} <= {folded(name) for name in names}


class Row(dict[str, str]):
    """One result: values by folded names of variables, and which of them were used."""

    def __init__(self, values: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self.named: dict[str, str] = {}
        self.used: set[str] = set()
        for name, value in values:
            self[folded(name)] = value
            self.named[folded(name)] = name.lstrip("?")

    def take(self, names: Iterable[str], ending: str = "") -> str:
        """Return the first value that is there under one of ``names`` with ``ending``."""
        for name in names:
            if self.get(name + ending):
                self.used.add(name + ending)
                return self[name + ending]
        return ""
