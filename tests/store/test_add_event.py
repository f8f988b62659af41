"""Adding an event with all that hangs on it."""

from chronology.dates.edtf import parse_edtf
from chronology.model.stored_dates import get_date
from chronology.store.drafts import CitationDraft, EventDraft, MeasureDraft, RelationDraft
from chronology.store.events import add_event
from chronology.store.location import Location
from chronology.store.names import (
    create_actor,
    create_category,
    create_place,
    create_role,
    create_source,
)
from chronology.store.reader import open_reader
from chronology.store.unit import UnitOfWork


def test_an_event_with_everything(db: Location) -> None:
    with UnitOfWork(db, "chronology add …", author="Ada") as unit:
        first = add_event(unit, EventDraft(title="Departure", when=parse_edtf("2014-12")))
        urfa = create_place(unit, "Şanlıurfa, Turkey", aliases=["Urfa"], country="tr")
        smith = create_actor(unit, "Ann Smith", kind="person")
        guard = create_role(unit, "guard", bodily_present=True)
        fire = create_category(unit, "fire")
        report = create_source(unit, "The Long Report", reliability="B")
        event = add_event(
            unit,
            EventDraft(
                title=" Fire  in the hall ",
                description="Şanlıurfa burned.",
                category_id=fire.id,
                when=parse_edtf("2016-03-04"),
                lasting="six hours",
                manner="once",
                places=[(urfa.id, "at"), (urfa.id, "at"), (urfa.id, "from")],
                who=[(smith.id, guard.id)],
                tags=["Arson", "arson", "night"],
                citations=[
                    CitationDraft(source_id=report.id, locator="p. 4", claimant_id=smith.id)
                ],
                relations=[RelationDraft(kind="after", other_id=first.id, by="3.5 months")],
                measures=[MeasureDraft(kind="killed", low=1, best=2)],
                external_id="F-1",
                extra={"sheet": 3},
            ),
        )
        event_id = event.id
        assert get_date(event, "date") == parse_edtf("2016-03-04")
    with open_reader(db) as reader:
        one = reader.one
        assert one("SELECT title, text_folded FROM event WHERE id = :id", {"id": event_id}) == (
            "Fire  in the hall",
            "fire in the hall sanliurfa burned",
        )
        assert one("SELECT duration_words, duration_min FROM event WHERE id = 2")[0] == "six hours"
        assert one("SELECT count(*), min(citation_id) FROM event_place") == (2, 1)
        assert one("SELECT count(*), min(citation_id) FROM participation") == (1, 1)
        assert list(reader.rows("SELECT name FROM tag ORDER BY id")) == [("Arson",), ("night",)]
        assert one("SELECT kind, other_id, lag_words, citation_id FROM relation") == (
            "after", first.id, "3.5 months", 1,
        )  # fmt: skip
        assert one("SELECT basis_citation_id, basis_author FROM event WHERE id = 2") == (1, "Ada")
        assert one("SELECT slug, title FROM source") == ("the-long-report", "The Long Report")
        assert one("SELECT country FROM place WHERE name = 'Şanlıurfa'") == ("TR",)
        assert one("SELECT p.name FROM place c JOIN place p ON p.id = c.parent_id") == ("Turkey",)
