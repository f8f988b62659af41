"""A check finds every kind of tampering with a bundle, and says what it is."""

import hashlib
import json
import shutil
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from chronology.errors import BadInputError
from chronology.formats.bundle.checking.opening import is_safe_path
from chronology.formats.bundle.checking.run import check_bundle
from tests.blank import Blank
from tests.formats.bundles import bundle, case, checked_after, lines, packed, parts, said

Files = dict[str, bytes]
PAPER = "sources/paper/p. 4.pdf"


@pytest.fixture(scope="module")
def made(blank: Blank, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle of three events and two attached files, to be copied."""
    folder = tmp_path_factory.mktemp("bundle")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHRONOLOGY_FILES", str(folder / "kept"))
        bundle(case(blank.copy(folder / "case.db"), folder), folder / "whole.zip")
    return folder / "whole.zip"


@pytest.fixture
def whole(made: Path, tmp_path: Path) -> Path:
    """A bundle of one's own."""
    return Path(shutil.copy(made, tmp_path / "whole.zip"))


def changed(name: str, old: bytes, new: bytes) -> Callable[[Files], None]:
    def change(files: Files) -> None:
        assert old in files[name]
        files[name] = files[name].replace(old, new)

    return change


def edited(
    name: str, kind: str, change: Callable[[dict[str, object]], None]
) -> Callable[[Files], None]:
    """Return what changes the first line of a type in a file of JSON Lines."""

    def edit(files: Files) -> None:
        found = lines(files[name])
        change(next(line for line in found if line.get("type") == kind))
        files[name] = "".join(json.dumps(line) + "\n" for line in found).encode()

    return edit


def without(name: str) -> Callable[[Files], None]:
    return lambda files: files.pop(name) and None


def with_manifest(**facts: object) -> Callable[[Files], None]:
    def change(files: Files) -> None:
        files["manifest.json"] = json.dumps(
            {**json.loads(files["manifest.json"]), **facts}
        ).encode()

    return change


def test_a_bundle_that_others_packed_again_is_the_same(whole: Path) -> None:
    assert said(checked_after(whole, lambda files: None)) == ""
    files = {"sources/": b"", "sources/paper/": b"", **parts(whole)}
    whole.write_bytes(packed(files))
    assert said(check_bundle(str(whole))) == ""


TAMPERED: dict[str, tuple[Callable[[Files], None], str]] = {
    "a byte of an attached file": (changed(PAPER, b"%PDF paper", b"%PDF papeR"), f"{PAPER}: its SHA-256 is"),
    "a byte of the events": (changed("events.jsonl", b"Strike", b"Strife"), "events.jsonl: its SHA-256 is"),
    "a byte of the history": (changed("history.jsonl", b"Ada", b"Eve"), "history.jsonl: its SHA-256 is"),
    "a line added": (changed("timeline.csv", b"Talks", b"Talks and more"), "timeline.csv: it has"),
    "a file removed": (without(PAPER), f"{PAPER}: the manifest has it, and the bundle has not."),
    "a part removed": (without("history.jsonl"), "history.jsonl: the manifest has it, and"),
    "a file added": (lambda files: files.update({"sources/new.pdf": b"x"}), "sources/new.pdf: it is in the bundle, and not"),
    "a file renamed": (lambda files: files.update({"sources/paper/p. 5.pdf": files.pop(PAPER)}), "sources/paper/p. 5.pdf: it is in the bundle, and"),
    "no manifest": (without("manifest.json"), "There is no manifest.json in it, so it is no bundle, or was cut."),
    "a manifest that is no JSON": (changed("manifest.json", b"{", b"<"), "manifest.json: Line 1: this is not JSON"),
    "a list as the manifest": (lambda files: files.update({"manifest.json": b"[]"}), "manifest.json: it is not a JSON object."),
    "another format": (with_manifest(version=2), "manifest.json: it does not say that it is a chronology-bundle of version 1."),
    "no query": (with_manifest(query=None), "manifest.json: it does not say “query”."),
    "no count": (with_manifest(events=True), "manifest.json: it does not say how many events"),
    "no list of files": (with_manifest(files={}), "manifest.json: its “files” is no list of objects."),
    "a path that is none": (with_manifest(files=[{"path": 7}]), "manifest.json: a file in its list has no path or no size."),
    "a file listed twice": (with_manifest(files=[{"path": "a", "size": 1, "sha256": "b"}] * 2), "manifest.json: it lists a twice"),
    "no list of hashes": (without("SHA256SUMS"), "SHA256SUMS: a bundle has such a file"),
    "another list of hashes": (changed("SHA256SUMS", b"README", b"READYOU"), "SHA256SUMS: it lists other files or hashes"),
}  # fmt: skip


@pytest.mark.parametrize("kind", TAMPERED)
def test_tampering_is_found(whole: Path, kind: str) -> None:
    change, expected = TAMPERED[kind]
    report = checked_after(whole, change)
    assert not report.ok
    assert expected in said(report)


def _drop_strike(files: Files) -> None:
    kept = [
        line for line in files["events.jsonl"].splitlines(keepends=True) if b'"Strike"' not in line
    ]
    files["events.jsonl"] = b"".join(kept)


def _remove_in_history(files: Files) -> None:
    found = lines(files["history.jsonl"])
    gone = [line for line in found if line.get("table") == "event"][-1]
    gone.update(operation="delete", before=gone["after"], after=None)
    files["history.jsonl"] = "".join(json.dumps(line) + "\n" for line in found).encode()


def _truncate(files: Files) -> None:
    files["events.jsonl"] = files["events.jsonl"].rstrip()[:-5]


#: Done by somebody who also wrote a manifest that fits.
FORGED: dict[str, tuple[Callable[[Files], None], str]] = {
    "a title": (changed("events.jsonl", b"Strike", b"Riots!"), "events.jsonl: the event “Riots!” is not as the history left it (title)."),
    "a date": (edited("events.jsonl", "event", lambda line: line.update(when="2015")), "is not as the history left it (when)."),
    "a status": (edited("events.jsonl", "event", lambda line: line.pop("status")), "the event “Strike” is not as the history left it (status)."),
    "a locator": (changed("events.jsonl", b'"p. 4"', b'"p. 9"'), "the citation “paper” is not as the history left it (locator)."),
    "a source's hash": (edited("events.jsonl", "source", lambda line: line.update(reliability="A")), "is not as the history left it (reliability)."),
    "an event removed": (_drop_strike, "events.jsonl: it has 2 events, and the manifest tells of 3."),
    "the history's end": (_remove_in_history, "is not as the history left it (it was removed)."),
    "an attached file": (changed(PAPER, b"paper", b"forged"), f"{PAPER}: the source paper has another file sha256 noted"),
    "a source removed": (lambda files: files.update({"events.jsonl": b"".join(line for line in files["events.jsonl"].splitlines(keepends=True) if b'"slug": "letter"' not in line)}), "events.jsonl: events cite the source letter, which is not in it."),
    "a row of the table": (lambda files: files.update({"timeline.csv": b"".join(files["timeline.csv"].splitlines(keepends=True)[:-1])}), "timeline.csv: of 1 event only it or events.jsonl tells."),
    "a table that is none": (lambda files: files.update({"timeline.csv": b"a,b\n1,2\n"}), "timeline.csv: it has no column “id”"),
    "a row cut short": (lambda files: files.update({"timeline.csv": files["timeline.csv"] + b"9,x\r\n"}), " has 2 cells for "),
    "events cut short": (_truncate, "this is not JSON"),
    "events of another version": (edited("events.jsonl", "chronology", lambda line: line.update(chronology=2)), "events.jsonl: line 1 does not say that it is a chronology of version 1."),
    "a line of no type": (edited("events.jsonl", "actor", lambda line: line.update(type="spy")), "is of no known type."),
    "no UTF-8": (changed("events.jsonl", b"Strike", b"\xff"), "is not UTF-8."),
    "a key twice": (changed("history.jsonl", b'{"at"', b'{"id": 1, "at"'), "the key “id” stands twice in one object."),
    "a run without an end": (edited("history.jsonl", "command", lambda line: line.update(type="run", table="event")), "a line of type run has no number “first”."),
}  # fmt: skip


@pytest.mark.parametrize("kind", FORGED)
def test_a_careful_forgery_contradicts_itself(whole: Path, kind: str) -> None:
    change, expected = FORGED[kind]
    report = checked_after(whole, change, reseal=True)
    assert not report.ok
    assert expected in said(report)


def test_a_perfect_forgery_has_another_manifest(whole: Path) -> None:
    sha256 = check_bundle(str(whole)).manifest_sha256

    def forge(files: Files) -> None:
        for name in ("events.jsonl", "history.jsonl", "timeline.csv", "timeline.html"):
            files[name] = files[name].replace(b"Strike", b"Riots!")

    assert checked_after(whole, forge, reseal=True).ok
    forged = check_bundle(str(whole.with_name("tampered.zip")), sha256)
    assert said(forged).startswith("manifest.json: its SHA-256 is ")
    assert "not the one that was given" in said(forged)


def test_an_attached_file_that_the_events_do_not_know(whole: Path) -> None:
    def slip_in(files: Files) -> None:
        manifest = json.loads(files["manifest.json"])
        path = "sources/unused/new.pdf"
        manifest["files"].append({"path": path, "size": 0, "sha256": "", "source": "unused"})
        files |= {path: b"x", "manifest.json": json.dumps(manifest).encode()}

    report = checked_after(whole, slip_in, reseal=True)
    assert "sources/unused/new.pdf: no source unused in events.jsonl has a file." in said(report)


def test_a_file_left_out_in_silence(whole: Path) -> None:
    def leave_out(files: Files) -> None:
        manifest = json.loads(files["manifest.json"])
        manifest["files"] = [file for file in manifest["files"] if file["path"] != PAPER]
        files["manifest.json"] = json.dumps(manifest).encode()
        del files[PAPER]

    report = checked_after(whole, leave_out, reseal=True)
    assert said(report) == "events.jsonl: the file of the source paper is not in the bundle."


def write_zip(path: Path, *entries: tuple[zipfile.ZipInfo | str, bytes], method: int = 8) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize(
    "name",
    ["../up", "/etc/passwd", "a/../../b", "a\\..\\b", "C:x", "a//b", "./a", "a/.", "..", "a\nb", "\u202eb"],
)  # fmt: skip
def test_a_path_that_leads_elsewhere(name: str, tmp_path: Path) -> None:
    assert not is_safe_path(name)
    report = check_bundle(str(write_zip(tmp_path / "x.zip", (name, b""))))
    assert "its path could lead out of the folder that the bundle is unpacked in." in said(report)
    assert report.manifest_sha256 == ""


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("names", [("a", "a"), ("a", "A"), ("é", "e\u0301")])
def test_a_name_that_is_there_twice(names: tuple[str, str], tmp_path: Path) -> None:
    path = write_zip(tmp_path / "x.zip", *((name, b"") for name in names))
    assert "it is there twice." in said(check_bundle(str(path)))


def test_a_link(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    path = write_zip(tmp_path / "x.zip", (link, b"/etc/passwd"))
    assert (
        said(check_bundle(str(path)))
        == "link: it is a link or another thing that is no plain file."
    )


def test_a_folder_with_a_content(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "x.zip", ("folder/", b"hidden"))
    assert said(check_bundle(str(path))) == "folder/: it is a folder that has a content."


def test_another_packing(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "x.zip", ("a", b"a" * 100), method=zipfile.ZIP_BZIP2)
    assert "packed in a way that bundles are not packed in." in said(check_bundle(str(path)))


def test_an_encrypted_file(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "x.zip", ("a", b"secret"))
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert said(check_bundle(str(path))) == "a: it is encrypted, and cannot be checked."


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_zip(tmp_path / "x.zip", ("a", bytes(17 << 20)))
    assert "It unpacks to more than 300 times its size, as a trap would" in said(
        check_bundle(str(path))
    )
    monkeypatch.setenv("CHRONOLOGY_MAX_UNPACKED_BYTES", "1000")
    assert "more than 1,000 are not read" in said(check_bundle(str(path)))
    monkeypatch.delenv("CHRONOLOGY_MAX_UNPACKED_BYTES")
    monkeypatch.setenv("CHRONOLOGY_MAX_RATIO", "2000")
    assert "There is no manifest.json in it" in said(check_bundle(str(path)))


def test_files_that_share_their_bytes(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "x.zip", ("a", bytes(range(256)) * 40), ("b", b"b"), method=0)
    data = bytearray(path.read_bytes())
    second = data.rindex(b"PK\x01\x02")
    first = data.index(b"PK\x01\x02")
    # The second entry of the list is given the sizes and the place of the first.
    data[second + 20 : second + 28] = data[first + 20 : first + 28]
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    path.write_bytes(data)
    assert "Its files overlap within the zip." in said(check_bundle(str(path)))


def test_too_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chronology.formats.bundle.checking.opening._MOST_FILES", 2)
    path = write_zip(tmp_path / "x.zip", *((str(name), b"") for name in range(3)))
    assert said(check_bundle(str(path))) == "It has 3 files; more than 2 are not read."


def test_a_damaged_zip(whole: Path) -> None:
    data = bytearray(whole.read_bytes())
    data[data.index(b"%PDF paper")] ^= 1
    whole.write_bytes(data)
    report = check_bundle(str(whole))
    assert f"{PAPER}: it cannot be unpacked: Bad CRC-32" in said(report)
    assert "What the files say of one another was not compared." in report.notes


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"hello", b"PK\x05\x06" + bytes(10)])
def test_what_is_no_zip(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(data)
    with pytest.raises(
        BadInputError, match="is not a bundle: it is no zip, or part of it is missing"
    ):
        check_bundle(str(tmp_path / "x.zip"))


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="There is no file"):
        check_bundle(str(tmp_path / "none.zip"))
    with pytest.raises(BadInputError, match="is a folder"):
        check_bundle(str(tmp_path))
    with pytest.raises(BadInputError, match="“abc” is not a SHA-256"):
        check_bundle(str(tmp_path / "x.zip"), "abc")


def test_an_endless_line_and_an_endless_manifest(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHRONOLOGY_MAX_ITEM_CHARACTERS", "50")
    assert "line 1 has more than 50 bytes (set CHRONOLOGY_MAX_ITEM_CHARACTERS to more)." in said(
        check_bundle(str(whole))
    )
    monkeypatch.setattr("chronology.formats.bundle.checking.reading._MOST_WHOLE", 50)
    assert "manifest.json: it has more than 50 bytes." in said(check_bundle(str(whole)))


def test_problems_beyond_a_thousand_are_counted(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chronology.formats.bundle.checking.report.MOST_PROBLEMS", 2)
    report = checked_after(whole, lambda files: files.update(dict.fromkeys("abcde", b"")))
    assert (len(report.problems), report.more_problems) == (2, 3)


def test_every_flipped_byte_is_found(whole: Path) -> None:
    """In every file of the bundle, one byte in the middle."""
    for name, data in parts(whole).items():
        middle = len(data) // 2
        flipped = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]

        def flip(files: Files, name: str = name, flipped: bytes = flipped) -> None:
            files[name] = flipped

        assert not checked_after(whole, flip).ok, name


def test_the_hash_is_that_of_the_manifest(whole: Path) -> None:
    sha256 = hashlib.sha256(parts(whole)["manifest.json"]).hexdigest()
    assert check_bundle(str(whole), sha256).manifest_sha256 == sha256
