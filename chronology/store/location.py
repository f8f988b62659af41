"""Where a chronology is kept: an SQLite file or a PostgreSQL database."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from chronology.errors import BadInputError
from chronology.store.address import SCHEMES, hidden, read_address

#: The file that is used where nothing else is said.
DEFAULT_FILE = "chronology.db"

_URL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://(.*)", re.DOTALL)
#: What is meant as the address of a server, but is none: its own words must not be repeated.
_NEARLY = re.compile(
    r"(?:jdbc:)?postgres(?:ql)?(?:\+\w+)?:.*|(?:.*\s)?(?:host|dbname|service|password)\s*=.*",
    re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True)
class Location:
    """The address of one chronology.

    Args:
        engine: "sqlite" or "postgresql".
        path: the SQLite file as the user named it; "" on PostgreSQL.
        dsn: the PostgreSQL address as its own library reads it; "" on SQLite.
        copy_of: where ``path`` is a copy that nobody else knows, which is thrown
            away if anything fails: what it is a copy of, as the user named it.
    """

    engine: str
    path: str = ""
    dsn: str = field(default="", repr=False)
    copy_of: str = ""

    @staticmethod
    def parse(words: str | None, environ: Mapping[str, str]) -> "Location":
        """Return the location that ``words`` name.

        Without words it is that of ``CHRONOLOGY_DB``, else ``chronology.db`` in
        the current folder. A PostgreSQL database is named by its URL
        (``postgresql://user@host/name``), anything else is a file.

        Raises:
            BadInputError: the URL is of a kind that cannot hold a chronology, or it
                cannot be read.
        """
        given = words or environ.get("CHRONOLOGY_DB") or DEFAULT_FILE
        match = _URL.fullmatch(given)
        if match and match[1].lower() in SCHEMES:
            return Location("postgresql", dsn=read_address(match[2]))
        if _NEARLY.fullmatch(given) and not os.path.exists(given):
            raise BadInputError(
                "The address of the database is written in a way that is not understood.",
                "Write it as postgresql://user@host/name.",
            )
        if match is None:
            return Location("sqlite", path=os.path.expanduser(given))
        if match[1].lower() == "sqlite" and len(match[2]) > 1 and match[2].startswith("/"):
            return Location("sqlite", path=match[2][1:])
        raise BadInputError(
            f"“{hidden(given)}” is not the address of a database that can hold a chronology.",
            "Give the path of a file, or postgresql://user@host/name.",
        )

    @property
    def shown(self) -> str:
        """The address as it may be printed: its password hidden."""
        return self.copy_of or self.path or hidden(self.dsn)
