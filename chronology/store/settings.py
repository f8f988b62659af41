"""The chronology's own settings.

``zone``: the time zone in which its moments are kept, an IANA name, UTC at
first. ``date_order``: "day" or "month", how 3/4/2016 is read; unset, it is
refused. ``author``: who changes it, where the environment does not say.
Changing a setting changes how dates are read from then on, not those read before.
"""

from typing import TYPE_CHECKING, Any

from chronology.errors import BadInputError
from chronology.store.reader import Reader

if TYPE_CHECKING:  # who only reads settings needs no library that writes
    from chronology.store.unit import UnitOfWork

ZONE = "zone"
DATE_ORDER = "date_order"
AUTHOR = "author"

ORDERS = ("day", "month")


def all_settings(reader: Reader) -> dict[str, Any]:
    """Return every setting that is set, by key."""
    # Put in order here, since the engines' own collations differ.
    rows = sorted(reader.rows("SELECT key, value FROM setting"))
    return {key: reader.json(value) for key, value in rows}


def set_setting(unit: "UnitOfWork", key: str, value: Any) -> None:
    """Set ``key`` to ``value``, or unset it where ``value`` is None.

    Raises:
        BadInputError: the value means nothing under this key.
    """
    from sqlmodel import select  # noqa: PLC0415 - who only reads needs no library that writes

    from chronology.model import Setting  # noqa: PLC0415 - likewise

    if value is not None:
        _validate(key, value)
    if isinstance(value, float) and value.is_integer():
        # SQLite would keep it as a whole number, and PostgreSQL as it is.
        value = int(value)
    row = unit.session.exec(select(Setting).where(Setting.key == key)).first()
    if row is None:
        if value is not None:
            unit.add(Setting(key=key, value=value))
    elif value is None:
        unit.delete(row)
    elif row.value != value:
        row.value = value
        unit.session.flush()


def _validate(key: str, value: Any) -> None:
    if key == DATE_ORDER and value not in ORDERS:
        raise BadInputError(
            f"The order of dates cannot be “{value}”.", "Set date_order to “day” or “month”."
        )
    if key == ZONE:
        from zoneinfo import ZoneInfo  # noqa: PLC0415 - seldom needed

        try:
            ZoneInfo(value)
        except (ValueError, TypeError, OSError, KeyError):
            raise BadInputError(
                f"There is no time zone “{value}”.", "Give an IANA name such as Europe/Istanbul."
            ) from None
