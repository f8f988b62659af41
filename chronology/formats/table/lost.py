"""What a table of events has no column for, counted without reading what it is.

Claims are told apart in the database, over all events at once or over a batch of
them; only where a source gives a date or a place of its own is it read, to see
whether that is a rival of the adopted one.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from chronology.formats.losses import (
    ATTRIBUTION,
    BASIS,
    CLAIMS,
    COUNTED_BY,
    DEPRECATED,
    EXTRA,
    RELATIONS,
    RIVALS,
    Losses,
)
from chronology.query.events import list_events
from chronology.query.filters import Filter
from chronology.query.packed import BASED, KEPT_MORE, PackedRow
from chronology.query.places import Gazetteer
from chronology.query.statement import id_list
from chronology.query.telling import tell
from chronology.store.reader import Reader

#: What a table of events has no column for.
LOST: Final = (RIVALS, CLAIMS, RELATIONS, ATTRIBUTION, COUNTED_BY, BASIS, DEPRECATED, EXTRA)

_MORE, _OWN_SAY, _DEPRECATED, _SEVERAL, _ATTRIBUTED, _COUNTED, _RELATED = (1 << n for n in range(7))

#: How many events are looked at closely at once.
_CLOSELY: Final = 500

_STANDS: Final = "rank <> 'deprecated'"
_DOWN: Final = "rank = 'deprecated'"
#: Empty texts say nothing, and compare with no other as NULL does.
_SAYS_MORE: Final = (
    "(locator <> '' OR quote <> '' OR claimant_id IS NOT NULL OR says_text <> ''"
    " OR says_place_id IS NOT NULL OR COALESCE(says_duration_words, says_duration_min) <> ''"
    " OR note <> '' OR credibility <> 0 OR stance <> 'supports' OR rank <> 'normal')"
)
#: Its own date may be the adopted one again, which most datasets say.
_OWN_WORD: Final = (
    "(stance = 'disputes' OR says_place_id IS NOT NULL"
    " OR ((says_edtf IS NOT NULL OR says_text IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM event AS e"
    " WHERE e.id = citation.event_id AND e.date_edtf = citation.says_edtf"
    " AND e.date_start_earliest = citation.says_start_earliest"
    " AND e.date_end_latest = citation.says_end_latest"
    " AND e.date_has_members = citation.says_has_members)))"
)
_TWICE: Final = "GROUP BY event_id HAVING count(*) > 1"
_OF_SEVERAL: Final = f"SELECT event_id FROM citation WHERE {_STANDS}"  # noqa: S608 - our own words
#: Each mark with the column, the tables and the condition of the events that bear it.
_MARKS: Final = (
    (_MORE, "event_id", "citation", f"{_STANDS} AND {_SAYS_MORE}"),
    (_OWN_SAY, "event_id", "citation", f"{_STANDS} AND {_OWN_WORD}"),
    (_DEPRECATED, "event_id", "citation", _DOWN),
    (_DEPRECATED, "event_id", "relation", _DOWN),
    (_DEPRECATED, "other_id", "relation", _DOWN),
    (_RELATED, "event_id", "relation", _STANDS),
    (_RELATED, "other_id", "relation", _STANDS),
    (_SEVERAL, "event_id", "citation", _STANDS),
    (_ATTRIBUTED, "event_id", "event_place", "citation_id IS NOT NULL"),
    (_ATTRIBUTED, "event_id", "participation", "citation_id IS NOT NULL"),
    (
        _COUNTED,
        "m.event_id",
        "measure AS m JOIN citation AS c ON c.id = m.citation_id AND c.event_id = m.event_id",
        "m.citation_id IS NOT NULL AND c.rank <> 'deprecated'",
    ),
)


class LostCount:
    """Counts what a table loses of the events that it writes.

    Args:
        reader: the chronology.
        losses: what takes the count.
        whole: whether all events are written: their claims are then looked at in
            one go, with a byte an event, and else batch by batch.
        numbers: where all are written, the ids of the events of which this counts
            the claims, whoever writes them; None for every one.
    """

    def __init__(
        self, reader: Reader, losses: Losses, *, whole: bool, numbers: range | None = None
    ) -> None:
        self._reader = reader
        self._losses = losses
        self._gazetteer = Gazetteer(reader)
        self._waiting: list[int] = []
        self._whole = whole
        if whole:
            self._count_all(numbers)

    def _count_all(self, numbers: range | None) -> None:
        """Count what is lost of the claims of all events, or of those with some ids."""
        only = ""
        if numbers is None:
            highest = self._reader.one("SELECT max(id) FROM event")
            numbers = range((highest[0] or 0) + 1 if highest else 1)
        else:
            only = f"BETWEEN {numbers.start} AND {numbers.stop - 1}"
        marks = bytearray(len(numbers))
        for mark, event in self._marks(only, whole=True):
            marks[event - numbers.start] |= mark
        for mark, count in Counter(marks).items():
            self._note(mark, 0, count)
        self._waiting = [
            event for event, mark in zip(numbers, marks, strict=True) if mark & _OWN_SAY
        ]

    def look(self, batch: Sequence[PackedRow]) -> None:
        """Count what is lost of each event of a batch."""
        if self._whole:
            for own, count in Counter([row[17] for row in batch]).items():
                self._note(0, own, count)
            return
        events = [row[0] for row in batch]
        marks = self._marks_of(events)
        counted = Counter(zip(marks, [row[17] for row in batch], strict=True))
        for (mark, own), count in counted.items():
            self._note(mark, own, count)
        if any(mark & _OWN_SAY for mark, _ in counted):
            pairs = zip(events, marks, strict=True)
            self._waiting += [event for event, mark in pairs if mark & _OWN_SAY]
        if len(self._waiting) >= _CLOSELY:
            self.finish()

    def _note(self, mark: int, own: int, events: int) -> None:
        for what in _lost(mark, own):
            if self._losses.counts_kind(what):
                self._losses.note(what, events)

    def finish(self) -> None:
        """Count the events that wait to be looked at closely; after the last batch."""
        for start in range(0, len(self._waiting), _CLOSELY):
            self._look_closely(tuple(self._waiting[start : start + _CLOSELY]))
        self._waiting.clear()

    def _marks_of(self, events: list[int]) -> list[int]:
        found = dict.fromkeys(events, 0)
        for mark, event in self._marks(f"IN {id_list(events)}", whole=False):
            found[event] |= mark
        return list(found.values())

    def _marks(self, only: str, *, whole: bool) -> Iterator[tuple[int, int]]:
        """Yield marks and the events that bear them.

        Args:
            only: what holds of the events' ids; "" for all events.
            whole: whether they are a large part of all.
        """
        read = self._reader.stream if whole else self._reader.rows
        for mark, column, tables, condition in _MARKS:
            sql = ["SELECT", column, "FROM", tables, "WHERE", condition]
            if only:
                sql += ["AND", column, only]
            if whole and mark in {_ATTRIBUTED, _COUNTED}:
                # Of one claim alone it is not asked; most events have one.
                several = ["AND event_id", only] if only else []
                sql += ["AND", column, "IN (", _OF_SEVERAL, *several, _TWICE, ")"]
            if mark == _SEVERAL:
                sql.append(_TWICE)
            for (event,) in read(" ".join(sql)):
                yield mark, event

    def _look_closely(self, events: tuple[int, ...]) -> None:
        """Count the events of which a source's own date or place is a rival."""
        views = list(list_events(self._reader, Filter(ids=events, sort="id")))
        for told in tell(self._reader, self._gazetteer, views):
            if any(claim.rival for claim in told.claims):
                self._losses.note(RIVALS)


def _lost(mark: int, own: int) -> Iterator[str]:
    """Yield what is lost of an event with these marks and flags."""
    if mark & _MORE:
        yield CLAIMS
    if mark & _RELATED:
        yield RELATIONS
    # Of one claim alone it goes without saying.
    if mark & _SEVERAL and mark & _ATTRIBUTED:
        yield ATTRIBUTION
    if mark & _SEVERAL and mark & _COUNTED:
        yield COUNTED_BY
    if mark & _DEPRECATED:
        yield DEPRECATED
    if own & BASED:
        yield BASIS
    if own & KEPT_MORE:
        yield EXTRA
