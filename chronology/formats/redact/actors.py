"""Which actors are left out, and which go out under another name."""

from collections.abc import Collection

from chronology.formats.redact.fields import WITHHELD
from chronology.formats.redact.identity import Identities, Pseudonyms
from chronology.formats.redact.matching import Names
from chronology.formats.redact.profile import Profile, Selector
from chronology.formats.redact.selecting import named
from chronology.store.reader import Reader

_SORTS = {
    "person": "Person",
    "organisation": "Organisation",
    "armed group": "Armed group",
    "state": "State",
    "unknown": "Actor",
}


class Actors:
    """What becomes of each actor.

    Args:
        reader: the chronology.
        profile: what is withheld.
        used: the ids of the actors of the export.
        above: those of events alone that do not go out.
        identities: of the export.

    Attributes:
        withheld: ids of those that are left out.
        pseudonyms: ids of those under another name, with it.
    """

    def __init__(
        self,
        reader: Reader,
        profile: Profile,
        used: Collection[int],
        above: Collection[int],
        identities: Identities,
    ) -> None:
        self._reader, self._parts = reader, profile.parts
        rows = {
            number: (name, kind, uuid)
            for number, name, kind, uuid in reader.rows("SELECT id, name, kind, uuid FROM actor")
        }
        self._rows = rows
        kinds = {number: row[1] for number, row in rows.items()}
        left_out = _selected(reader, profile.withheld, kinds)
        renamed = _selected(reader, profile.pseudonymous, kinds) - left_out
        self.used = set(used)
        self.withheld = left_out | (set(above) - renamed)
        self._chosen = left_out
        sorts = {
            number: (_SORTS[rows[number][1]], str(rows[number][2]))
            for number in renamed & self.used
        }
        self.pseudonyms = Pseudonyms(identities).give("actor", sorts, "{sort} {said}")
        self._renamed = renamed

    def hide(self, names: Names) -> None:
        """Have the names of those be looked for that do not go out under them."""
        aliases = self._reader.fetch("SELECT actor_id, name FROM actor_name")
        every = [(number, row[0]) for number, row in self._rows.items()] + list(aliases)
        hidden = self.withheld | self._renamed
        for number, name in every:
            if number in hidden:
                person = self._rows[number][1] in ("person", "unknown")
                chosen = number in self._renamed or number in self._chosen
                parts = self._parts and person and chosen
                names.hide(name, self.pseudonyms.get(number, WITHHELD), parts=parts)
        for number, name in every:
            if number not in hidden and number in self.used:
                names.allow(name)


def _selected(reader: Reader, selector: Selector, kinds: dict[int, str]) -> set[int]:
    """Return the ids of the actors that a selector means."""
    found = named(reader, "actor", selector.names)
    for number, kind in kinds.items():
        if selector.everything or kind in selector.kinds:
            found.add(number)
    return found - named(reader, "actor", selector.besides)
