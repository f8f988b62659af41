"""What a fuzzer starts from: small invented files that every reader takes, and its words."""

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from chronology.formats.text.yamltext import parse_yaml, yaml_text
from tests.dates.corpus import SINGLES
from tests.formats import test_acled, test_gdelt, test_gtd, test_noaa, test_ucdp
from tests.formats.conflict_files import as_csv
from tests.formats.gramps_files import HEAD, TREE
from tests.formats.kinds import KINDS
from tests.fuzz.readers import PART

_DATES = Path(__file__).parent.parent / "dates"

_ICS = """BEGIN:VCALENDAR
VERSION:2.0
X-WR-CALNAME:Harbour
BEGIN:VTIMEZONE
TZID:Harbour
BEGIN:STANDARD
DTSTART:19701025T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1@example.org
SUMMARY:Landing\\, at night
DTSTART;TZID=Harbour:20160715T203000
DURATION:PT90M
LOCATION:Quay
GEO:44.5;-3.25
ORGANIZER;CN="Ana":mailto:ana@example.org
ATTENDEE;ROLE=CHAIR;PARTSTAT=DECLINED:mailto:ben@example.org
RRULE:FREQ=WEEKLY;COUNT=10;BYDAY=MO,WE
EXDATE:20160722T203000Z
RDATE;VALUE=PERIOD:20160801T100000Z/PT1H
CLASS:PRIVATE
STATUS:TENTATIVE
CATEGORIES:a,b
X-UNKNOWN;VALUE=BINARY;ENCODING=BASE64:AAAA
BEGIN:VALARM
TRIGGER:-PT15M
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:2@example.org
DTSTART;VALUE=DATE:20160715
DTEND;VALUE=DATE:20160718
SUMMARY:Three
  days
END:VEVENT
END:VCALENDAR
"""

_SHEET = b"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:C3"/><sheetData>
<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>when</t></is></c><c r="C1" t="str"><v>place</v></c></row>
<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>42566.5</v></c><c r="C2"><f>1+1</f><v>2</v></c></row>
<row r="3"><c r="A3" t="b"><v>1</v></c><c r="B3" t="d"><v>2016-07-15</v></c><c r="C3" t="e"><v>#REF!</v></c></row>
</sheetData></worksheet>"""
_SHARED = b"""<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="2" uniqueCount="2"><si><t>title</t></si><si><r><t>Land</t></r><r><t xml:space="preserve">ing </t></r></si></sst>"""
_STYLES = b"""<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="[h]:mm"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>"""

_ODS = b"""<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="s">
<table:table-row><table:table-cell office:value-type="string"><text:p>title</text:p></table:table-cell><table:table-cell><text:p>when</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string"><text:p>Land<text:s text:c="2"/>ing<text:tab/><text:line-break/></text:p><office:annotation><text:p>aside</text:p></office:annotation></table:table-cell><table:table-cell office:value-type="date" office:date-value="2016-07-15T10:00:00" table:number-columns-repeated="1"/></table:table-row>
<table:table-row><table:covered-table-cell/><table:table-cell office:value-type="float" office:value="1e300"/></table:table-row>
<table:table-row><table:table-cell office:value-type="time" office:time-value="PT26H30M00S"/><table:table-cell office:value-type="boolean" office:boolean-value="true"/></table:table-row>
</table:table><table:table table:name="t"/></office:spreadsheet></office:body></office:document-content>"""

_TABLE = (
    "id,title,when,edtf,earliest,latest,precision,place,country,latitude,longitude,actors,"
    "category,status,sources,tags,description,measures,extra\r\n"
    '1,Landing,circa 1991,1991~,1990-01-01,1992-12-31,year,Quay; Port\\; old,PT,41.5,-28.5,"Ana [witness]; '
    'Ben",strike,alleged,wire#p. 4; trap,night; fog,"One\r\n\r\ntwo",killed 2–3–5,\r\n'
    ",'=1+1,from July 2016 to March 2017,,,,,,,,,,,,,,,,\r\n"
)


def seeds(name: str) -> list[bytes]:
    """Return what the fuzzing of a reader starts from."""
    return [each if isinstance(each, bytes) else each.encode() for each in _SEEDS[name]()]


def words(name: str) -> list[bytes]:
    """Return words that a file of the reader is made of."""
    return [word.encode() for word in _WORDS.get(name, ())]


def _phrases() -> list[str]:
    found = []
    for path in sorted(_DATES.glob("corpus_*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                cells = line.split("\t")
                found.append(cells[1] if cells[0] in ("reads", "refused") else cells[0])
    return found


def _dates() -> list[str]:
    text = (_DATES / "running_text.txt").read_text(encoding="utf-8")
    running = [f"\x08{line}" for line in text.splitlines() if line.strip()]
    return [f"{chr(at % 128)}{phrase}" for at, phrase in enumerate(_phrases())] + running


def _document() -> dict[str, object]:
    return json.loads(json.dumps(parse_yaml(KINDS)))  # type: ignore[no-any-return]


def _each_alone(document: dict[str, object]) -> Iterable[dict[str, object]]:
    """Yield small documents, of one entity each: they are changed more often."""
    for name, items in document.items():
        for item in items if isinstance(items, list) else []:
            yield {"chronology": 1, name: [item]}


def _lines(document: dict[str, object]) -> str:
    lines = [{"type": "chronology", "chronology": 1}]
    for name, items in document.items():
        for item in items if isinstance(items, list) else []:
            lines += [{"type": name.removesuffix("s"), **item}]
    return "\n".join(map(json.dumps, lines))


def _table(names: Sequence[str], row: Mapping[str, object], delimiter: str = "\t") -> str:
    lines = [delimiter.join(names), delimiter.join(str(row.get(name, "")) for name in names)]
    return "\n".join(lines) + "\n"


def _publishers() -> list[str]:
    sheet = "Year,Month,Day,Time,End Year,End Month,Headline,Text,Media\n1932,5,3,10:00,1933,,Landing,<b>x</b>,\n"
    map_ = "id,description,date,time,location,latitude,longitude,association1,source1\nP1,Crates,05/03/1932,10:00,Port,44.5,-3.25,a,s\n"
    query = (
        "item,itemLabel,date,precision,coord\nhttp://www.wikidata.org/entity/Q1,Battle,"
        "1815-06-18T00:00:00Z,11,Point(36.25 -1.5)\n"
    )
    noaa = {
        "Year": 1815,
        "Mo": 6,
        "Dy": 18,
        "Latitude": 1.5,
        "Longitude": 36,
        "Mag": 7.2,
        "Deaths": 5,
    }
    return [
        "\x00" + as_csv(test_ucdp.FULL, [test_ucdp.ROW]),
        "\x00" + as_csv(test_ucdp.EXTRACT, [test_ucdp.ROW]),
        "\x01" + as_csv(test_acled.NOW, [test_acled.ROW]),
        "\x02" + as_csv(test_gtd.HEADER, [test_gtd.ROW]),
        "\x03" + _table(test_gdelt.SECOND, test_gdelt.ROW),
        "\x04" + _table(test_noaa.HEADER, noaa),
        "\x05" + sheet,
        "\x06" + map_,
        "\x07" + query,
    ]


def _documents() -> list[str]:
    point = {"type": "Point", "coordinates": [-3.25, 44.5, 10]}
    line = {"type": "LineString", "coordinates": [[-3, 44], [-4, 45]]}
    when = {
        "timespans": [{"start": {"in": "1932"}, "end": {"latest": "1934"}}],
        "certainty": "certain",
    }
    feature = {
        "type": "Feature",
        "id": "f",
        "geometry": point,
        "properties": {"title": "x", "date": "1932"},
        "when": when,
    }
    geo = {"type": "FeatureCollection", "features": [feature, {**feature, "geometry": line}]}
    slide = {
        "start_date": {"year": "1932", "month": 5, "day": 3, "hour": 10, "display_date": "May"},
        "end_date": {"year": 1933}, "text": {"headline": "L<b>", "text": "<p>x</p>"}, "media": {"url": "https://e.org"},
        "group": "g", "unique_id": "u",
    }  # fmt: skip
    line_ = {"title": slide, "events": [slide], "eras": [slide], "scale": "human"}
    event = {
        "id": "P1",
        "description": "Crates",
        "date": "05/03/1932",
        "time": "10:00",
        "location": "Port",
        "latitude": "44.5",
        "longitude": "-3,25",
        "associations": ["a"],
        "sources": ["s"],
    }
    map_ = {
        "events": [event],
        "sources": {"s": {"id": "s", "title": "G", "paths": ["https://e.org"]}},
        "associations": [{"id": "a", "title": "A", "mode": "FILTER"}],
    }
    cell = {"type": "literal", "value": "1815-06-18T00:00:00Z"}
    item = {"type": "uri", "value": "http://www.wikidata.org/entity/Q1"}
    query = {
        "head": {"vars": ["item", "date"]},
        "results": {
            "bindings": [
                {"item": item, "date": cell, "coord": {"type": "literal", "value": "Point(1 2)"}}
            ]
        },
    }
    entities = [
        {
            "id": "e",
            "schema": "Event",
            "properties": {
                "name": ["x"],
                "date": ["2014"],
                "involved": ["p"],
                "location": ["Port"],
            },
        },
        {
            "id": "p",
            "schema": "Person",
            "properties": {"name": ["Ana"], "birthDate": ["1970"], "nationality": ["es"]},
        },
        {
            "id": "o",
            "schema": "Ownership",
            "properties": {"owner": ["p"], "asset": ["c"], "startDate": ["2001"]},
        },
        {
            "id": "a",
            "schema": "Address",
            "properties": {"full": ["Quay 1"], "latitude": ["1"], "longitude": ["2"]},
        },
    ]
    return [
        "\x00" + json.dumps(geo), "\x01" + json.dumps(line_), "\x02" + json.dumps(map_), "\x02" + json.dumps([event]),
        "\x03" + json.dumps(query), "\x03" + json.dumps([{"item": item["value"], "date": "1815"}]),
        "\x04" + "\n".join(map(json.dumps, entities)),
    ]  # fmt: skip


def _trees() -> list[str]:
    whole = HEAD.replace("{version}", "1.7.1") + TREE + "</database>"
    small = HEAD.replace("{version}", "1.7.1") + (
        '<events><event handle="_a" id="E1"><type>Birth</type><dateval val="1850-03" type="about"/>'
        '<place hlink="_p"/></event></events><places><placeobj handle="_p" type="Village">'
        '<pname value="Mill"/><coord long="8.5" lat="N47°10"/></placeobj></places></database>'
    )
    return [whole, small]


_SEEDS = {
    "dates": _dates,
    "edtf": lambda: [row[0] for row in SINGLES] + ["[2016..2018]", "{1,2}", "2014/..", "XXXX-09"],
    "csv": lambda: [_TABLE, _TABLE.replace(",", ";"), "title\twhen\nx\t1991\n", _TABLE.encode("utf-16")],
    "json": lambda: [*map(json.dumps, _each_alone(_document())), json.dumps(_document())],
    "jsonl": lambda: [_lines(each) for each in [*_each_alone(_document()), _document()]],
    "yaml": lambda: [KINDS, *map(yaml_text, _each_alone(_document()))],
    "xml": _trees,
    "xlsx": lambda: [PART.join((_SHEET, _SHARED, _STYLES)), _SHEET],
    "ods": lambda: [_ODS],
    "calendar": lambda: [_ICS, _ICS.replace("\n", "\r\n")],
    "publishers": _publishers,
    "documents": _documents,
}  # fmt: skip

_EDTF = (
    "Y-",
    "E9",
    "S3",
    "..",
    "/",
    "~",
    "?",
    "%",
    "X",
    "[",
    "]",
    "{",
    "}",
    "T24:00",
    "+14:00",
    "-21",
    "Y1E12",
)
_XML = (
    "dateval", "daterange", "datespan", "datestr", "cformat=", "dualdated=", "newyear=", "quality=", "modifier",
    "<!DOCTYPE", "<!ENTITY", "]>", "&x;", "<![CDATA[", "]]>", "<?xml", "encoding=", "hlink=", "handle=", "citation",
    "1.7.1", "Julian", "Hebrew", "French Republican", "Islamic", "Persian", "Swedish", "priv=", "source", "note",
)  # fmt: skip
_WORDS = {
    "dates": tuple(dict.fromkeys(word for phrase in _phrases() for word in phrase.split() if 2 < len(word) < 15))[:1500],
    "edtf": _EDTF,
    "csv": ('""', "\\;", "sep=;", "\r\n", "\ufeff", "when", "title", "latitude", "1e308", "'=", "[", "@", "#", "extra"),
    "xml": _XML,
    "xlsx": ('t="s"', 't="e"', 't="inlineStr"', "<v>", "</v>", "<f>", "1e308", "-1", ' r="XFD1048576"', ' s="2"', PART.decode(), "<mergeCell"),
    "ods": ("number-columns-repeated=", "number-rows-repeated=", "office:value=", "text:c=", "PT1H1M1S", "office:annotation", "1e999"),
    "calendar": ("RRULE:", "FREQ=SECONDLY", "DTSTART", "DTEND", "DURATION:P1W", "TZID=", "VALUE=DATE", "BEGIN:", "END:", "RDATE", "EXDATE", "UNTIL=", "99991231", "00010101T000000Z", "PT", "\r\n "),
}  # fmt: skip


def dictionary(name: str) -> str:
    """Return the words of a reader as libFuzzer reads a dictionary."""
    out = io.StringIO()
    for word in words(name):
        out.write('"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n')
    return out.getvalue()
