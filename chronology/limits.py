"""How much is read at once: every limit, what it is for, and the variable that sets it.

A file that goes beyond one is refused with the name of its variable; nothing is cut off
in silence. The defaults are beyond what any real dataset was seen to need, and within
what a small machine can hold. docs/limits.md is written from here.
"""

import os
from dataclasses import dataclass
from typing import Final

from chronology.errors import BadInputError

_MIB: Final = 1 << 20
_GIB: Final = 1 << 30


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit.

    Args:
        variable: the environment variable that sets it.
        default: what holds where that is not set.
        unit: what is counted: "bytes", "characters", "columns" …
        about: what is limited, and why, in one sentence.
    """

    variable: str
    default: int
    unit: str
    about: str

    @property
    def value(self) -> int:
        """What holds in this run.

        Raises:
            BadInputError: the variable is set to what is no positive number.
        """
        said = os.environ.get(self.variable, "").strip()
        if not said:
            return self.default
        if not (said.isascii() and said.isdecimal() and len(said) < 19) or int(said) == 0:
            raise BadInputError(
                f"{self.variable} is “{said[:40]}”, which is no number of {self.unit}.",
                f"Give a whole number, or leave it unset for {self.default}.",
            )
        return int(said)

    @property
    def cure(self) -> str:
        """How the limit is raised, as the last words of an error."""
        return f"set {self.variable} to more"


FILE: Final = Limit(
    "CHRONOLOGY_MAX_FILE_BYTES", 512 * _MIB, "bytes",
    "A file of a format that is held in memory whole: YAML, and small documents.",
)  # fmt: skip
UNPACKED: Final = Limit(
    "CHRONOLOGY_MAX_UNPACKED_BYTES", 64 * _GIB, "bytes",
    "What a file packed by gzip may unpack to, and what standard input may hold.",
)  # fmt: skip
RATIO: Final = Limit(
    "CHRONOLOGY_MAX_RATIO", 300, "times",
    "How many times its packed size a packed file, or a part of a spreadsheet file, may"
    " unpack to, from 4 MiB on; tables of figures reach 30, and a bomb 1,000.",
)  # fmt: skip
SHEET: Final = Limit(
    "CHRONOLOGY_MAX_SHEET_BYTES", 8 * _GIB, "bytes",
    "What the XML of one sheet of a spreadsheet file may unpack to; it is read as a stream.",
)  # fmt: skip
SHARED_TEXTS: Final = Limit(
    "CHRONOLOGY_MAX_SHARED_BYTES", 512 * _MIB, "bytes",
    "What the texts that the sheets of a workbook share may unpack to; they are held in memory.",
)  # fmt: skip
WORKBOOK_PART: Final = Limit(
    "CHRONOLOGY_MAX_PART_BYTES", 8 * _MIB, "bytes",
    "What any other part of a workbook, such as its styles, may unpack to.",
)  # fmt: skip
CELL: Final = Limit(
    "CHRONOLOGY_MAX_CELL_CHARACTERS", 1_000_000, "characters",
    "A cell of a table; a longer one is most often a quote that was never closed.",
)  # fmt: skip
LINE: Final = Limit(
    "CHRONOLOGY_MAX_LINE_BYTES", 16 * _MIB, "bytes",
    "A text table without a line break.",
)  # fmt: skip
COLUMNS: Final = Limit(
    "CHRONOLOGY_MAX_COLUMNS", 16_384, "columns",
    "The columns of a table, as many as a sheet of Excel has.",
)  # fmt: skip
ROWS: Final = Limit(
    "CHRONOLOGY_MAX_ROWS", 1_048_576, "rows",
    "The rows of a sheet of a spreadsheet file, as many as Excel has; a text table has no such limit.",
)  # fmt: skip
CELLS: Final = Limit(
    "CHRONOLOGY_MAX_CELLS", 200_000_000, "cells",
    "The cells of a spreadsheet file, repeated and blank ones before the last of a row counted.",
)  # fmt: skip
SHEET_TEXT: Final = Limit(
    "CHRONOLOGY_MAX_SHEET_CHARACTERS", 2 * _GIB, "characters",
    "The text of a sheet of a spreadsheet file, what it repeats or shares counted each time.",
)  # fmt: skip
NESTING: Final = Limit(
    "CHRONOLOGY_MAX_NESTING", 64, "levels",
    "How deep lists, objects and elements of JSON, YAML and XML may lie in each other.",
)  # fmt: skip
ITEM: Final = Limit(
    "CHRONOLOGY_MAX_ITEM_CHARACTERS", 64 * _MIB, "characters",
    "One item of a list in JSON, one line of JSON Lines, one record of Gramps XML.",
)  # fmt: skip
#: Every limit, in the order of the page that describes them.
LIMITS: Final = (
    FILE, ITEM, NESTING, LINE, CELL, COLUMNS, ROWS, CELLS, SHEET_TEXT, UNPACKED, RATIO, SHEET,
    SHARED_TEXTS, WORKBOOK_PART,
)  # fmt: skip
