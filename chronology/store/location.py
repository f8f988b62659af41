"""Where a chronology is kept: an SQLite file or a PostgreSQL database."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass

from chronology.errors import BadInputError

#: The file that is used where nothing else is said.
DEFAULT_FILE = "chronology.db"

_URL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://(.*)", re.DOTALL)
_POSTGRESQL = ("postgresql", "postgres", "postgresql+psycopg")
_PASSWORD = re.compile(r"(//[^/@:]*):[^@/]*@|([?&]password=)[^&]*")


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
    dsn: str = ""
    copy_of: str = ""

    @staticmethod
    def parse(words: str | None, environ: Mapping[str, str]) -> "Location":
        """Return the location that ``words`` name.

        Without words it is that of ``CHRONOLOGY_DB``, else ``chronology.db`` in
        the current folder. A PostgreSQL database is named by its URL
        (``postgresql://user@host/name``), anything else is a file.

        Raises:
            BadInputError: the URL is of a kind that cannot hold a chronology.
        """
        given = words or environ.get("CHRONOLOGY_DB") or DEFAULT_FILE
        match = _URL.fullmatch(given)
        if match is None:
            return Location("sqlite", path=os.path.expanduser(given))
        scheme, rest = match[1].lower(), match[2]
        if scheme in _POSTGRESQL:
            return Location("postgresql", dsn=f"postgresql://{rest}")
        if scheme == "sqlite" and len(rest) > 1 and rest.startswith("/"):
            return Location("sqlite", path=rest[1:])
        raise BadInputError(
            f"“{_hide(given)}” is not the address of a database that can hold a chronology.",
            "Give the path of a file, or postgresql://user@host/name.",
        )

    @property
    def url(self) -> str:
        """The address as SQLAlchemy writes it, with its password."""
        if self.engine == "sqlite":
            return f"sqlite:///{self.path}"
        return "postgresql+psycopg" + self.dsn.removeprefix("postgresql")

    @property
    def shown(self) -> str:
        """The address as it may be printed: its password hidden."""
        return self.copy_of or self.path or _hide(self.dsn)


def _hide(url: str) -> str:
    return _PASSWORD.sub(lambda m: f"{m[2]}***" if m[2] else f"{m[1]}:***@", url)
