"""Ids, names and an order that tell nothing of what was: fresh ones, or made with a secret."""

import hmac
from base64 import b32encode
from hashlib import sha256
from secrets import token_bytes
from uuid import UUID


class Identities:
    """Makes ids for one export.

    Args:
        key: a secret; "" for one that is made here and forgotten, so that no two
            exports agree.

    Attributes:
        keyed: whether two exports with this key agree.
    """

    def __init__(self, key: str) -> None:
        self.keyed = bool(key)
        self._key = key.encode() if key else token_bytes(32)

    def uuid(self, table: str, old: str) -> str:
        """Return the UUID that stands for a row."""
        return str(UUID(bytes=self._mark("uuid", table, old)[:16], version=4))

    def tie(self, table: str, old: str) -> bytes:
        """Return what puts rows in order that are otherwise alike."""
        return self._mark("order", table, old)[:8]

    def code(self, table: str, old: str) -> str:
        """Return seven letters and digits that stand for a row; hardly ever do two share them."""
        return b32encode(self._mark("code", table, old)[:5])[:7].decode()

    def _mark(self, *parts: str) -> bytes:
        return hmac.new(self._key, "\n".join(parts).encode(), sha256).digest()


class Pseudonyms:
    """Hands out "Person 1", "Person 2" …, or "Person K7QF2AB" where two exports agree.

    Args:
        identities: of the export.
    """

    def __init__(self, identities: Identities) -> None:
        self._identities = identities
        self._used: set[str] = set()

    def give(self, table: str, kinds: dict[int, tuple[str, str]], pattern: str) -> dict[int, str]:
        """Return a name for each row.

        Args:
            table: of the rows.
            kinds: by id, what sort of thing each is ("person") and its UUID.
            pattern: how a name is written, of the sort and a number or a code.
        """
        found: dict[int, str] = {}
        numbers: dict[str, int] = {}
        # In an order that neither names nor ids had a part in.
        for number in sorted(kinds, key=lambda one: self._identities.tie(table, kinds[one][1])):
            sort, uuid = kinds[number]
            found[number] = self._one(table, sort, uuid, pattern, numbers)
        return found

    def _one(self, table: str, sort: str, uuid: str, pattern: str, numbers: dict[str, int]) -> str:
        extra = ""
        while True:
            if self._identities.keyed:
                said = self._identities.code(table, uuid + extra)
                extra += "+"
            else:
                numbers[sort] = numbers.get(sort, 0) + 1
                said = str(numbers[sort])
            name = pattern.format(sort=sort, said=said)
            if name not in self._used:
                self._used.add(name)
                return name
