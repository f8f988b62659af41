"""A text file of a dataset, opened; and what to call the dataset where its file does not say."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import TextIO

from chronology.formats.base import Readable
from chronology.formats.errors import FileFormatError
from chronology.formats.tabular.encoding import encoding_of
from chronology.text import fold

_LOOK = 1 << 16


@contextmanager
def open_text(job: Readable) -> Iterator[TextIO]:
    """Open a file as text: by its mark, as the user says, else UTF-8.

    Raises:
        FileFormatError: it is not text in that encoding.
        BadInputError: there is no such encoding.
    """
    encoding = encoding_of(job.input.beginning(_LOOK), job.encoding)
    name = "utf-8-sig" if encoding.name == "utf-8" else encoding.name
    try:
        with job.input.open() as raw, io.TextIOWrapper(raw, encoding=name, newline="") as text:
            yield text
    except UnicodeDecodeError as error:
        raise FileFormatError(
            f"byte 0x{error.object[error.start]:02x} is not {name.upper()}.",
            "Save the file as UTF-8, or name its encoding: --encoding cp1252.",
        ) from None


def file_slug(job: Readable) -> str:
    """Return the slug of a dataset that is named after its file."""
    stem = PurePath(job.input.name).name.partition(".")[0]
    words = "".join(c if c.isalnum() else " " for c in fold(stem)).split()
    return "-".join(words) or "file"
