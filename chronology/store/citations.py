"""What sources say of events."""

from typing import Any

from chronology.errors import BadInputError
from chronology.model import Actor, Citation, Event, Place, Source
from chronology.store.choices import refuse_strangers
from chronology.store.dating import lag_columns, read_length, read_when, write_dated
from chronology.store.drafts import CitationDraft, When
from chronology.store.moving import references, rows_where
from chronology.store.unit import UnitOfWork

_PLAIN = (
    "source_id", "locator", "quote", "quote_language", "quote_translation", "stance",
    "credibility", "rank", "claimant_id", "says_place_id", "note",
)  # fmt: skip


def cite(unit: UnitOfWork, event_id: int, draft: CitationDraft) -> Citation:
    """Write down what a source says of an event.

    Raises:
        UnknownNameError: the event, source, claimant or place does not exist.
        BadInputError: a word is in no vocabulary, or the date counts from the event itself.
        DateError: the date or duration cannot be read.
    """
    unit.get(Event, event_id)
    values = {name: getattr(draft, name) for name in _PLAIN}
    _refuse_bad(unit, values)
    row = Citation(event_id=event_id, **values)
    if draft.uuid is not None:
        row.uuid = draft.uuid
    if draft.extra is not None:
        row.extra = dict(draft.extra)
    _set_says(unit, row, draft.says_when, draft.says_anchor_id)
    _set_lasting(row, draft.says_lasting)
    return unit.add(row)


def edit_citation(unit: UnitOfWork, citation_id: int, changes: dict[str, Any]) -> Citation:
    """Change the fields of a citation that ``changes`` names, as ``CitationDraft`` has them.

    Raises:
        As ``cite`` does.
    """
    row = unit.get(Citation, citation_id)
    plain = {name: value for name, value in changes.items() if name in (*_PLAIN, "extra")}
    unknown = changes.keys() - plain.keys() - {"says_when", "says_anchor_id", "says_lasting"}
    if unknown:
        raise TypeError(f"a citation has no {', '.join(sorted(unknown))}")
    _refuse_bad(unit, plain)
    for name, value in plain.items():
        setattr(row, name, value)
    if "says_when" in changes:
        _set_says(unit, row, changes["says_when"], changes.get("says_anchor_id"))
    if "says_lasting" in changes:
        _set_lasting(row, changes["says_lasting"])
    unit.session.flush()
    return row


def remove_citation(unit: UnitOfWork, citation_id: int) -> None:
    """Take back a citation; what it asserted stays, without it."""
    row = unit.get(Citation, citation_id)
    for table, column in references(Citation):
        for referring in rows_where(unit, table, column, citation_id):
            setattr(referring, column, None)
    unit.session.flush()
    unit.delete(row)


def _refuse_bad(unit: UnitOfWork, values: dict[str, Any]) -> None:
    refuse_strangers("citation", values)
    credibility = values.get("credibility")
    if credibility is not None and credibility not in range(1, 7):
        raise BadInputError(
            f"The credibility cannot be “{credibility}”.",
            "Say 1 (confirmed) to 6 (cannot be judged).",
        )
    if "source_id" in values:
        unit.get(Source, values["source_id"])
    if values.get("claimant_id") is not None:
        unit.get(Actor, values["claimant_id"])
    if values.get("says_place_id") is not None:
        unit.get(Place, values["says_place_id"])


def _set_says(unit: UnitOfWork, row: Citation, when: When | None, anchor_id: int | None) -> None:
    dated = read_when(unit, when, anchor_id)
    if dated.anchor_id is not None and dated.anchor_id == row.event_id:
        raise BadInputError(
            f"A date that counts from @{row.event_id} says nothing of when @{row.event_id} was.",
            "Let it count from another event, or give a date.",
        )
    write_dated(row, "says", dated)
    row.says_anchor_id = dated.anchor_id


def _set_lasting(row: Citation, length: Any) -> None:
    for name, value in lag_columns("says_duration", read_length(length)).items():
        setattr(row, name, value)
