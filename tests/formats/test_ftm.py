"""FollowTheMoney: what each schema becomes, and the quirks of files that carry it."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chronology.dates import Precision, parse
from chronology.formats import import_file
from chronology.formats.base import ImportJob
from chronology.formats.dataset.record import Actor, Place, Record, Refused, Source, Tied
from chronology.formats.errors import FileFormatError
from chronology.formats.ftm_file import FTM, read
from chronology.formats.text.input import Input
from chronology.store.location import Location
from chronology.store.reader import open_reader
from chronology.store.settings import set_setting
from chronology.store.unit import UnitOfWork

Entity = dict[str, Any]


def entity(ident: str, schema: str, **properties: Any) -> Entity:
    listed = {
        name: value if isinstance(value, list) else [value] for name, value in properties.items()
    }
    return {"id": ident, "schema": schema, "properties": listed}


ANA = entity(
    "p1", "Person", name=["Ana Ruiz", "Ana R."], alias="The Clerk", birthDate="1970-05",
    nationality="es", biography="Kept the books.",
)  # fmt: skip
MIRADOR = entity(
    "c1", "Company", name="Mirador SA", incorporationDate="2001-05-03", dissolutionDate="2019",
    jurisdiction="pa",
)  # fmt: skip
PORT = entity(
    "a1", "Address", full="Quay 1, Port Salt", city="Port Salt", country="mx",
    latitude="44.5", longitude="-3.25",
)  # fmt: skip
PAPERS = entity(
    "d1", "Article", title="Port papers", author=["I. Varga", "O. Lund"], publisher="The Gazette",
    publishedAt="2015-01-02", sourceUrl="https://example.org/a", language="eng", bodyText="long",
    contentHash="abc",
)  # fmt: skip
THINGS = (ANA, MIRADOR, PORT, PAPERS)


@pytest.fixture
def unit(one_db: Location) -> Iterator[UnitOfWork]:
    with UnitOfWork(one_db, "test", dry_run=True) as opened:
        yield opened


def items(unit: UnitOfWork, folder: Path, *found: Any, name: str = "x.ftm.json") -> list[Any]:
    path = folder / name
    path.write_text(
        "\n".join(each if isinstance(each, str) else json.dumps(each) for each in found)
    )
    with Input(str(path)) as given:
        return list(read(ImportJob(unit, given)).items)


def records(found: list[Any]) -> dict[str, Record]:
    return {each.external_id: each for each in found if isinstance(each, Record)}


def actors(found: list[Any]) -> dict[str, Actor]:
    return {str(each.key): each for each in found if isinstance(each, Actor)}


def event(unit: UnitOfWork, folder: Path, schema: str = "Event", **properties: Any) -> Record:
    return records(items(unit, folder, *THINGS, entity("e1", schema, **properties)))["e1"]


def test_a_file_is_known_by_its_first_entity_whatever_its_name(
    one_db: Location, tmp_path: Path
) -> None:
    lines = "\n".join(map(json.dumps, (ANA, entity("e1", "Event", name="Meeting"))))
    for name, data in (
        ("x.json", lines.encode()),
        ("x.jsonl", b"\xef\xbb\xbf" + lines.encode()),
        ("x.json.gz", gzip.compress(lines.encode())),
        ("list.json", json.dumps([ANA, entity("e1", "Event", name="Meeting")]).encode()),
    ):
        (tmp_path / name).write_bytes(data)
        assert import_file(one_db, tmp_path / name, dry_run=True).read == 1, name
    assert not FTM.recognises('{"type": "event", "title": "Meeting"}')
    assert not FTM.recognises('{"type": "FeatureCollection", "features": [{"properties": {}}]}')


def test_people_and_companies(unit: UnitOfWork, tmp_path: Path) -> None:
    found = actors(items(unit, tmp_path, *THINGS))
    ana, mirador = found["p1"], found["c1"]
    assert (ana.name, ana.kind, ana.description) == ("Ana Ruiz", "person", "Kept the books.")
    assert [alias.name for alias in ana.aliases] == ["Ana R.", "The Clerk"]
    assert ana.born is not None
    assert (ana.born.edtf, ana.died) == ("1970-05", None)
    assert ana.extra == {"nationality": "es"}
    assert mirador.kind == "organisation"
    assert mirador.born is not None
    assert mirador.died is not None
    assert (mirador.born.edtf, mirador.died.edtf) == ("2001-05-03", "2019")
    assert mirador.extra == {"jurisdiction": "pa", "schema": "Company"}


@pytest.mark.parametrize(
    ("schema", "kind"),
    [
        ("Organization", "organisation"),
        ("PublicBody", "organisation"),
        ("LegalEntity", "unknown"),
        ("Vessel", "unknown"),
        ("Gadget", "unknown"),
    ],
)
def test_whoever_and_whatever_has_a_name_is_an_actor(
    unit: UnitOfWork, tmp_path: Path, schema: str, kind: str
) -> None:
    found = actors(items(unit, tmp_path, entity("x", schema, name="It"), entity("y", schema)))
    assert (found["x"].name, found["x"].kind) == ("It", kind)
    assert found["y"].name == f"Unnamed {FTM_WORDS.get(schema, schema.lower())} y"


FTM_WORDS = {"PublicBody": "public body", "LegalEntity": "legal entity"}


def test_an_event(unit: UnitOfWork, tmp_path: Path) -> None:
    found = event(
        unit, tmp_path, name="Meeting in the harbour", date="2014-03", summary="They met.",
        description="Twice.", involved=["p1", "c1"], organizer="c1", location="Harbour office",
        addressEntity="a1", proof="d1", keywords=["port", "night"], important="yes",
    )  # fmt: skip
    assert found.title == "Meeting in the harbour"
    assert found.description == "They met.\n\nTwice."
    assert found.date is not None
    assert (found.date.edtf, found.date.lasting, found.category) == ("2014-03", False, ())
    assert [(each.actor.name, each.role) for each in found.who] == [
        ("Ana Ruiz", "involved"),
        ("Mirador SA", "involved"),
        ("Mirador SA", "organiser"),
    ]
    assert [(each.place.name, each.role) for each in found.places] == [
        ("Quay 1, Port Salt", "at"),
        ("Harbour office", "at"),
    ]
    assert found.tags == ("port", "night")
    assert found.extra == {"important": "yes"}


def test_an_address_is_a_place(unit: UnitOfWork, tmp_path: Path) -> None:
    bare = entity("a2", "Address", street="Mill Lane", city="Oakham", country="gb-sct")
    odd = entity("a3", "Address", full="Nowhere", latitude="north", longitude="200")
    ours = entity("a4", "Address", name="Mill", full="Mill, Oakham, Meridia")
    found = {
        each.name: each
        for each in items(unit, tmp_path, PORT, bare, odd, ours)
        if isinstance(each, Place)
    }
    port = found["Quay 1, Port Salt"]
    assert (port.latitude, port.longitude, port.country) == (44.5, -3.25, "MX")
    assert port.extra == {"city": "Port Salt"}
    mill_lane = found["Mill Lane, Oakham"]
    assert (mill_lane.country, mill_lane.extra) == (None, {"country": "gb-sct"})
    assert found["Nowhere"].latitude is None
    assert found["Nowhere"].extra == {"latitude": "north", "longitude": "200"}
    mill = found["Mill"]
    assert mill.parent is not None
    assert mill.parent.parent is not None
    assert (mill.parent.name, mill.parent.parent.name) == ("Oakham", "Meridia")


def test_documents_are_sources_that_proof_cites(unit: UnitOfWork, tmp_path: Path) -> None:
    found = event(unit, tmp_path, name="X", proof=["d1", "missing"])
    (cited,) = found.citations
    source = cited.source
    assert (source.title, source.author, source.publisher) == (
        "Port papers",
        "I. Varga; O. Lund",
        "The Gazette",
    )
    assert source.published is not None
    assert (source.published.edtf, source.url, source.kind, source.language) == (
        "2015-01-02",
        "https://example.org/a",
        "article",
        "eng",
    )
    assert source.extra == {"contentHash": "abc"}
    assert found.extra == {"proof": ["Port papers", "missing"]}


def test_an_address_on_the_web_is_a_source_too(unit: UnitOfWork, tmp_path: Path) -> None:
    found = event(
        unit, tmp_path, name="X", publisher="Registry", publisherUrl="https://example.org",
        sourceUrl=["https://example.org/1", "https://example.org/2"],
    )  # fmt: skip
    assert [(each.source.url, each.source.publisher) for each in found.citations] == [
        ("https://example.org/1", "Registry"),
        ("https://example.org/2", "Registry"),
    ]
    assert found.extra == {"publisherUrl": "https://example.org"}
    cited = event(unit, tmp_path, name="X", proof="d1", sourceUrl="https://example.org/a")
    assert [each.source.title for each in cited.citations] == ["Port papers"]


@pytest.mark.parametrize(
    ("properties", "edtf", "lasting"),
    [
        ({"date": "2014"}, "2014", False),
        ({"date": "2014-3"}, "2014-03", False),
        ({"date": "2014-03-05"}, "2014-03-05", False),
        ({"date": ["2014-03-05", "2014-03"]}, "2014-03", False),
        ({"date": ["2014-05", "2013"]}, "[2013-01..2014-05]", False),
        ({"startDate": "2014", "endDate": "2016-03"}, "2014/2016-03", True),
        ({"startDate": "2014"}, "2014/", True),
        ({"endDate": "2016"}, "/2016", True),
        ({"startDate": "2014-03-05", "endDate": "2014-03-05"}, "2014-03-05/2014-03-05", True),
        ({"startDate": "2014", "date": "2015"}, "2014/", True),
    ],
)
def test_dates_are_prefixes(
    unit: UnitOfWork, tmp_path: Path, properties: Any, edtf: str, lasting: bool
) -> None:
    found = event(unit, tmp_path, name="X", **properties)
    assert found.date is not None
    assert (found.date.edtf, found.date.lasting, found.warnings) == (edtf, lasting, ())
    if len(properties) == 2 and "date" in properties:
        assert found.extra == {"date": "2015"}


@pytest.mark.parametrize(
    ("value", "first", "precision"),
    [
        ("2014-03-05T21", "2014-03-05T22:00:00", Precision.HOUR),
        ("2014-03-05T21:48", "2014-03-05T22:48:00", Precision.MINUTE),
        ("2014-03-05 21:48:52Z", "2014-03-05T22:48:52", Precision.SECOND),
        ("2014-03-05T21:48:52.123+00:00", "2014-03-05T22:48:52", Precision.SECOND),
        ("2014-03-05T23:30", "2014-03-06T00:30:00", Precision.MINUTE),
    ],
)
def test_times_are_in_utc_and_come_into_the_zone_of_the_chronology(
    one_db: Location, tmp_path: Path, value: str, first: str, precision: Precision
) -> None:
    with UnitOfWork(one_db, "test") as unit:
        set_setting(unit, "zone", "Europe/Berlin")
    with UnitOfWork(one_db, "test", dry_run=True) as unit:
        found = event(unit, tmp_path, name="X", date=value).date
    assert found is not None
    length = {Precision.HOUR: 3600, Precision.MINUTE: 60, Precision.SECOND: 1}[precision]
    start = parse(first).start_earliest
    assert (found.start_earliest, found.end_latest) == (start, start + length)
    assert found.precision is precision


@pytest.mark.parametrize(
    ("properties", "why"),
    [
        ({"date": "circa 2014"}, "“circa 2014” is no prefix of an ISO 8601 date"),
        ({"date": "2014-13"}, "“2014-13” is no date"),
        ({"date": "2014-02-30"}, "“2014-02-30” is no date"),
        ({"date": "0000"}, "“0000” is no date"),
        ({"date": "2014-02-03T25:00"}, "“2014-02-03T25:00” is no time of day"),
        ({"date": "1001-01-01"}, "1001-01-01 only says that it was long ago"),
        ({"startDate": "2014", "endDate": "2012"}, "it ends before it begins"),
    ],
)
def test_what_is_no_date_is_kept_and_told(
    unit: UnitOfWork, tmp_path: Path, properties: Any, why: str
) -> None:
    found = event(unit, tmp_path, name="X", **properties)
    assert found.date is None
    assert found.extra == properties
    (warning,) = found.warnings
    assert warning[0] == "date not read"
    assert why in warning[1]


def test_a_payment_is_an_event_with_an_amount(unit: UnitOfWork, tmp_path: Path) -> None:
    found = event(
        unit, tmp_path, "Payment", payer="c1", beneficiary="p1", amount="1,200.50",
        currency="EUR", date="2014-02-03", purpose="Advice", amountEur="1200.5",
    )  # fmt: skip
    assert found.title == "Payment: Mirador SA (payer), Ana Ruiz (beneficiary)"
    assert found.category == ("Payment",)
    assert found.description == "Advice"
    (figure,) = found.figures
    assert (figure.kind, figure.best, figure.unit) == ("amount", 1200.5, "EUR")
    assert found.extra == {"amountEur": "1200.5"}
    converted = event(unit, tmp_path, "Payment", payer="c1", amountEur="80000")
    (figure,) = converted.figures
    assert (figure.kind, figure.best, figure.unit) == ("amount", 80_000, "EUR")
    assert converted.extra == {}
    for amount in ("some", "nan", ["1", "2"]):
        unread = event(unit, tmp_path, "Payment", payer="c1", amount=amount)
        assert unread.figures == ()
        assert unread.extra == {"amount": amount}


def test_where_a_trip_began_and_ended(unit: UnitOfWork, tmp_path: Path) -> None:
    found = event(unit, tmp_path, "Trip", name="Trip", startLocation="a1", endLocation="a1")
    assert [each.role for each in found.places] == ["from", "to"]


@pytest.mark.parametrize(
    ("schema", "properties", "role"),
    [
        ("UnknownLink", {"subject": "p1", "object": "c1", "startDate": "2014"}, "first party"),
        ("Ownership", {"owner": "p1", "asset": "c1", "date": "2014"}, "owner"),
        ("CourtCaseParty", {"party": "p1", "endDate": "2014"}, "party"),
        ("Call", {"receiver": "p1"}, "called party"),
        ("Sanction", {"entity": "p1", "program": "X"}, "entity"),
        ("NewKind", {"involvedParty": "p1", "startDate": "2014"}, "involved party"),
    ],
)
def test_dated_relations_and_happenings_are_events(
    unit: UnitOfWork, tmp_path: Path, schema: str, properties: Any, role: str
) -> None:
    found = event(unit, tmp_path, schema, **properties)
    assert found.who[0].role == role
    assert found.title.startswith(found.category[0] + ": Ana Ruiz")


def test_memberships_are_ties_and_what_they_say_besides_is_kept(
    unit: UnitOfWork, tmp_path: Path
) -> None:
    found = items(
        unit, tmp_path, *THINGS,
        entity("m1", "Directorship", director="p1", organization="c1", role="chair",
               startDate="2002", endDate="2010-04"),
        entity("m2", "Membership", member="p1", organization="c1"),
        entity("m3", "Employment", employee="p1", employer="gone", role="clerk"),
    )  # fmt: skip
    ties = [each for each in found if isinstance(each, Tied)]
    assert [(tie.actor.name, tie.kind, tie.other.name) for tie in ties] == [
        ("Ana Ruiz", "member of", "Mirador SA"),
        ("Ana Ruiz", "member of", "Mirador SA"),
    ]
    assert ties[0].span is not None
    assert (ties[0].span.edtf, ties[1].span) == ("2002/2010-04", None)
    assert records(found) == {}
    chair = {
        "schema": "Directorship",
        "director": "Ana Ruiz",
        "organization": "Mirador SA",
        "role": "chair",
    }
    clerk = {"schema": "Employment", "employee": "Ana Ruiz", "employer": "gone", "role": "clerk"}
    assert actors(found)["p1"].extra["links"] == [chair, clerk]
    assert actors(found)["c1"].extra["links"] == [chair]


@pytest.mark.parametrize(
    ("relationship", "parent"),
    [("mother", "p2"), ("Father", "p2"), ("son", "p1"), ("sibling", None)],
)
def test_parents_are_ties_and_other_kin_is_kept(
    unit: UnitOfWork, tmp_path: Path, relationship: str, parent: str | None
) -> None:
    """The relationship says what the relative is to the person."""
    kin = entity("f1", "Family", person="p1", relative="p2", relationship=relationship)
    found = items(unit, tmp_path, ANA, entity("p2", "Person", name="Eva"), kin)
    ties = [(each.actor.key, each.kind) for each in found if isinstance(each, Tied)]
    assert ties == ([] if parent is None else [(parent, "parent of")])
    assert records(found) == {}
    assert "links" in actors(found)["p1"].extra


def test_a_relation_without_a_date_is_no_event(unit: UnitOfWork, tmp_path: Path) -> None:
    owned = entity("o1", "Ownership", owner="p1", asset="c1", percentage="51")
    found = items(unit, tmp_path, *THINGS, owned)
    assert records(found) == {}
    said = {"schema": "Ownership", "owner": "Ana Ruiz", "asset": "Mirador SA", "percentage": "51"}
    assert [actors(found)[each].extra["links"] for each in ("p1", "c1")] == [[said], [said]]


def test_a_company_is_part_of_its_parent(unit: UnitOfWork, tmp_path: Path) -> None:
    found = items(unit, tmp_path, MIRADOR, entity("c2", "Company", name="Child", parent="c1"))
    (tie,) = (each for each in found if isinstance(each, Tied))
    assert (tie.actor.name, tie.kind, tie.other.name) == ("Child", "part of", "Mirador SA")


def test_entities_may_lie_in_each_other(unit: UnitOfWork, tmp_path: Path) -> None:
    """As the older exports of Aleph, and nested files of OpenSanctions, have it."""
    inner = entity("e1", "Event", name="X", involved=[ANA, {**MIRADOR, "caption": "Mirador"}])
    found = items(unit, tmp_path, json.dumps([{**inner, "datasets": ["leak"]}]), name="x.json")
    (one,) = records(found).values()
    assert [each.actor.name for each in one.who] == ["Ana Ruiz", "Mirador SA"]
    assert one.extra == {"datasets": ["leak"]}


def test_fragments_of_an_entity_are_put_together(unit: UnitOfWork, tmp_path: Path) -> None:
    found = items(
        unit, tmp_path,
        entity("e1", "Event", name="X", involved="p1"),
        entity("p1", "LegalEntity", name="Ana"),
        entity("p1", "Person", name=["Ana", "Ana Ruiz"], birthDate="1970"),
        entity("e1", "Event", date="2014", involved="p1"),
        entity("o1", "Ownership", owner="p1"), entity("o1", "Ownership", date="2013"),
    )  # fmt: skip
    one = records(found)["e1"]
    assert one.date is not None
    assert (one.title, one.date.edtf, len(one.who)) == ("X", "2014", 1)
    assert (one.who[0].actor.kind, [each.name for each in one.who[0].actor.aliases]) == (
        "person",
        ["Ana Ruiz"],
    )
    assert records(found)["o1"].who[0].actor is one.who[0].actor


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ('{"id": "x", ', "The entity cannot be read: it is not JSON at character"),
        ("[1, 2]", ""),
        ("17", "An entity is an object with an id, a schema and properties."),
        ('{"schema": "Person", "properties": {}}', "The entity has no id."),
        ('{"id": "x", "properties": {}}', "The entity has no schema."),
        ('{"id": "x", "schema": "Person", "properties": []}', "are no object."),
        ("[" * 99_999, "The entity cannot be read: it is nested too deeply."),
    ],
)
def test_a_bad_line_does_not_stop_the_good_ones(
    unit: UnitOfWork, tmp_path: Path, bad: str, why: str
) -> None:
    found = items(unit, tmp_path, ANA, bad, entity("e1", "Event", name="X"))
    (refused,) = (each for each in found if isinstance(each, Refused))
    assert (refused.line, why in refused.why) == (2, True)
    assert list(records(found)) == ["e1"]


def test_entities_may_not_lie_ever_deeper_in_each_other(unit: UnitOfWork, tmp_path: Path) -> None:
    deep = entity("x", "Person")
    for _ in range(20):
        deep = entity("x", "Person", spouse=deep)
    found = items(unit, tmp_path, deep)
    (refused,) = (each for each in found if isinstance(each, Refused))
    assert refused.why == "Its entities lie more than 16 deep in each other."


def test_what_cannot_be_read_at_all(
    one_db: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.ftm.json"
    path.write_bytes(json.dumps(ANA).encode() + b"\n\xff\xfe\n")
    with pytest.raises(FileFormatError, match="The file is no utf-8 text"):
        import_file(one_db, path, format="ftm")
    monkeypatch.setenv("CHRONOLOGY_MAX_ITEM_CHARACTERS", "1000")
    path.write_text(json.dumps(entity("x", "Person", name="a" * 1000)))
    with pytest.raises(FileFormatError, match="one line has more than 1,000 characters"):
        import_file(one_db, path, format="ftm")


def test_the_dataset_is_named_after_the_file(unit: UnitOfWork, tmp_path: Path) -> None:
    for name in ("Port Leak.ftm.json", "port-leak.jsonl", "port_leak.ndjson"):
        path = tmp_path / name
        path.write_text(json.dumps(ANA))
        with Input(str(path)) as given:
            assert read(ImportJob(unit, given)).slug == "ftm-port-leak"


def test_entities_are_imported_once_and_renewed(db: Location, tmp_path: Path) -> None:
    path = tmp_path / "leak.ftm.json"
    meeting = entity("e1", "Event", name="Meeting", date="2014", involved="p1", proof="d1")
    pay = entity("y1", "Payment", payer="c1", beneficiary="p1", amount="5", date="2015")
    member = entity("m1", "Membership", member="p1", organization="c1", startDate="2013")
    path.write_text("\n".join(map(json.dumps, (*THINGS, meeting, pay, member))))
    assert import_file(db, path).added == 2
    assert import_file(db, path).unchanged == 2
    with open_reader(db) as reader:
        assert next(reader.rows("SELECT count(*) FROM actor")) == (2,)
        assert next(reader.rows("SELECT count(*) FROM tie")) == (1,)
        assert next(reader.rows("SELECT best FROM measure")) == (5.0,)
    meeting["properties"]["date"] = ["2014-03"]
    path.write_text("\n".join(map(json.dumps, (*THINGS, meeting, pay, member))))
    renewed = import_file(db, path)
    assert (renewed.updated, renewed.unchanged) == (1, 1)


def test_sources_of_no_event_are_there_too(unit: UnitOfWork, tmp_path: Path) -> None:
    file = entity("d2", "Document", fileName="scan.pdf", date="2014")
    (source,) = (each for each in items(unit, tmp_path, file) if isinstance(each, Source))
    assert (source.title, source.kind) == ("scan.pdf", "document")
    assert source.slug.startswith("scan-pdf-d2-")
