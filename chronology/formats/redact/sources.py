"""Which sources are left out, and which go out without their name."""

from collections.abc import Collection

from chronology.formats.redact.fields import WITHHELD
from chronology.formats.redact.identity import Identities, Pseudonyms
from chronology.formats.redact.matching import Names
from chronology.formats.redact.profile import Profile
from chronology.formats.redact.selecting import named
from chronology.store.reader import Reader
from chronology.text import fold

_SQL = "SELECT id, uuid, slug, title, author, publisher, url, archived_url, file_name FROM source"


class Sources:
    """What becomes of each source.

    Args:
        reader: the chronology.
        profile: what is withheld.
        used: the ids of the sources of the export.
        above: those of events alone that do not go out.
        identities: of the export.

    Attributes:
        withheld: ids of those that are left out.
        pseudonyms: ids of those without their name, with what they are called.
    """

    def __init__(
        self,
        reader: Reader,
        profile: Profile,
        used: Collection[int],
        above: Collection[int],
        identities: Identities,
    ) -> None:
        self._rows = {row[0]: row[1:] for row in reader.rows(_SQL)}
        self._used = set(used)
        chosen = named(reader, "source", profile.sources.names)
        if profile.sources.everything:
            chosen |= self._rows.keys()
        chosen -= named(reader, "source", profile.sources.besides)
        self._hidden = chosen | set(above)
        renamed = chosen & self._used if profile.anonymous else set()
        self.withheld = self._hidden - renamed
        self._slugs = Pseudonyms(identities)
        self._identities = identities
        self.pseudonyms = self.rename(renamed)

    def rename(self, numbers: Collection[int]) -> dict[int, str]:
        """Return slugs that tell nothing, for sources whose own would."""
        kinds = {number: ("source", str(self._rows[number][0])) for number in numbers}
        return self._slugs.give("source", kinds, "{sort}-{said}")

    def hide(self, names: Names) -> None:
        """Have be looked for what those are called that do not go out under it."""
        # Who else wrote for a paper is no secret where one of its articles goes out.
        known = {
            fold(word)
            for number in self._used - self._hidden
            for word in self._rows[number][2:5]
            if word
        }
        for number in self._hidden:
            instead = self.pseudonyms.get(number, WITHHELD)
            _uuid, slug, *others = self._rows[number]
            for word in (slug, *others):
                if word and (word == slug or fold(word) not in known):
                    names.hide(word, instead)
