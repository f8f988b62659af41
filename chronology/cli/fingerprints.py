"""What a fingerprint, or its beginning, names."""

from collections.abc import Iterable

from chronology.errors import AmbiguousNameError, BadInputError, UnknownNameError

#: Fewer letters could name anything.
_LEAST = 4

_DIGITS = frozenset("0123456789abcdef")


def looks_like_one(words: str) -> bool:
    """Return whether the words may be a fingerprint rather than the name of a check."""
    return len(words) >= _LEAST and set(words.lower()) <= _DIGITS


def whole(words: str, known: Iterable[str], kind: str, cure: str) -> str:
    """Return the one of the fingerprints ``known`` that is, or begins with, ``words``.

    Args:
        words: the fingerprint or its first letters.
        known: those that there are.
        kind: what they are of, as in "finding".
        cure: where the fingerprints of these can be seen.

    Raises:
        BadInputError: the words are no fingerprint, or too few letters of one.
        AmbiguousNameError: several begin so.
        UnknownNameError: none does.
    """
    start = words.strip().lower()
    if not looks_like_one(start):
        raise BadInputError(
            f"“{words}” is no fingerprint: one is 16 letters from 0 to f,"
            f" of which the first {_LEAST} are enough if no other begins so.",
            cure,
        )
    fitting = sorted({fingerprint for fingerprint in known if fingerprint.startswith(start)})
    if len(fitting) > 1:
        listed = ", ".join(fitting[:3]) + (" …" if len(fitting) > 3 else "")
        raise AmbiguousNameError(
            f"“{words}” begins the fingerprints of {len(fitting)} {kind}s: {listed}.",
            "Give more letters of the one you mean.",
        )
    if not fitting:
        raise UnknownNameError(kind, words, cure=cure)
    return fitting[0]
