"""Time zones: between UTC and the civil time of a named zone, in any year.

Pendulum knows the zones but only the years 1 to 9999. The Gregorian calendar
repeats every 400 years, so a moment outside is shifted into range by whole
cycles, looked up, and shifted back.
"""

from chronology.dates.civil import DAY
from chronology.errors import BadInputError

_CYCLE = 146_097 * DAY
_FIRST = -62_100_000_000  # in the year 2
_LAST = 253_300_000_000  # in the year 9996


def utc_to_civil(moment: int, zone: str) -> int:
    """Return the civil second in ``zone`` of the UTC second ``moment``.

    Raises:
        BadInputError: no such zone is known.
    """
    if zone == "UTC":
        return moment
    return moment + _offset(moment, zone)


def civil_to_utc(moment: int, zone: str) -> int:
    """Return the UTC second of the civil second ``moment`` in ``zone``.

    A civil time that the clocks skip or repeat counts with the offset before
    the change.

    Raises:
        BadInputError: no such zone is known.
    """
    if zone == "UTC":
        return moment
    before = _offset(moment - DAY, zone)
    after = _offset(moment - before, zone)
    return moment - (
        after if _offset(moment - after, zone) == after and after != before else before
    )


def _offset(moment: int, zone: str) -> int:
    """Return the offset from UTC in seconds that holds in ``zone`` at a UTC second."""
    # Pendulum takes a third of a second to import; most dates name no zone.
    import pendulum  # noqa: PLC0415 - see above
    from pendulum.tz.exceptions import InvalidTimezone  # noqa: PLC0415 - see above

    if not _FIRST <= moment <= _LAST:
        moment -= (moment - (_FIRST if moment < _FIRST else _LAST - _CYCLE)) // _CYCLE * _CYCLE
    try:
        offset = pendulum.from_timestamp(moment, tz=pendulum.timezone(zone)).utcoffset()
    except (InvalidTimezone, ValueError, OSError) as error:
        cure = "Name it as in “Europe/Istanbul”, or UTC."
        raise BadInputError(f"There is no time zone “{zone}”.", cure) from error
    return 0 if offset is None else int(offset.total_seconds())
