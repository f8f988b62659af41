"""Bundles for the tests: made of a small chronology with attached files, and tampered with."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from chronology.formats import export_file
from chronology.formats.bundle.checking.report import BundleReport
from chronology.formats.bundle.checking.run import check_bundle
from chronology.formats.report import ExportReport
from chronology.query.filters import Filter
from chronology.store.attaching import attach_file
from chronology.store.events import edit_event
from chronology.store.files.folder import files_folder
from chronology.store.files.keeping import staged_file
from chronology.store.location import Location
from chronology.store.lookup import look_up
from chronology.store.reader import open_reader
from chronology.store.unit import UnitOfWork
from tests.formats.world import load

#: Two of its sources have files; of the event "Strike" one citation says another date.
CASE = """
chronology: 1
places: [{key: quay, name: Quay, in: port}, {key: port, name: Port, aliases: [Liman]}]
actors: [{key: ana, name: Ana, kind: person}, {key: ben, name: Ben}]
sources:
  - {slug: wire, title: The wire, published: 3 March 2016}
  - {slug: paper, title: The paper, derived_from: wire}
  - {slug: letter}
  - {slug: unused}
events:
  - key: strike
    title: Strike
    when: 2016-03-01
    handling: secret
    places: [quay]
    who: [{actor: ana, role: leader}]
    citations: [{source: paper, locator: p. 4, says_when: 2016-03-02}, letter]
    measures: [{kind: wounded, low: 1, best: 2, high: 3.5}]
    tags: [harbour]
  - {key: talks, title: Talks, when: March 2016, handling: internal, who: [{actor: ben, role: leader}]}
  - {key: later, title: "=Later, \\"quoted\\"", when: 2018, citations: [{source: wire, quote: "a\\nb"}]}
relations:
  - {event: talks, kind: after, other: strike}
ties:
  - {actor: ana, kind: member of, other: ben}
"""
MADE = "2026-11-21T10:00:00Z"


def case(place: Location, folder: Path) -> Location:
    """Fill a chronology: an import, an edit, and a file for each of two sources."""
    assert not load(place, folder, CASE).refused
    with UnitOfWork(place, "chronology edit", author="Ada") as unit:
        row = unit.reader.one("SELECT id FROM event WHERE title = 'Strike'")
        assert row is not None
        edit_event(unit, row[0], {"status": "disputed"})
    attach(place, folder, "paper", "p. 4.pdf", b"%PDF paper")
    attach(place, folder, "letter", "letter.txt", b"Dear Ana")
    return place


def attach(place: Location, folder: Path, slug: str, name: str, data: bytes) -> Path:
    """Attach a file to a source, and return where its copy is."""
    (folder / name).write_bytes(data)
    with (
        staged_file(files_folder(place), str(folder / name)) as staged,
        UnitOfWork(place, f"chronology source attach {slug} '{name}'", author="Ada") as unit,
    ):
        number = look_up(unit.reader, "source", slug)
        return attach_file(unit, number, staged, name, replace=True).path


def bundle(
    place: Location, path: Path, wanted: Filter | None = None, **options: Any
) -> ExportReport:
    """Export to a bundle."""
    with open_reader(place) as reader:
        return export_file(reader, wanted, path, **options)


def titled(place: Location, *titles: str) -> Filter:
    """Return the filter of the events with these titles."""
    with open_reader(place) as reader:
        rows = reader.rows("SELECT id, title FROM event")
        return Filter(ids=tuple(number for number, title in rows if title in titles))


def parts(path: Path) -> dict[str, bytes]:
    """Return the files of a bundle by path."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def lines(data: bytes) -> list[dict[str, Any]]:
    """Return the objects of JSON Lines."""
    return [json.loads(line) for line in data.decode().splitlines()]


def packed(files: dict[str, bytes]) -> bytes:
    """Return files as a zip, packed by other hands than ours."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def resealed(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return files with a manifest and a list of hashes that fit them, as a careful forger would."""
    manifest = json.loads(files["manifest.json"])
    for entry in manifest["files"]:
        data = files[entry["path"]]
        entry["size"], entry["sha256"] = len(data), hashlib.sha256(data).hexdigest()
    done = {**files, "manifest.json": json.dumps(manifest).encode()}
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in done.items()}
    sums = [f"{hashes[name]}  {name}\n" for name in sorted(done) if name != "SHA256SUMS"]
    return {**done, "SHA256SUMS": "".join(sums).encode()}


def checked_after(
    whole: Path, change: Callable[[dict[str, bytes]], None], *, reseal: bool = False
) -> BundleReport:
    """Change the files of a bundle, and check what comes of it."""
    files = parts(whole)
    change(files)
    path = whole.with_name("tampered.zip")
    path.write_bytes(packed(resealed(files) if reseal else files))
    return check_bundle(str(path))


def said(report: BundleReport) -> str:
    """Return the problems that were found, a line each."""
    return "\n".join(map(str, report.problems))
