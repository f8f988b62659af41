"""In which encoding a table is written, told from its beginning."""

import codecs
import re
from dataclasses import dataclass

from chronology.errors import BadInputError
from chronology.formats.errors import FileFormatError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: What bytes are taken for that are not UTF-8 in a text of Latin letters.
FALLBACK = "cp1252"
#: In a text of which such a share of the bytes is no ASCII the letters are not Latin;
#: with fewer such bytes nobody can tell.
_FOREIGN = 0.2
_TELLING = 30
#: With NUL in the header, or in such a share of the bytes, a file is no text in one byte
#: a letter; a single one elsewhere spoils but its row.
_NULS = 0.1
_STRAY = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How bytes become text.

    Args:
        name: Python's name of the encoding.
        mends: whether bytes that are not UTF-8 are read as Windows-1252.
        guess: what is to be said of a guessed encoding; None where none was made.
    """

    name: str
    mends: bool = False
    guess: str | None = None

    @property
    def errors(self) -> str:
        """What a decoder does with bytes that are none of the encoding's."""
        return "surrogateescape" if self.mends else "strict"


def encoding_of(beginning: bytes, stated: str | None) -> Encoding:
    """Return the encoding of a file: by its mark, as stated, else UTF-8 or a guess.

    Args:
        beginning: the bytes that it begins with.
        stated: what ``--encoding`` says.

    Raises:
        BadInputError: there is no encoding of the stated name.
        FileFormatError: the header holds NUL, or so many bytes are NUL that it is no text.
    """
    for mark, name in _MARKS:
        if beginning.startswith(mark):
            return Encoding(name)
    if stated is not None:
        return Encoding(_known(stated))
    nul = beginning.find(b"\0")
    if nul >= 0 and (
        b"\n" not in beginning[:nul] or beginning.count(b"\0") >= _NULS * len(beginning)
    ):
        raise FileFormatError(
            f"byte {nul} is NUL, which no text holds.",
            "If the file is UTF-16 without a byte-order mark, say --encoding utf-16-le.",
            beginning.count(b"\n", 0, nul) + 1,
        )
    beyond = sum(byte > 127 for byte in beginning)
    if _is_utf8(beginning) or beyond < max(_TELLING, _FOREIGN * len(beginning)):
        return Encoding("utf-8", mends=True)
    return _guessed(beginning)


def _known(name: str) -> str:
    """Return ``name``, if it is an encoding of text.

    Raises:
        BadInputError: it is none.
    """
    try:
        "".encode(name)
    except LookupError:
        raise BadInputError(
            f"There is no encoding “{name}”.",
            "Common ones are utf-8, cp1252, latin-1 and utf-16.",
        ) from None
    return name


def _is_utf8(beginning: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(beginning)
    except UnicodeDecodeError:
        return False
    return True


def _guessed(beginning: bytes) -> Encoding:
    """Return what the frequencies of letters speak for; Windows-1252 where nothing can tell."""
    try:
        from charset_normalizer import from_bytes  # noqa: PLC0415 - an optional extra, slow to load
    except ImportError:
        return Encoding("utf-8", mends=True)
    best = from_bytes(beginning).best()
    if best is None:
        return Encoding("utf-8", mends=True)
    said = f"read as {best.encoding}, by the frequencies of its letters; --encoding says another"
    return Encoding(best.encoding, guess=said)


def mended(line: str) -> str:
    """Return a line decoded with ``surrogateescape``, its stray bytes read as Windows-1252."""
    return _STRAY.sub(_letter, line)


def _letter(stray: re.Match[str]) -> str:
    return bytes([ord(stray[0]) - 0xDC00]).decode(FALLBACK, "replace")


def is_stray(line: str) -> bool:
    """Return whether a line holds bytes that were not UTF-8."""
    return _STRAY.search(line) is not None
