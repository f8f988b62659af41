"""A small invented chronology that uses every part of the seed schema, and helpers."""

from pathlib import Path
from typing import Any

from chronology.formats import export_file, import_file
from chronology.formats.report import ImportReport
from chronology.formats.rows.tables import BOOKKEEPING, read_rows
from chronology.model import TABLES
from chronology.query.events import list_events
from chronology.query.filters import Filter
from chronology.store.location import Location
from chronology.store.reader import open_reader

WORLD = """
chronology: 1
title: The harbour of Fictia
dataset: {slug: harbour, title: Harbour, licence: CC0-1.0, credit: nobody, extra: {round: 1.5}}
settings: {zone: Europe/Istanbul, date_order: day, nested: {a: [1, null, "x"]}}
categories:
  - {name: strike, in: unrest, description: "Work\\n\\nstops", exclusive_group: port, exclusive_state: closed}
  - {name: unrest, occurs_once: true, extra: {code: "07"}}
roles:
  - {name: leader, in: present, bodily_present: true, exclusive_group: lead}
  - {name: present, bodily_present: true}
  - {name: remembered, living: false}
tags: [unused]
places:
  - {key: quay, name: "Quay; no. 1 [old]", in: port, at: [41.0123456789, -28.5], radius_m: 25.5}
  - {key: port, name: Port, in: fictia, aliases: [Liman, {name: مرفأ, kind: transliteration, language: ar}]}
  - {key: fictia, name: "Fíctia", country: XF, description: ""}
  - {key: quay2, name: "Quay; no. 1 [old]"}
actors:
  - {key: ana, name: "Ana “=1+1” O'Neil", kind: person, born: circa 1960, aliases: [Anna, {name: Анна, language: ru, extra: {s: 1}}], note: "first"}
  - {key: ana2, name: "Ana “=1+1” O'Neil", died: {text: "-0043-03-15"}}
  - {key: union, name: Dockers' Union, kind: organisation, born: 19th century, exclusive_group: unions, description: "two\\r\\nlines\\u2028and"}
sources:
  - {slug: wire, title: Wire; the, published: 3 March 2016, reliability: B, url: "http://example.org/a?b=c", language: en}
  - {slug: paper, derived_from: wire, kind: newspaper, accessed: 2016-04-05, file_name: p.pdf, file_sha256: ab, file_size: 9007199254740993, file_attached_at: "2016-05-01T00:00:00Z"}
  - {slug: "with space", author: "A, B", note: x, archived_url: y, publisher: z}
events:
  - key: strike
    title: "=Strike; 'begins' [again]"
    description: "Line one\\nline two\\n\\n  indented\\ttab \\\\ back"
    category: strike
    when: the night of 15–16 July 2016
    lasting: three and a half months
    manner: lasting
    status: disputed
    handling: secret
    external_id: "0012"
    places: [quay, {place: port, role: to, citation: c1}, {place: quay2, role: via}]
    who: [{actor: ana, role: leader, citation: c1}, {actor: ana, role: present}, {actor: union, role: leader}]
    citations:
      - {key: c1, source: paper, locator: p. 4, quote: "“Stop!”", quote_language: tr, quote_translation: Stop, credibility: 2, rank: preferred, claimant: ana, says_when: July 2016, says_lasting: two weeks, says_where: port, note: n, extra: {k: [true]}}
      - {source: wire, stance: disputes, says_when: {text: two days later, anchor: meeting}}
      - paper
    basis: {citation: c1, reason: nearest, author: Ada}
    measures: [{kind: wounded, low: 0, best: 2.5, high: 1e3, unit: people, citation: c1}, {kind: wounded}, {kind: "a=b", best: -0.1}]
    tags: [night; shift, "'=tag"]
    inferred: {start_earliest: 2016-07-15T18:00:00, end_latest: 2016-07-17, note: by hand}
    extra: {"": null, deep: {list: [1, 2.0, "3"]}, big: 12345678901234567890}
  - {key: meeting, title: Meeting, when: December 2014?, status: planned, places: [fictia]}
  - {key: later, title: Later, when: {text: two weeks later, anchor: meeting}}
  - {key: waiting, title: Waits, when: {text: the following year, anchor: undated}}
  - {key: undated, title: Undated}
  - {key: set, title: In a set, when: "[2016,2018]", uuid: 6f6c3f9a-52a3-4b53-9f4f-0d3c1b2a9c11}
  - {key: set2, title: In a set, when: "[2016,2018]"}
  - {key: mask, title: September, when: "XXXX-09"}
  - {key: bc, title: Ides, when: 15 March 44 BC}
  - {key: deep, title: Long ago, when: Y-170000002}
  - {key: open, title: Since, when: since 2014}
  - {key: until, title: Until, when: until 2010}
  - {key: exact, title: Exactly, when: "2016-07-15T20:30:00+02:00"}
  - {key: ordered, title: Ordered, when: 3/4/2016}
  - key: given
    title: Given by hand
    when: {text: some words, edtf: 2016-07, edtf_exact: false, bounds: [2016-07-03T01:02:03, "infinity", null, null], start: unknown, end: open, precision: range, qualifier: "%", lasting: true}
ties:
  - {actor: ana, kind: member of, other: union, span: from 2001 to 2010, citation: c1, rank: deprecated}
  - {actor: ana, kind: alias claimed, other: ana2}
relations:
  - {event: strike, kind: after, other: meeting, by: {words: ages, min: P1Y, max: P3Y2M4DT5H}, citation: c1, rank: deprecated, extra: {z: 0}}
  - {event: strike, kind: part of, other: set, by: six months}
  - {event: set2, kind: after, other: bc, by: at least two years}
  - {event: set2, kind: after, other: deep, by: {words: ages, min: P1Y}}
acceptances:
  - {fingerprint: abc, check: order, reason: because, author: Ada, accepted_at: "2026-01-01T00:00:00Z", finding: {events: [1], note: "x"}}
"""


def load(target: Location, folder: Path, text: str = WORLD, **options: Any) -> ImportReport:
    """Import ``text`` as a YAML file called harbour.yaml."""
    path = folder / "harbour.yaml"
    path.write_text(text, encoding="utf-8")
    return import_file(target, path, **options)


def export(source: Location, path: Path, wanted: Filter | None = None, **options: Any) -> bytes:
    """Export to ``path`` and return the bytes."""
    with open_reader(source) as reader:
        export_file(reader, wanted, path, **options)
    return path.read_bytes()


def listing(source: Location, wanted: Filter | None = None) -> list[dict[str, Any]]:
    """Return what ``list --format json`` prints."""
    with open_reader(source) as reader:
        return [view.as_json() for view in list_events(reader, wanted or Filter())]


def contents(source: Location) -> dict[str, list[dict[str, Any]]]:
    """Return all rows of all tables but the history, ids replaced by uuids."""
    tables = {}
    with open_reader(source) as reader:
        models = [model for model in TABLES if not model.__tablename__.startswith("history")]
        rows = {model: list(read_rows(reader, model)) for model in models}
    names = {
        model.__tablename__: {row["id"]: row["uuid"] for row in rows[model]} for model in models
    }
    for model in models:
        targets = {key.parent.name: key.column.table.name for key in model.__table__.foreign_keys}
        tables[model.__tablename__] = [
            {
                name: names[targets[name]][value]
                if name in targets and value is not None
                else value
                for name, value in row.items()
                if name not in BOOKKEEPING
            }
            for row in rows[model]
        ]
    return {name: sorted(table, key=lambda row: row["uuid"]) for name, table in tables.items()}
