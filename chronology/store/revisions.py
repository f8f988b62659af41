"""Which versions of the schema there are, told by the names of the migrations.

A revision is a zero-padded number, and the name of its file begins with it
("0001_first.py"), so that reading programs need not load Alembic to know
whether a database is theirs.
"""

import os

from chronology.store.resources import migrations_folder


def known() -> tuple[str, ...]:
    """Return every revision that this program knows, oldest first."""
    names = os.listdir(os.path.join(migrations_folder(), "versions"))
    return tuple(sorted(name[:4] for name in names if name.endswith(".py") and name[:4].isdigit()))


def head() -> str:
    """Return the revision that this program works with."""
    return known()[-1]
