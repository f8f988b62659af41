"""What is wrong with a document: each complaint says where, and what would do."""

import json
from pathlib import Path

import pytest

from chronology.formats import import_file
from chronology.formats.report import Refusal
from chronology.store.location import Location
from tests.formats.world import contents, listing, load

HEAD = "chronology: 1\n"
EVENT = HEAD + "events:\n- key: e\n  title: E\n  "


@pytest.mark.parametrize(
    ("text", "where", "says"),
    [
        ("[1]", "", "is a mapping that begins"),
        ("a: 1", "chronology", "says nothing"),
        ("chronology: 2", "chronology", "says “2”"),
        ("chronology: true", "chronology", "says “True”"),
        (HEAD + "event: []", "event", "did you mean “events”?"),
        (HEAD + "zzz: []", "zzz", "there are chronology, title"),
        (HEAD + "title: [1]", "title", "is not text"),
        (HEAD + "events: {}", "events", "must be a list"),
        (HEAD + "events: [x]", "events[0]", "must be a mapping"),
        (HEAD + "events: [{title: A}]", "events[0]", "needs a key or a uuid"),
        (HEAD + "events: [{key: a}]", "events[0].title", "is required"),
        (HEAD + "events: [{key: a, title: A, wen: x}]", "events[0].wen", "did you mean “when”?"),
        (HEAD + "dataset: {title: x}", "dataset.slug", "is required"),
        (EVENT + "uuid: abc", "events[0].uuid", "is no UUID"),
        (EVENT + "extra: [1]", "events[0].extra", "must be a mapping"),
        (EVENT + "extra: {a: \"\\0\"}", "events[0].extra", "no database keeps"),
        (EVENT + "status: aleged", "events[0].status", "Did you mean “alleged”?"),
        (EVENT + "when: [2016]", "events[0].when", "is not text"),
        (EVENT + "when: someday soon", "events[0].when", "cannot be read as a date"),
        (EVENT + "when: {}", "events[0].when", "needs its words"),
        (EVENT + "when: {texts: a}", "events[0].when", "did you mean “text”?"),
        (EVENT + "when: {text: a, bounds: [1]}", "events[0].when", "bounds are four"),
        (EVENT + "when: {text: a, bounds: [1, 2, 3, 4]}", "events[0].when", "belongs to them"),
        (EVENT + "when: {edtf: 2016x}", "events[0].when", "cannot be read"),
        (EVENT + "when: {edtf: 2016, bounds: [9, 1, 1, 2]}", "events[0].when", "not in order"),
        (EVENT + "when: {edtf: 2016, bounds: [2016-02-30, null, null, null]}", "events[0].when", "no day"),
        (EVENT + "when: {edtf: 2016, bounds: [2016-02-20T25:00:00, 1, 1, 1]}", "events[0].when", "no time"),
        (EVENT + "when: {edtf: 2016, bounds: [x, 1, 1, 1]}", "events[0].when", "no moment such as"),
        (EVENT + "when: {edtf: 2016, bounds: [1, 2, 1, 2], start: often}", "events[0].when", "none of known"),
        (EVENT + "when: {text: two weeks later, anchor: f}", "events[0].when.anchor", "no event “f”"),
        (EVENT + "when: {text: two weeks later, anchor: e}", "events[0].when", "counts from itself"),
        (EVENT + "lasting: forever and ever", "events[0].lasting", "forever"),
        (EVENT + "lasting: {min: 3 days}", "events[0].lasting", "no ISO 8601 duration"),
        (EVENT + "lasting: {mins: P1D}", "events[0].lasting", "did you mean “min”?"),
        (EVENT + "places: [nowhere]", "events[0].places[0].place", "no place “nowhere”"),
        (EVENT + "places: [{place: p, role: near}]", "events[0].places[0].role", "none of at, from"),
        (EVENT + "who: [{role: x}]", "events[0].who[0].actor", "is required"),
        (EVENT + "citations: [{source: s}]", "events[0].citations[0].source", "no source “s”"),
        (EVENT + "citations: [{source: s, credibility: 7}]", "events[0].citations[0].credibility", "between 1 and 6"),
        (EVENT + "citations: [{source: s, credibility: x}]", "events[0].citations[0].credibility", "not a whole number"),
        (EVENT + "citations: [{source: s, credibility: 99999999999999999999}]", "events[0].citations[0].credibility", "too large"),
        (EVENT + "basis: x", "events[0].basis", "must be a mapping"),
        (EVENT + "basis: {why: x}", "events[0].basis.why", "there are citation"),
        (EVENT + "basis: {reason: [x]}", "events[0].basis.reason", "is not text"),
        (EVENT + "basis: {citation: c}", "events[0].basis.citation", "no citation “c”"),
        (EVENT + "inferred: {start_latest: x}", "events[0].inferred.start_latest", "no moment"),
        (EVENT + "measures: [{kind: k, low: \"1\"}]", "events[0].measures[0].low", "is not a number"),
        (EVENT + "measures: [{kind: k, low: 1e999}]", "events[0].measures[0].low", "not a finite number"),
        (EVENT + f"measures: [{{kind: k, low: {'9' * 400}}}]", "events[0].measures[0].low", "not a finite number"),
        (HEAD + "categories: [{name: A, occurs_once: 1}]", "categories[0].occurs_once", "neither true nor false"),
        (HEAD + "categories: [a, A]", "categories[1].name", "has the name of categories[0]"),
        (HEAD + "categories: [{name: a, in: b}, {name: b, in: a}]", "categories[0].in", "within itself"),
        (HEAD + "categories: [{name: a, requires: b}, {name: b, requires: a}]", "categories[0].requires", "would require itself"),
        (HEAD + "sources: [{slug: a, derived_from: a}]", "sources[0].derived_from", "within itself"),
        (HEAD + "places: [{key: a, name: A, in: a}]", "places[0].in", "within itself"),
        (HEAD + "places: [{key: a, name: A}, {key: a, name: B}]", "places[1]", "is places[0] again"),
        (HEAD + "places: [{key: a, name: A, at: 3}]", "places[0].at", "[latitude, longitude]"),
        (HEAD + "places: [{key: a, name: A, at: [91, 0]}]", "places[0].at", "latitude 91"),
        (HEAD + "places: [{key: a, name: A, at: [0, 181]}]", "places[0].at", "longitude 181"),
        (HEAD + "places: [{key: a, name: A, radius_m: -1}]", "places[0].radius_m", "not negative"),
        (HEAD + "actors: [{key: a, name: A, born: {text: later, anchor: e}}]", "actors[0].born", "only an event's date"),
    ],
)  # fmt: skip
def test_complaints(text: str, where: str, says: str, one_db: Location, tmp_path: Path) -> None:
    report = load(one_db, tmp_path, text)
    assert (where, True) in [(refusal.where, says in refusal.why) for refusal in report.refused]
    assert contents(one_db)["dataset"] == []


def test_a_complaint_knows_its_line(one_db: Location, tmp_path: Path) -> None:
    text = HEAD + "events:\n- key: a\n  title: A\n  citations:\n  - source: s\n    stance: odd\n"
    report = load(one_db, tmp_path, text)
    assert [refusal.line for refusal in report.refused] == [6, 6]
    assert str(report.refused[0]).startswith("line 6: events[0].citations[0].stance: “odd” is none")


def test_close_names_are_offered(one_db: Location, tmp_path: Path) -> None:
    text = HEAD + "places: [{key: aksaray, name: Aksaray}]\n"
    text += "events: [{key: a, title: A, places: [aksary]}]\n"
    assert "Close: aksaray" in load(one_db, tmp_path, text).refused[0].why


def test_keys_must_differ_even_where_uuids_do(one_db: Location, tmp_path: Path) -> None:
    uuids = ("6f6c3f9a-52a3-4b53-9f4f-0d3c1b2a9c11", "6f6c3f9a-52a3-4b53-9f4f-0d3c1b2a9c12")
    rows = ", ".join(f"{{key: a, name: A, uuid: {uuid}}}" for uuid in uuids)
    report = load(one_db, tmp_path, f"{HEAD}places: [{rows}]\n")
    assert report.refused[0].why == "the key “a” is already that of places[0]."


def test_a_name_that_another_entry_bears(one_db: Location, tmp_path: Path) -> None:
    uuid = "6f6c3f9a-52a3-4b53-9f4f-0d3c1b2a9c11"
    load(one_db, tmp_path, f"{HEAD}tags: [one, {{name: two, uuid: {uuid}}}]\n")
    report = load(one_db, tmp_path, f"{HEAD}tags: [{{name: One, uuid: {uuid}}}]\n")
    assert "is already called “one”" in report.refused[0].why


def test_the_zone_does_not_change_under_events(one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path)
    other = HEAD + "settings: {zone: Asia/Tokyo}\n"
    report = load(one_db, tmp_path, other)
    assert "counts its hours in “Asia/Tokyo”" in report.refused[0].why


def test_one_complaint_keeps_the_whole_file_out(one_db: Location, tmp_path: Path) -> None:
    text = HEAD + "events: [{key: a, title: A}, {key: b, title: B, when: never ever}]\n"
    report = load(one_db, tmp_path, text)
    assert (report.read, report.added, len(report.refused)) == (2, 0, 1)
    assert listing(one_db) == []


@pytest.mark.parametrize(
    ("lines", "refusal"),
    [
        (
            ['{"type": "event", "key": "a", "title": "A"}'],
            Refusal(1, "", 'the first line must be {"type": "chronology", "chronology": 1}.'),
        ),
        (
            ['{"type": "chronology", "chronology": 1}', "", '{"type": "evnt"}'],
            Refusal(3, "type", "“evnt” is none of chronology, dataset, setting, category, role, tag,"
                    " place, actor, source, event, tie, relation, acceptance."),
        ),
        (
            ['{"type": "chronology", "chronology": 1}', '{"type": "event", "key": "a"}'],
            Refusal(2, "event.title", "this field is required."),
        ),
    ],
)  # fmt: skip
def test_lines_that_are_refused(
    lines: list[str], refusal: Refusal, one_db: Location, tmp_path: Path
) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text("\n".join(lines))
    assert import_file(one_db, path).refused == [refusal]


def test_half_a_surrogate_pair_is_refused(one_db: Location, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps({"chronology": 1, "tags": ["\ud800"]}))
    assert "half a pair" in import_file(one_db, path).refused[0].why
