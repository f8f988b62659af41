"""A file to be imported: opened again, unpacked, counted, limited."""

import gzip
import hashlib
import io
import os
import sys
import tempfile
from pathlib import Path

import pytest

from chronology.errors import BadInputError
from chronology.formats.text import input as input_
from chronology.formats.text.input import Input

TEXT = b"harbour,ship\n" * 1000


@pytest.mark.parametrize("packed", [False, True])
def test_a_file_is_read_again_and_unpacked(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / "calls.csv.gz"
    data = gzip.compress(TEXT) if packed else TEXT
    path.write_bytes(data)
    with Input(str(path)) as given:
        assert given.name == "calls.csv"
        assert (given.size, given.done) == (len(data), 0)
        assert given.beginning(7) == b"harbour"
        assert given.done == 0
        for _ in range(2):
            with given.open() as stream:
                assert stream.read() == TEXT
                stream.seek(0)
                assert stream.readline() == b"harbour,ship\n"
        assert given.whole() == TEXT
        assert given.done == len(data)
        assert given.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("opened", [input_._OPENED, "/nowhere"])
def test_standard_input_is_kept_while_it_is_needed(
    opened: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(input_, "_OPENED", opened)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(TEXT))))
    with Input("-") as given:
        assert (given.path, given.name) == ("-", "standard-input")
        assert given.beginning(3) == b"har"
        assert given.whole() == TEXT
        # Who is killed now leaves nothing behind, where a file needs no name.
        assert len(os.listdir(tmp_path)) == (0 if os.path.isdir(opened) else 1)
    assert os.listdir(tmp_path) == []


def test_what_is_read_whole_has_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bomb.json"
    path.write_bytes(gzip.compress(b" " * 100_000))
    monkeypatch.setenv("CHRONOLOGY_MAX_FILE_BYTES", "99999")
    with (
        Input(str(path)) as given,
        pytest.raises(BadInputError, match=r"holds more than 99,999 bytes.*CHRONOLOGY_MAX_FILE"),
    ):
        given.whole()
    monkeypatch.setenv("CHRONOLOGY_MAX_FILE_BYTES", "100000")
    with Input(str(path)) as given:
        assert len(given.whole()) == 100_000


@pytest.mark.parametrize("said", ["lots", "0", "-5"])
def test_a_limit_that_is_no_number(
    said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x").write_bytes(b"x")
    monkeypatch.setenv("CHRONOLOGY_MAX_FILE_BYTES", said)
    with (
        Input(str(tmp_path / "x")) as given,
        pytest.raises(BadInputError, match=f"is “{said}”, which is no number of bytes"),
    ):
        given.whole()
