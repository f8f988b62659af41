"""A chronology with one event of each kind that a format may be unable to carry."""

from pathlib import Path

from chronology.formats import export_file, import_file
from chronology.formats.report import ExportReport
from chronology.query.filters import Filter
from chronology.store.location import Location
from chronology.store.reader import open_reader

TOLD = """
chronology: 1
dataset: null
categories: [{name: landing}]
places:
  - {key: land, name: Meridia}
  - {key: port, name: Port Salt, in: land, at: [44.5, -3.25]}
  - {key: far, name: Elsewhere}
actors: [{key: ilse, name: Ilse Varga}, {key: guild, name: Salt Guild}]
roles: [{name: smuggler}]
sources:
  - {slug: gazette, title: The Gazette, author: A. Reporter, publisher: Gazette Press, published: 3 March 1932, reliability: C, language: de, url: "https://example.org/a?b=1&c=2", archived_url: "javascript:alert(1)"}
  - {slug: wire}
events:
  - key: full
    title: Crates landed
    description: "First line.\\nSecond line."
    category: landing
    when: May 1931
    lasting: six hours
    manner: once
    status: disputed
    handling: internal
    places: [port, {place: far, role: from, citation: c1}]
    who: [{actor: ilse, role: smuggler, citation: c1}]
    citations:
      - {key: c1, source: gazette, locator: p. 4, quote: Wir landeten sie., quote_language: de, quote_translation: We landed them., claimant: ilse, says_when: June 1931, says_where: far, says_lasting: two days, credibility: 3, rank: preferred, note: Read aloud.}
      - {source: wire, stance: disputes}
      - {source: wire, rank: deprecated, locator: taken back}
    basis: {citation: c1, reason: nearest, author: Ada}
    measures: [{kind: crates, low: 2, best: 3, high: 5, unit: crates, citation: c1}, {kind: hurt}]
    tags: [salt]
    extra: {weather: fog}
  - {key: plain, title: Plain, when: 1931-02-03}
  - {key: dateless, title: Dateless}
  - {key: set, title: In a set, when: "[2016,2018]"}
  - {key: bc, title: Ides, when: 15 March 44 BC}
  - {key: deep, title: Far ahead, when: Y170000002}
  - {key: open, title: Since, when: since 2014}
  - {key: until, title: Until, when: until 2010}
  - {key: night, title: At night, when: the night of 15–16 July 2016}
  - {key: about, title: About then, when: about 1991}
  - {key: perhaps, title: Perhaps, when: December 2014?}
  - {key: hostile, title: "=1+1 <script>alert(1)</script> [x](javascript:y) **b** `c` \\u202eevil", when: "2001"}
  - {key: rtl, title: "وصل المركب", when: "2002"}
relations:
  - {event: plain, kind: before, other: full, by: three months, citation: c1}
  - {event: plain, kind: meets, other: about, rank: deprecated}
"""


def load(location: Location, folder: Path, text: str = TOLD) -> None:
    path = folder / "told.yaml"
    path.write_text(text, encoding="utf-8")
    assert not import_file(location, path).refused


def export(
    location: Location, path: Path, wanted: Filter | None = None, *, strict: bool = False
) -> ExportReport:
    with open_reader(location) as reader:
        return export_file(reader, wanted, path, strict=strict)
