"""A chronology in which everything that a profile withholds is marked, and how to look for it."""

import gzip
import io
import re
import zipfile
from pathlib import Path

_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")

#: Words, ids, dates and coordinates that must not be found in a redacted export.
SECRETS = (
    "Zarathea", "Quillfeather", "Заратея", "zarathea_q",
    "Borislav", "Nightjarov", "Boro the Bird",
    "Xanthopolis", "Ulmenhof", "Lindenquell",
    "hidden-wire", "Secret Gazette", "Scribbler", "gazette.example",
    "Undercover", "Moleman", "Cellarton", "quiet-paper",
    "ext-4711", "harbour-set", "evidence-scan", "Analyst Ada",
    "2016-07-15", "20160715", "15 July", "15.07.2016", "2016-05-03", "1961-02-03",
    "48.123456", "16.654321", "48,123", "11 days",
    "6f6c3f9a-52a3-4b53-9f4f-0d3c1b2a9c11",
    "kept-besides",
)  # fmt: skip

WORLD = """
chronology: 1
dataset: {slug: harbour-set, title: The set, licence: CC0-1.0, credit: nobody}
settings: {zone: Europe/Vienna, author: Analyst Ada, date_order: day}
categories:
  - {name: meeting, description: "as ZARATHÉA Quillfeather defined it"}
  - {name: "the Xanthopolis affair"}
roles:
  - {name: witness, description: "like Borislav Nightjarov"}
tags: ["Quillfeather's file", night]
places:
  - {key: fictia, name: Fictia, country: XF}
  - {key: ulm, name: Ulmenhof, in: fictia, at: [48.123456, 16.654321], aliases: [Lindenquell], description: "where Borislav Nightjarov lives"}
  - {key: xan, name: Xanthopolis, in: fictia}
  - {key: cellar, name: Cellarton, in: fictia}
  - {key: port, name: Port, in: fictia, at: [47.5, 15.5], radius_m: 90000, description: "once Xanthopolis"}
actors:
  - {key: zara, name: Zarathea Quillfeather, kind: person, aliases: [zarathea_q, {name: Заратея, kind: transliteration}], born: 1961-02-03, note: Zarathea}
  - {key: boro, name: Borislav Nightjarov, kind: person, aliases: [Boro the Bird], born: 1961-02-03}
  - {key: mole, name: Moleman, kind: person}
  - {key: union, name: Dockers' Union, kind: organisation, description: "founded by Zarathea", note: "see @1", exclusive_group: "Nightjarov group", aliases: ["Zarathea Quillfeather Union"]}
sources:
  - {slug: hidden-wire, title: The Secret Gazette, author: A. Scribbler, url: "https://gazette.example/1"}
  - {slug: paper, title: "Paper on Quillfeather", author: Nightjarov & Co, publisher: "Xanthopolis Press", url: "https://x.example/zarathea-quillfeather/1", archived_url: "https://x.example/2016/07/15/a", note: "cf. hidden-wire", kind: "zarathea_q log", published: 2016-07-15, file_name: evidence-scan.pdf, file_sha256: abcd, derived_from: hidden-wire}
  - {slug: quiet-paper}
  - {slug: nightjarov-diary, title: A diary}
events:
  - key: first
    title: "ZARATHÉA Quillfeather’s meeting in Ulmenhof on 15 July 2016"
    description: "Nightjarov and Мария Заратея at 48.123456, 16.654321; https://x.example/p/Quillf%65ather; 15.07.2016; told by The Secret Gazette. See @2 and 6f6c3f9a-52a3-4b53-9f4f-0d3c1b2a9c11. Moleman too."
    category: meeting
    when: 2016-07-15
    lasting: 11 days
    external_id: ext-4711
    uuid: 6f6c3f9a-52a3-4b53-9f4f-0d3c1b2a9c11
    places: [ulm, {place: xan, role: to}, {place: port, role: from}]
    who: [{actor: zara, role: witness, citation: c1}, {actor: boro, role: witness}, {actor: union, role: witness}]
    citations:
      - {key: c1, source: paper, locator: "p. 4, Borislav", quote: "Zarathea!", quote_translation: "Заратея!", claimant: boro, says_when: 2016-05-03, says_lasting: 11 days, says_where: ulm, note: "not hidden-wire"}
      - {source: hidden-wire, quote: "Hush, says the Secret Gazette"}
      - {source: nightjarov-diary}
    basis: {citation: c1, reason: "Borislav said so", author: Analyst Ada}
    measures: [{kind: "friends of Zarathea", best: 3, unit: "Nightjarov units"}]
    tags: ["Quillfeather's file", night]
    extra: {date: 2016-07-15, who: kept-besides}
  - {key: second, title: "Boro the Bird again", when: {text: 11 days later, anchor: first}, category: "the Xanthopolis affair", who: [{actor: boro, role: witness}], places: [ulm]}
  - {key: third, title: Undercover with Moleman, handling: secret, when: 2016-05-03, who: [{actor: mole, role: witness}], places: [cellar], citations: [quiet-paper], tags: [Undercover]}
ties:
  - {actor: boro, kind: member of, other: union, span: from 2016-05-03 to 2016-07-15}
  - {actor: zara, kind: member of, other: union}
  - {actor: boro, kind: alias claimed, other: union}
relations:
  - {event: second, kind: part of, other: first, by: 11 days}
  - {event: second, kind: before, other: third}
"""

PROFILE = {
    "actors": {"withhold": ["Zarathea Quillfeather"], "pseudonym": {"kind": "person"}},
    "places": {"withhold": ["Xanthopolis"], "coarsen": {"radius_km": 30}},
    "dates": {"coarsen": "month"},
    "sources": {"withhold": ["hidden-wire"]},
}


def searched(path: Path) -> str:
    """Return all that a file holds as one text: packed members, pages and metadata too."""
    data = path.read_bytes()
    parts = [data]
    if data[:2] == b"\x1f\x8b":
        parts.append(gzip.decompress(data))
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts += [name.encode() + packed.read(name) for name in packed.namelist()]
    if data[:4] == b"PAR1":
        from pyarrow import parquet  # noqa: PLC0415 - one format needs it

        table = parquet.read_table(path)
        parts += [repr(table.to_pylist()).encode(), repr(table.schema.metadata).encode()]
    text = b"\n".join(parts).decode("utf-8", "replace")
    # A JSON document inside another, and what JSON escapes.
    return text + _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
