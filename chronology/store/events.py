"""Adding, changing and removing events."""

from typing import Any, cast

from chronology.errors import BadInputError, DeclinedError
from chronology.model import (
    Category,
    Citation,
    Event,
    EventPlace,
    EventTag,
    Measure,
    Participation,
    Relation,
)
from chronology.model.stored_dates import get_date
from chronology.store.attachments import (
    add_measure,
    add_places,
    add_tags,
    add_who,
    edit_attachments,
    rows_of,
)
from chronology.store.choices import refuse_strangers
from chronology.store.citations import cite, remove_citation
from chronology.store.dating import lag_columns, read_length, read_when
from chronology.store.drafts import EventChanges, EventDraft
from chronology.store.following import citing_dependants, dependants, set_event_date
from chronology.store.moving import rows_where
from chronology.store.relations import add_relation
from chronology.store.unit import UnitOfWork
from chronology.text import event_words

_PLAIN = (
    "title", "description", "category_id", "manner", "status", "handling",
    "basis_citation_id", "basis_reason", "basis_author", "dataset_id", "external_id", "extra",
)  # fmt: skip


def add_event(unit: UnitOfWork, draft: EventDraft) -> Event:
    """Write an event with all that hangs on it, and return it.

    Raises:
        UnknownNameError: something that the draft names by its id does not exist.
        BadInputError: the title is empty, or a word is in no vocabulary.
        DateError: a date or a length of time cannot be read.
    """
    values: dict[str, Any] = {name: getattr(draft, name) for name in _PLAIN if hasattr(draft, name)}
    values["extra"] = dict(draft.extra) if draft.extra is not None else None
    _refuse_bad(unit, values)
    dated = read_when(unit, draft.when, draft.anchor_id)
    event = Event(**values, **lag_columns("duration", read_length(draft.lasting)))
    if draft.uuid is not None:
        event.uuid = draft.uuid
    fold_text(event)
    unit.add(event)
    event_id = cast("int", event.id)
    set_event_date(unit, event, dated)
    citations = [cite(unit, event_id, one) for one in draft.citations]
    sole = citations[0] if len(citations) == 1 else None
    asserted_by = sole.id if sole is not None else None
    add_places(unit, event_id, draft.places, asserted_by)
    add_who(unit, event_id, draft.who, asserted_by)
    add_tags(unit, event_id, draft.tags)
    for relation in draft.relations:
        row = add_relation(unit, event_id, relation)
        row.citation_id = row.citation_id or asserted_by
    for measure in draft.measures:
        add_measure(unit, event_id, measure)
    if sole is not None and dated.text is not None:
        _rest_on(unit, event, sole)
    unit.session.flush()
    return event


def _rest_on(unit: UnitOfWork, event: Event, sole: Citation) -> None:
    """Let the adopted date rest on the only source, unless that says another."""
    says = get_date(sole, "says")
    adopted = get_date(event, "date")
    if says is None or adopted is None or says.sort_key() == adopted.sort_key():
        event.basis_citation_id = sole.id
        event.basis_author = unit.author


def edit_event(unit: UnitOfWork, event_id: int, changes: EventChanges) -> Event:
    """Change what ``changes`` names of an event, and return it.

    Dates that count from this event's follow; ``unit.notes`` says which. A new
    date no longer rests on the citation and the reason of the old one, unless
    ``changes`` names them.

    Raises:
        UnknownNameError, BadInputError, DateError: as ``add_event`` does.
    """
    event = unit.get(Event, event_id)
    given = dict(changes)
    plain = {name: given[name] for name in _PLAIN if name in given}
    _refuse_bad(unit, plain)
    for name, value in plain.items():
        setattr(event, name, value)
    fold_text(event)
    if "lasting" in changes:
        for name, value in lag_columns("duration", read_length(changes["lasting"])).items():
            setattr(event, name, value)
    if "when" in changes:
        before = get_date(event, "date")
        set_event_date(unit, event, read_when(unit, changes["when"], changes.get("anchor_id")))
        if get_date(event, "date") != before:
            _drop_basis(unit, event, given)
    edit_attachments(unit, event_id, given)
    unit.session.flush()
    return event


def _drop_basis(unit: UnitOfWork, event: Event, given: dict[str, Any]) -> None:
    """Forget what the former date rested on, unless it is said of the new one too."""
    event.basis_citation_id = given.get("basis_citation_id")
    event.basis_reason = given.get("basis_reason")
    event.basis_author = given.get("basis_author", unit.author)


def _refuse_bad(unit: UnitOfWork, values: dict[str, Any]) -> None:
    refuse_strangers("event", values)
    if "title" in values:
        values["title"] = (values["title"] or "").strip()
        if not values["title"]:
            raise BadInputError("The title is empty.", "Say in a few words what happened.")
    if values.get("category_id") is not None:
        unit.get(Category, values["category_id"])
    if values.get("basis_citation_id") is not None:
        unit.get(Citation, values["basis_citation_id"])


def fold_text(event: Event) -> None:
    """Write the text that a search of the event looks through."""
    event.text_folded = event_words(event.title, event.description)


def remove_event(unit: UnitOfWork, event_id: int, *, keep_dates: bool = False) -> None:
    """Remove an event and all that hangs on it; its id is never used again.

    Args:
        unit: the unit of work.
        event_id: the event.
        keep_dates: let dates that count from this event keep the bounds they
            last had, and no longer follow anything.

    Raises:
        DeclinedError: other dates count from this event, and may not be kept so.
    """
    event = unit.get(Event, event_id)
    followers, citing = dependants(unit, event_id), citing_dependants(unit, event_id)
    citing = [one for one in citing if one.event_id != event_id]
    if (followers or citing) and not keep_dates:
        listed = sorted({one.id or 0 for one in followers} | {one.event_id for one in citing})
        names = ", ".join(f"@{number}" for number in listed)
        raise DeclinedError(
            f"@{event_id} was not removed: the dates of {names} count from it.",
            "Give them dates of their own with `chronology edit`, or merge it into another event.",
        )
    for follower in followers:
        follower.date_anchor_id = None
        unit.notes.append(f"@{follower.id} keeps its date, which counted from @{event_id}.")
    for citation in citing:
        citation.says_anchor_id = None
    event.basis_citation_id = None
    unit.session.flush()
    for table in (EventPlace, Participation, EventTag, Measure, Relation):
        for row in rows_of(unit, table, event_id):
            unit.delete(row)
    for row in rows_where(unit, Relation, "other_id", event_id):
        unit.delete(row)
    for citation in rows_of(unit, Citation, event_id):
        remove_citation(unit, cast("int", citation.id))
    unit.delete(event)
