"""What a format could not carry, declared: which kinds, and how many events each touched.

A format that keeps less than the chronology holds says so. It lists the kinds of
loss that its files have; each event is looked at as it is written, so that only
what was really lost is reported.
"""

from collections.abc import Callable, Collection, Iterator, Mapping

from chronology.dates.civil import DAY, NEG_INF, POS_INF, seconds
from chronology.dates.value import FuzzyDate
from chronology.errors import BadInputError
from chronology.query.telling import Told
from chronology.text import visible

# The kinds of loss, in words that complete "could not carry …".
APPROXIMATION = "that a date is approximate"
UNCERTAINTY = "that a date is doubted"
RIVALS = "rival claims"
BEFORE_YEAR_ONE = "dates before the year 1"
FAR_YEARS = "years beyond 9999"
OPEN_END = "open or unknown ends"
TIMES = "times of day"
UNDATED = "events without a date"
SET_OF_DATES = "sets of dates"
WINDOW = "how wide the window of a date is"
WORDS = "the words of a date"
INFERRED = "bounds that follow from other events"
SEVERAL_PLACES = "more than one place"
PLACELESS = "events without coordinates"
ROLES = "what a participant or a place was to the event"
ACTORS = "who took part"
CATEGORY = "the category"
STATUS = "the status"
TAGS = "tags"
MEASURES = "measures"
RIVAL_MEASURES = "rival figures of one measure"
DESCRIPTION = "descriptions"
SOURCES = "sources"
CLAIMS = "what each source says: where, in whose words, with which date"
LASTING = "how long it lasted"
MANNER = "how it fills its date"
HANDLING = "who may see it"
RELATIONS = "how it lies to other events"
ATTRIBUTION = "which claim names a place or a participant"
COUNTED_BY = "which source claims a figure"
BASIS = "what an adopted date rests on"
COORDINATES = "coordinates"
HIDDEN = "characters that hide or command, which are spelt out"
DEPRECATED = "claims that were deprecated"
EXTRA = "further columns of an import"

_YEAR_ONE = seconds(1)
_YEAR_10000 = seconds(10_000)


def _bounds(date: FuzzyDate) -> list[int]:
    """Return those of the four bounds that there are, in seconds."""
    four = (date.start_earliest, date.start_latest, date.end_earliest, date.end_latest)
    return [bound for bound in four if NEG_INF < bound < POS_INF]


def _dated(look: Callable[[FuzzyDate], bool]) -> Callable[[Told], bool]:
    """Return ``look`` at the adopted date; an event without one has not got it."""
    return lambda told: told.view.date is not None and look(told.view.date)


def _wide(date: FuzzyDate) -> bool:
    """Return whether a start or an end may lie in more than one day."""
    starts = date.start_latest - date.start_earliest
    return max(starts, date.end_latest - date.end_earliest) > DAY


def _says_more(told: Told) -> bool:
    """Return whether a claim says more than that its source reports the event."""
    return any(
        claim.locator
        or claim.quote
        or claim.claimant
        or claim.says_words
        or claim.says_place
        or claim.says_lasting
        or claim.note
        or claim.credibility
        or claim.stance != "supports"
        or claim.rank != "normal"
        for claim in told.claims
    )


#: Line ends and tabs, which every format that shows text may show as they are.
_LAYOUT = str.maketrans("", "", "\n\r\t")


def _hides(text: str) -> bool:
    return not text.isprintable() and visible(bare := text.translate(_LAYOUT)) != bare


def _texts(told: Told) -> Iterator[str]:
    """Yield the texts of an event that a page shows."""
    view = told.view
    own = (view.title, view.description, view.words, view.category, told.lasting, *view.tags)
    yield from filter(None, own)
    yield from (place.full_name for place, _ in view.places)
    for party in view.who:
        yield from (party.name, party.role)
    yield from (near.title for near in told.neighbours)
    for claim in told.claims:
        said = (claim.title, claim.author, claim.publisher, claim.locator, claim.quote)
        also = (claim.claimant, claim.quote_translation, claim.says_words, claim.says_place)
        yield from filter(None, (*said, *also, claim.note, claim.says_lasting))


def _rival_counts(told: Told) -> bool:
    return len(told.counts) > len({count.kind for count in told.counts})


#: How an event is seen to have what would be lost.
_HAS: Mapping[str, Callable[[Told], bool]] = {
    APPROXIMATION: _dated(lambda date: date.qualifier.approximate),
    UNCERTAINTY: _dated(lambda date: date.qualifier.uncertain),
    RIVALS: lambda told: any(claim.rival for claim in told.claims),
    BEFORE_YEAR_ONE: _dated(lambda date: any(bound < _YEAR_ONE for bound in _bounds(date))),
    FAR_YEARS: _dated(lambda date: any(bound > _YEAR_10000 for bound in _bounds(date))),
    OPEN_END: _dated(lambda date: date.start_earliest == NEG_INF or date.end_latest == POS_INF),
    TIMES: _dated(lambda date: any(bound % DAY for bound in _bounds(date))),
    UNDATED: lambda told: told.view.date is None,
    SET_OF_DATES: _dated(lambda date: date.members is not None),
    WINDOW: _dated(_wide),
    WORDS: lambda told: bool(
        told.view.words and (told.view.date is None or told.view.words != told.view.date.edtf)
    ),
    INFERRED: lambda told: told.view.inferred is not None,
    SEVERAL_PLACES: lambda told: len(told.view.places) > 1,
    PLACELESS: lambda told: all(place.latitude is None for place, _ in told.view.places),
    ROLES: lambda told: bool(told.view.who) or any(role != "at" for _, role in told.view.places),
    ACTORS: lambda told: bool(told.view.who),
    CATEGORY: lambda told: told.view.category is not None,
    STATUS: lambda told: told.view.status != "alleged",
    TAGS: lambda told: bool(told.view.tags),
    MEASURES: lambda told: bool(told.counts),
    RIVAL_MEASURES: _rival_counts,
    DESCRIPTION: lambda told: bool(told.view.description),
    SOURCES: lambda told: bool(told.claims),
    CLAIMS: _says_more,
    LASTING: lambda told: told.lasting is not None,
    MANNER: lambda told: told.manner is not None,
    HANDLING: lambda told: told.handling != "public",
    RELATIONS: lambda told: told.relations > 0,
    # Of one claim alone it goes without saying.
    ATTRIBUTION: lambda told: told.attributed and len(told.claims) > 1,
    COUNTED_BY: lambda told: (
        len(told.claims) > 1 and any(count.claim is not None for count in told.counts)
    ),
    BASIS: lambda told: any(
        part is not None for part in (told.basis, told.reason, told.decided_by)
    ),
    COORDINATES: lambda told: any(place.latitude is not None for place, _ in told.view.places),
    HIDDEN: lambda told: any(map(_hides, _texts(told))),
    DEPRECATED: lambda told: told.deprecated > 0,
    EXTRA: lambda told: told.extra,
}


class Losses:
    """Counts the events that each kind of loss touches.

    Args:
        kinds: what the format cannot carry, of the constants above.
    """

    def __init__(self, kinds: Collection[str] = ()) -> None:
        self._kinds = tuple((kind, _HAS[kind]) for kind in kinds)
        self._events: dict[str, int] = {}

    def look(self, told: Told) -> None:
        """Count each of the kinds that the event has; once per event."""
        for kind, has in self._kinds:
            if has(told):
                self.note(kind)

    def counts_kind(self, kind: str) -> bool:
        """Return whether ``kind`` is one that the format cannot carry."""
        return any(kind == each for each, _ in self._kinds)

    def note(self, what: str, events: int = 1) -> None:
        """Count ``events`` that lost ``what``, in words that complete "could not carry …"."""
        self._events[what] = self._events.get(what, 0) + events

    @property
    def counts(self) -> dict[str, int]:
        """What was lost, in the order of the format's kinds, and of how many events."""
        order = [kind for kind, _ in self._kinds if kind in self._events]
        return {kind: self._events[kind] for kind in [*order, *self._events]}

    def __bool__(self) -> bool:
        return bool(self._events)


class LossError(BadInputError):
    """A strict export into a format that cannot carry everything; nothing was written.

    Args:
        losses: what would have been lost, and of how many events.
    """

    def __init__(self, losses: Mapping[str, int]) -> None:
        self.losses = dict(losses)
        super().__init__(
            f"Nothing was written, since the format cannot carry {listed(losses)}.",
            "Export to .jsonl, .json or .yaml, which carry everything, or leave out --strict.",
        )


def listed(losses: Mapping[str, int]) -> str:
    """Return losses as "tags (3 events), rival claims (1 event)"."""
    return "; ".join(
        f"{what} ({count} event{'' if count == 1 else 's'})" for what, count in losses.items()
    )
