"""The small grammars inside options: `from:Baghdad`, `Balusha:detainee`, `the-report#page 4`.

A colon or a number sign is also a letter of many names. A prefix or a suffix
therefore counts only where it is one that exists; all else is part of the name.
"""

from collections.abc import Callable

from chronology.errors import BadInputError
from chronology.model.vocabulary import PlaceRole

_PLACE_ROLES = tuple(role.value for role in PlaceRole)


def split_place(words: str) -> tuple[str, str]:
    """Return the role and the name in ``[ROLE:]NAME``; the role is `at` where none is named.

    "from:Baghdad" is from Baghdad, while "Hama: north" is the name of a place.
    A name that begins with a role's word is written "at:from: a novel".
    """
    prefix, colon, rest = words.partition(":")
    role = prefix.strip().lower()
    if colon and role in _PLACE_ROLES and rest.strip():
        return role, rest.strip()
    return PlaceRole.AT.value, words.strip()


def split_actor(
    words: str, is_role: Callable[[str], bool], is_actor: Callable[[str], bool]
) -> tuple[str, str | None]:
    """Return the name and the role in ``NAME[:ROLE]``, None where no role is named.

    What follows the last colon is a role if it is the name of one; or if the
    words before it name an actor and the whole does not, so that a misspelt
    role is looked for among the roles.
    """
    name, colon, role = words.rpartition(":")
    name, role = name.strip(), role.strip()
    if not (colon and name and role):
        return words.strip(), None
    if is_role(role) or (is_actor(name) and not is_actor(words.strip())):
        return name, role
    return words.strip(), None


def split_source(words: str) -> tuple[str, str | None]:
    """Return the slug and the locator in ``SLUG[#LOCATOR]``, None where none is named."""
    slug, mark, locator = words.partition("#")
    if mark and slug.strip() and locator.strip():
        return slug.strip(), locator.strip()
    return words.strip(), None


def event_id(words: str) -> int:
    """Return the id in ``12`` or ``@12``.

    Raises:
        BadInputError: the words are no number of an event.
    """
    digits = words.strip().removeprefix("@")
    if digits.isascii() and digits.isdigit() and 0 < int(digits[:20]) < 2**63:
        return int(digits)
    raise BadInputError(f"“{words}” is not an event.", "Write its number, as in 12 or @12.")


def coordinates(words: str) -> tuple[float, float]:
    """Return latitude and longitude in degrees from ``LAT,LON``.

    Raises:
        BadInputError: they are not two numbers, or no point on the earth.
    """
    parts = words.split(",")
    try:
        latitude, longitude = (float(part) for part in parts)
    except ValueError:
        latitude = longitude = float("nan")
    if -90 <= latitude <= 90 and -180 <= longitude <= 180:
        return latitude, longitude
    raise BadInputError(
        f"“{words}” is not a point on the earth.",
        "Write latitude and longitude in degrees, as in 37.06,37.38.",
    )
