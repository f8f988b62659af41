"""The group of columns that keeps a fuzzy date, as a base class of a table."""

from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import create_model
from sqlalchemy import BigInteger, SmallInteger
from sqlmodel import Field, SQLModel

from chronology.model.stored_dates import COLUMNS, from_columns, get_date, set_date, to_columns

__all__ = ["COLUMNS", "date_group", "from_columns", "get_date", "set_date", "to_columns"]

_TYPES: dict[str, tuple[type, dict[str, Any]]] = {
    "text": (str, {}),
    "edtf": (str, {}),
    "edtf_exact": (bool, {}),
    "start_earliest": (int, {"sa_type": BigInteger}),
    "start_latest": (int, {"sa_type": BigInteger}),
    "end_earliest": (int, {"sa_type": BigInteger}),
    "end_latest": (int, {"sa_type": BigInteger}),
    "start_kind": (str, {}),
    "end_kind": (str, {}),
    "precision": (str, {}),
    "precision_rank": (int, {"sa_type": SmallInteger}),
    "qualifier": (str, {}),
    "lasting": (bool, {}),
    "has_members": (bool, {}),
}

M = TypeVar("M", bound=SQLModel)


def date_group(prefix: str) -> Callable[[type[M]], type[M]]:
    """Return a decorator that gives a class the date columns under ``prefix``."""
    fields: dict[str, Any] = {
        f"{prefix}_{name}": (kind | None, Field(default=None, nullable=True, **options))
        for name, (kind, options) in _TYPES.items()
    }

    def add_columns(base: type[M]) -> type[M]:
        return create_model(
            base.__name__, __base__=base, __doc__=base.__doc__, __module__=base.__module__, **fields
        )

    return add_columns
