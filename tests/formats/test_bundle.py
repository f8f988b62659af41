"""Bundles of evidence: what they hold, the same each time, and read back."""

import csv
import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.errors import BadInputError, DatabaseError
from chronology.formats import export_file, import_file
from chronology.formats.bundle.checking.run import check_bundle
from chronology.query.attached import verify_attached
from chronology.query.filters import Filter
from chronology.store.location import Location
from chronology.store.reader import open_reader
from chronology.store.undoing.reversal import undo
from chronology.store.unit import UnitOfWork
from tests.blank import Blank, BlankDatabase, BlankFile
from tests.formats.bundles import MADE, attach, bundle, case, lines, parts, titled
from tests.formats.world import contents, load
from tests.store.changing import Changing


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of attached files; the clock and the author stand still."""
    monkeypatch.setenv("CHRONOLOGY_FILES", str(tmp_path / "kept"))
    monkeypatch.setenv("CHRONOLOGY_AUTHOR", "Ada")
    monkeypatch.setattr("chronology.formats.bundle.dump.now", lambda: MADE)
    return tmp_path / "kept"


@pytest.fixture(scope="module")
def filled(
    engine: str, blank: Blank, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Blank, Path]:
    """What copies a chronology with attached files, and where these are."""
    folder = tmp_path_factory.mktemp("case")
    place = blank.copy(folder / "case.db")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHRONOLOGY_FILES", str(folder / "kept"))
        case(place, folder)
    if isinstance(blank, BlankDatabase):
        return blank.of(place.dsn.rsplit("/", 1)[1]), folder / "kept"
    return BlankFile(Path(place.path)), folder / "kept"


@pytest.fixture
def whole(filled: tuple[Blank, Path], kept: Path, tmp_path: Path) -> Location:
    """A chronology with attached files of one's own."""
    shutil.copytree(filled[1], kept)
    return filled[0].copy(tmp_path / "chronology.db")


def test_a_bundle_of_either_engine_holds_everything(db: Location, tmp_path: Path) -> None:
    report = bundle(case(db, tmp_path), tmp_path / "x.zip")
    found = parts(tmp_path / "x.zip")
    assert sorted(found) == [
        "README.txt", "SHA256SUMS", "events.jsonl", "history.jsonl", "manifest.json",
        "sources/letter/letter.txt", "sources/paper/p. 4.pdf", "timeline.csv", "timeline.html",
    ]  # fmt: skip
    manifest = json.loads(found["manifest.json"])
    assert (manifest["made_at"], manifest["made_by"]) == (MADE, "Ada")
    assert (manifest["query"], manifest["events"], manifest["missing"]) == ("All events", 3, [])
    for entry in manifest["files"]:
        data = found[entry["path"]]
        assert (entry["size"], entry["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    assert found["sources/paper/p. 4.pdf"] == b"%PDF paper"
    sha256 = hashlib.sha256(found["manifest.json"]).hexdigest()
    assert (report.events, report.losses) == (3, {})
    told = (
        "The SHA-256 of its manifest is {}."
        " It stands for every file in the bundle: write it down, or have it signed."
    )
    assert report.notes == [
        "Nothing is withheld from a bundle: of its events, 1 internal, 1 secret.",
        told.format(sha256),
    ]
    checked = check_bundle(str(tmp_path / "x.zip"), sha256.upper())
    assert (checked.problems, checked.notes) == ([], [])
    assert len(checked.checked) == 8


def test_the_lossless_part_carries_what_is_noted_of_files(whole: Location, tmp_path: Path) -> None:
    bundle(whole, tmp_path / "x.zip")
    (paper,) = [
        line
        for line in lines(parts(tmp_path / "x.zip")["events.jsonl"])
        if line.get("slug") == "paper"
    ]
    assert paper["file_name"] == "p. 4.pdf"
    assert paper["file_size"] == len(b"%PDF paper")
    assert paper["file_sha256"] == hashlib.sha256(b"%PDF paper").hexdigest()
    assert paper["file_attached_at"].startswith("20")


def test_the_history_tells_who_changed_what(whole: Location, tmp_path: Path) -> None:
    bundle(whole, tmp_path / "x.zip")
    told = lines(parts(tmp_path / "x.zip")["history.jsonl"])
    commands = [line for line in told if line["type"] == "command"]
    assert [line["command"] for line in commands[-3:]] == [
        "chronology edit",
        "chronology source attach paper 'p. 4.pdf'",
        "chronology source attach letter 'letter.txt'",
    ]
    assert {line["author"] for line in commands[-3:]} == {"Ada"}
    (edited,) = [
        line for line in told if (line.get("table"), line.get("operation")) == ("event", "update")
    ]
    assert (edited["before"]["status"], edited["after"]["status"]) == ("alleged", "disputed")


def test_of_a_part_only_what_belongs_to_it(whole: Location, tmp_path: Path) -> None:
    report = bundle(whole, tmp_path / "x.zip", titled(whole, "Talks", "Strike"))
    found = parts(tmp_path / "x.zip")
    assert report.events == 2
    assert b"Later" not in b"".join(found.values())
    assert b"unused" not in b"".join(found.values())
    tables = {line.get("table") for line in lines(found["history.jsonl"])}
    assert {"relation", "tie", "citation", "place_name", "measure", "event_tag"} <= tables
    assert "setting" not in tables
    assert check_bundle(str(tmp_path / "x.zip")).problems == []
    bundle(whole, tmp_path / "y.zip", titled(whole, "Talks"))
    found = parts(tmp_path / "y.zip")
    assert b"Strike" not in found["history.jsonl"]
    assert not [name for name in found if name.startswith("sources/")]
    assert check_bundle(str(tmp_path / "y.zip")).problems == []


def test_the_same_state_gives_the_same_bytes(whole: Location, tmp_path: Path) -> None:
    for name in ("x.zip", "y.zip"):
        bundle(whole, tmp_path / name)
    assert (tmp_path / "x.zip").read_bytes() == (tmp_path / "y.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o100644}


def test_ordinary_tools_check_it(whole: Location, tmp_path: Path) -> None:
    bundle(whole, tmp_path / "x.zip")
    shutil.unpack_archive(tmp_path / "x.zip", tmp_path / "unpacked")
    words = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    done = subprocess.run(words, cwd=tmp_path / "unpacked", capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(b": OK") == 8
    (tmp_path / "unpacked" / "timeline.csv").write_bytes(b"")
    done = subprocess.run(words, cwd=tmp_path / "unpacked", capture_output=True, check=False)
    assert done.returncode != 0


def test_nothing_is_left_beside_it(whole: Location, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    bundle(whole, tmp_path / "out" / "x.zip")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["x.zip"]


def test_a_file_that_is_not_there_is_told(whole: Location, kept: Path, tmp_path: Path) -> None:
    shutil.rmtree(kept)
    report = bundle(whole, tmp_path / "x.zip")
    expected = "Not in the bundle: the files of letter, paper are not among the attached files."
    assert expected in report.notes
    checked = check_bundle(str(tmp_path / "x.zip"))
    assert checked.problems == []
    assert any(
        "the files of these sources are not in it: letter, paper" in n for n in checked.notes
    )
    with pytest.raises(BadInputError, match="Nothing was written, since the files of letter"):
        bundle(whole, tmp_path / "y.zip", strict=True)
    assert not (tmp_path / "y.zip").exists()


def test_a_file_that_was_changed_makes_no_bundle(whole: Location, tmp_path: Path) -> None:
    path = attach(whole, tmp_path, "paper", "p. 4.pdf", b"%PDF paper")
    path.chmod(0o600)
    path.write_bytes(b"%PDF forged")
    with pytest.raises(
        DatabaseError, match=r"The file p\. 4\.pdf of paper is not what was attached"
    ):
        bundle(whole, tmp_path / "x.zip")
    assert not (tmp_path / "x.zip").exists()


def test_names_of_files_are_safe_and_unique(one_db: Location, tmp_path: Path) -> None:
    load(
        one_db,
        tmp_path,
        'chronology: 1\nsources: [{slug: "../../up"}, {slug: Wire}, {slug: wire}, {slug: "a:b"}]\n',
    )
    attach(one_db, tmp_path, "../../up", "-rf *.pdf", b"1")
    for slug in ("Wire", "wire"):
        attach(one_db, tmp_path, slug, "nul.txt", slug.encode())
    attach(one_db, tmp_path, "a:b", "\x1b[31m\u202efdp.exe", b"4")
    bundle(one_db, tmp_path / "x.zip")
    manifest = json.loads(parts(tmp_path / "x.zip")["manifest.json"])
    attached = {file["source"]: file["path"] for file in manifest["files"] if "source" in file}
    assert attached == {
        "../../up": "sources/up/_-rf _.pdf",
        "Wire": "sources/Wire/_nul.txt",
        "wire": "sources/wire-2/_nul.txt",
        "a:b": "sources/a_b/␛[31m‹U+202E›fdp.exe",
    }
    assert check_bundle(str(tmp_path / "x.zip")).problems == []


def test_it_is_read_back_with_its_files(
    whole: Location, blank: Blank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle(whole, tmp_path / "x.zip")
    monkeypatch.setenv("CHRONOLOGY_FILES", str(tmp_path / "other"))
    again = blank.copy(tmp_path / "again.db")
    dry = import_file(again, tmp_path / "x.zip", dry_run=True)
    assert (dry.added, (tmp_path / "other").exists()) == (3, False)
    assert import_file(again, tmp_path / "x.zip").added == 3
    assert contents(again) == contents(whole)
    with open_reader(again) as reader:
        found = [(each.file.slug, each.state.value) for each in verify_attached(reader)]
    assert found == [("letter", "ok"), ("paper", "ok")]
    assert import_file(again, tmp_path / "x.zip").unchanged == 3


def test_its_events_are_read_back_by_themselves(
    whole: Location, blank: Blank, tmp_path: Path
) -> None:
    bundle(whole, tmp_path / "x.zip")
    (tmp_path / "events.jsonl").write_bytes(parts(tmp_path / "x.zip")["events.jsonl"])
    again = blank.copy(tmp_path / "again.db")
    assert import_file(again, tmp_path / "events.jsonl").added == 3
    assert contents(again) == contents(whole)


def test_a_forged_bundle_is_not_read(whole: Location, blank: Blank, tmp_path: Path) -> None:
    bundle(whole, tmp_path / "x.zip")
    files = parts(tmp_path / "x.zip")
    files["events.jsonl"] = files["events.jsonl"].replace(b"Strike", b"Strife")
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    with pytest.raises(BadInputError, match=r"does not pass its check: events\.jsonl: its SHA-256"):
        import_file(blank.copy(tmp_path / "again.db"), tmp_path / "x.zip")


def test_what_was_taken_back_and_removed_agrees_with_the_history(
    whole: Location, tmp_path: Path
) -> None:
    with UnitOfWork(whole, "chronology undo") as unit:
        undo(unit)
    bundle(whole, tmp_path / "x.zip")
    found = parts(tmp_path / "x.zip")
    assert "sources/letter/letter.txt" not in found
    assert [line for line in lines(found["history.jsonl"]) if line.get("undoes")]
    assert check_bundle(str(tmp_path / "x.zip")).problems == []


def test_the_table_and_the_page_are_those_of_their_formats(whole: Location, tmp_path: Path) -> None:
    wanted = Filter(sort="title")
    bundle(whole, tmp_path / "x.zip", wanted)
    for name in ("timeline.csv", "timeline.html", "events.jsonl"):
        bundle(whole, tmp_path / name, wanted)
        assert (tmp_path / name).read_bytes() == parts(tmp_path / "x.zip")[name]
    rows = csv.DictReader(io.StringIO((tmp_path / "timeline.csv").read_text()))
    assert len(list(rows)) == 3


def test_it_goes_to_standard_output(
    whole: Location, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    bundle(whole, tmp_path / "x.zip")
    with open_reader(whole) as reader:
        export_file(reader, None, "-", format="bundle")
    assert capsysbinary.readouterr().out == (tmp_path / "x.zip").read_bytes()


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 99), *[st.integers(0, 9)] * 3), min_size=5, max_size=30))
def test_whatever_was_done_the_bundle_agrees_with_itself(
    blank: Blank, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, ...]]
) -> None:
    folder = tmp_path_factory.mktemp("changing")
    changing = Changing(blank.copy(folder / "case.db"))
    for command, *numbers in steps:
        changing.do(command, (numbers[0], numbers[1], numbers[2]))
        if command % 7 == 0:
            with UnitOfWork(changing.location, "undo") as unit, suppress(BadInputError):
                undo(unit)
    bundle(changing.location, folder / "x.zip")
    assert check_bundle(str(folder / "x.zip")).problems == []
    bundle(changing.location, folder / "y.zip", Filter(ids=(1, 3, 4)))
    assert check_bundle(str(folder / "y.zip")).problems == []
