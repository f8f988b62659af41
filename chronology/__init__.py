"""Chronology: an event database for people whose sources do not agree.

The public names are resolved when they are first used, so that importing the
package costs nothing to a program that needs only part of it.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chronology.dates import FuzzyDate, parse

__version__ = "0.1.0"
__all__ = ["FuzzyDate", "__version__", "parse"]


def __getattr__(name: str) -> Any:
    if name in ("FuzzyDate", "parse"):
        from chronology import dates  # noqa: PLC0415 - importing the package costs nothing

        return getattr(dates, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
