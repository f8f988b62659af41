"""What a file has held so far, in little room: a million ids take some twenty megabytes."""

from array import array


class SeenIds:
    """The external ids of a file: one bit of each plain number, 64 bits of any other."""

    _BUCKETS = 1 << 16
    #: Numbers of at most so many digits are bits: twelve megabytes of them.
    _DIGITS = 8

    def __init__(self) -> None:
        self._bits = bytearray()
        self._buckets: dict[int, array[int]] = {}

    def add(self, external_id: str) -> bool:
        """Take in an id; return whether it is new.

        Two of a million different ids that are no numbers are taken for one less
        than once in ten million files.
        """
        if (
            len(external_id) <= self._DIGITS
            and external_id.isdecimal()
            and external_id.isascii()
            and external_id[0] != "0"
        ):
            return self._add_number(int(external_id))
        mixed = hash(external_id)
        bucket = self._buckets.get(mixed & (self._BUCKETS - 1))
        if bucket is None:
            self._buckets[mixed & (self._BUCKETS - 1)] = array("q", (mixed,))
            return True
        if mixed in bucket:
            return False
        bucket.append(mixed)
        return True

    def _add_number(self, number: int) -> bool:
        at, bit = number >> 3, 1 << (number & 7)
        if at >= len(self._bits):
            # Twice as long as before, so that ids that ascend are not copied at each.
            self._bits.extend(bytes(max(at + 1, 2 * len(self._bits)) - len(self._bits)))
        if self._bits[at] & bit:
            return False
        self._bits[at] |= bit
        return True


class SeenEvents:
    """Events of the chronology that a file held, one bit each.

    Args:
        first: the lowest id that there may be.
        last: the highest.
    """

    def __init__(self, first: int, last: int) -> None:
        self._first = first
        self.last = last
        self._bits = bytearray((last - first) // 8 + 1)

    def add(self, number: int) -> None:
        """Take in an event."""
        at = number - self._first
        self._bits[at >> 3] |= 1 << (at & 7)

    def __contains__(self, number: int) -> bool:
        at = number - self._first
        return bool(self._bits[at >> 3] >> (at & 7) & 1)
