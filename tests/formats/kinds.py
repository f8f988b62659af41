"""A chronology with one event for each thing that a format may or may not carry."""

from pathlib import Path

from chronology.formats import export_file
from chronology.formats.report import ExportReport
from chronology.query.filters import Filter
from chronology.store.location import Location
from chronology.store.reader import open_reader
from tests.blank import Blank
from tests.formats.world import load

HOSTILE = "<img src=x onerror=alert(1)> & &lt;b&gt; =1+1; a, b\\n\u202edlrow\u001b[31m"

KINDS = r"""
chronology: 1
places:
  - {key: quay, name: "Quay; 1, old", in: port, at: [41.0123456789, -28.5], radius_m: 25.5}
  - {key: port, name: Port}
  - {key: isle, name: Isle, at: [-8, 179.25]}
actors:
  - {key: ana, name: Ana, kind: person}
sources:
  - {slug: wire, title: The Wire, author: A. Reporter, publisher: Wire Ltd, published: 3 March 2016, reliability: B, url: "https://example.org/w?a=1&b=2", language: en}
  - {slug: trap, title: "javascript", url: "javascript:alert(1)"}
events:
  - {key: plain, title: Plain day, when: 2016-07-15, status: corroborated, description: "One\n\ntwo"}
  - {key: month, title: Month, when: December 2014, category: strike, tags: ["a, b", night]}
  - {key: about, title: About, when: circa 1991}
  - {key: doubt, title: Doubted, when: 2016-07-15?, status: corroborated}
  - {key: span, title: Between, when: between 2004 and 2008}
  - {key: long, title: Lasted, when: from 1 July 2016 to 3 July 2016, status: corroborated, manner: lasting, lasting: three days}
  - {key: loose, title: Loosely lasted, when: from July 2016 to March 2017}
  - {key: since, title: Since, when: since 2014}
  - {key: until, title: Until, when: until 2010}
  - {key: after, title: Some time after, when: after 2013}
  - {key: before, title: Some time before, when: before January 2006}
  - {key: clock, title: By the clock, when: "2016-07-15T20:30:00"}
  - {key: night, title: At night, when: the night of 15–16 July 2016}
  - {key: set, title: In a set, when: 2016 or 2018}
  - {key: mask, title: In no year, when: September of an unknown year}
  - {key: ides, title: Ides, when: 15 March 44 BC}
  - {key: deep, title: Long ago, when: Y-170000002}
  - {key: far, title: Far ahead, when: Y12024}
  - {key: edge, title: Last day, when: 9999-12-31}
  - {key: none, title: Undated}
  - {key: refuted, title: Refuted, when: 2016-07-15, status: refuted, handling: secret}
  - {key: inferred, title: Inferred, when: 2016}
  - {key: march, title: In March, when: March 2016}
  - key: told
    title: Told
    when: 2016-07-16
    places: [quay]
    who: [{actor: ana, role: witness}]
    basis: {citation: c1, reason: nearest, author: Ada}
    measures: [{kind: killed, low: 2, best: 3, high: 5, unit: people, citation: c1}, {kind: killed, best: 4}]
    citations:
      - {key: c1, source: wire, locator: p. 4, quote: "Stop!", quote_language: tr, quote_translation: Halt, credibility: 2, claimant: ana, note: read aloud}
      - {source: trap}
  - key: rival
    title: Rival
    when: 2016-07-16
    citations:
      - {source: wire, says_when: 20 July 2016}
  - {key: journey, title: Journey, when: 2016-07-16, places: [{place: quay, role: from}, {place: isle, role: to}]}
  - {key: city, title: Nowhere exactly, when: 2016-07-16, places: [port]}
  - {key: tied, title: Tied, when: 2016-07-17}
  - {key: tied2, title: Tied to, when: 2016-07-18}
  - key: thrown
    title: Taken back
    when: 2016-07-16
    citations: [{source: wire, rank: deprecated}]
  - {key: kept, title: Kept more, when: 2016-07-16, extra: {weather: fog}}
  - key: named
    title: Named by
    when: 2016-07-16
    who: [{actor: ana, role: witness, citation: n1}]
    citations: [{key: n1, source: wire}, {source: trap}]
relations:
  - {event: tied2, kind: after, other: tied}
  - {event: inferred, kind: during, other: march}
"""


def kinds(blank: Blank, folder: Path) -> Location:
    """Return a chronology of ``KINDS``, and one event with a hostile text."""
    place = blank.copy(folder / "kinds.db")
    hostile = HOSTILE.replace("\\", "\\\\").replace("\u202e", "\\u202e").replace("\u001b", "\\e")
    lines = [
        f'  - {{key: hostile, title: "{hostile}", description: "{hostile}", when: 2016-07-19,',
        f'     category: "{hostile}", tags: ["{hostile}"]}}',
    ]
    text = KINDS.replace("relations:", "\n".join([*lines, "relations:"]))
    assert not load(place, folder, text).refused
    return place


def hand_on(place: Location, path: Path, title: str | None = None, **options: bool) -> ExportReport:
    """Export the event of a title, or all events."""
    with open_reader(place) as reader:
        wanted = None
        if title is not None:
            rows = reader.rows("SELECT id FROM event WHERE title = :title", {"title": title})
            wanted = Filter(ids=tuple(row[0] for row in rows))
            assert wanted.ids
        return export_file(reader, wanted, path, **options)
