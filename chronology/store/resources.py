"""Where the migrations and the shipped datasets are.

In a checkout both folders stand at the top of the repository; the installed
program carries them inside the package.
"""

import os

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def _folder(name: str) -> str:
    carried = os.path.join(_PACKAGE, "_" + name)
    return carried if os.path.isdir(carried) else os.path.join(os.path.dirname(_PACKAGE), name)


def migrations_folder() -> str:
    """Return the path of the folder with Alembic's ``env.py``."""
    return _folder("migrations")


def seeds_folder() -> str:
    """Return the path of the folder with the shipped datasets."""
    return _folder("seeds")
