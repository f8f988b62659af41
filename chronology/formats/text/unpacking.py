"""How far a packed file may unpack: a bomb is small, and fills whatever there is."""

from chronology import limits
from chronology.formats.errors import FileFormatError

#: Below so many bytes nothing is out of proportion: zeros in a row pack as well as a bomb.
HARMLESS = 4 << 20


class Meter:
    """Refuses what unpacks to too much, or out of all proportion.

    Args:
        what: what is unpacked, as the refusal begins.
    """

    def __init__(self, what: str) -> None:
        self._what = what
        self._most = limits.UNPACKED.value
        self._ratio = limits.RATIO.value

    def check(self, unpacked: int, packed: int) -> None:
        """Look at how many bytes came of how many so far.

        Raises:
            FileFormatError: they are too many.
        """
        if unpacked > self._most:
            raise FileFormatError(
                f"{self._what} unpacks to more than {self._most:,} bytes.",
                f"Unpack and split it, or {limits.UNPACKED.cure}.",
            )
        if unpacked > HARMLESS and unpacked > self._ratio * packed:
            raise FileFormatError(
                f"{self._what} unpacks to more than {self._ratio} times its size, which real"
                " tables do not.",
                f"If you know what is in it, unpack it, or {limits.RATIO.cure}.",
            )
