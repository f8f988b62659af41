"""Names of attachments as an attacker would choose them."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.filenames import LONGEST_NAME, safe_file_name

NAMES = {
    "../../etc/passwd": "passwd",
    "..\\..\\boot.ini": "boot.ini",
    "/etc/shadow": "shadow",
    "C:\\Windows\\system32\\x.dll": "x.dll",
    "C:evil.exe": "C_evil.exe",
    "report.pdf": "report.pdf",
    "Отчёт о событиях.pdf": "Отчёт о событиях.pdf",
    "..": "file",
    ".": "file",
    "": "file",
    "///": "file",
    ".bashrc": "_.bashrc",
    "-rf": "_-rf",
    "~root": "_~root",
    "nul": "_nul",
    "NUL.txt": "_NUL.txt",
    "com1.tar.gz": "_com1.tar.gz",
    "LPT¹": "_LPT¹",
    "aux .txt": "_aux .txt",
    "conference.pdf": "conference.pdf",
    "a.txt:hidden": "a.txt_hidden",
    "scan.pdf. . ": "scan.pdf",
    "x\x00.png": "x_.png",
    "\x1b]0;owned\x07.txt": "_]0;owned_.txt",
    "gpj.\u202eexe.txt": "gpj._exe.txt",
    "%PATH%": "_PATH_",
    "$(reboot).txt": "_(reboot).txt",
    "\udcff.bin": "_.bin",
    "line\nbreak.txt": "line_break.txt",
    "folder/": "folder",
    "a" * 300 + ".pdf": "a" * (LONGEST_NAME - 4) + ".pdf",
    "é" * 300: "é" * (LONGEST_NAME // 2),
}


@pytest.mark.parametrize(
    ("given_name", "safe"), NAMES.items(), ids=[repr(name)[:40] for name in NAMES]
)
def test_a_name_is_one_file_of_its_folder(given_name: str, safe: str) -> None:
    assert safe_file_name(given_name) == safe


@given(st.text(st.characters() | st.sampled_from("/\\.:~ -\0\u202ecomnul1"), max_size=300))
def test_whatever_a_file_is_called(name: str) -> None:
    safe = safe_file_name(name)
    assert safe_file_name(safe) == safe
    assert safe.isprintable()
    assert safe not in ("", ".", "..")
    assert len(safe.encode()) <= LONGEST_NAME
    assert PurePosixPath(safe).name == PureWindowsPath(safe).name == safe
    assert not PureWindowsPath(safe).is_reserved()


def test_it_stays_in_its_folder(tmp_path: Path) -> None:
    for name in NAMES:
        place = tmp_path / safe_file_name(name)
        place.write_text("x")
        assert place.resolve().parent == tmp_path.resolve()
