"""A JSON document too large to hold: its members, and the items of its lists, one by one."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple, NoReturn, TextIO

from chronology import limits
from chronology.formats.errors import FileFormatError
from chronology.formats.text.nesting import refuse_deep, too_deep
from chronology.formats.text.numbers import finite_number, too_many_digits

#: How many characters are read at a time.
_BLOCK = 1 << 16
_SPACE = " \t\n\r"
_NUMBER = re.compile(r"-?[0-9.eE+-]*")


class Part(NamedTuple):
    """A part of a document.

    Args:
        name: the member of the outermost object, "" where that is a list.
        item: whether ``value`` is one item of the list that the member is.
        value: the item, or what the member is where it is no list.
        line: the line that it begins on, from 1.
        fault: why the item is not read; its ``value`` is None then.
    """

    name: str
    item: bool
    value: Any
    line: int
    fault: str = ""


class TwiceError(ValueError):
    """An object that has a key twice, of which one would be dropped."""


def stream_json(text: TextIO) -> Iterator[Part]:
    """Yield the parts of one JSON document in the order of the file.

    Only one item of a list is held at a time, so that a list may be of any length.

    Raises:
        FileFormatError: the text is not JSON, is nested too deeply, or holds an item of
            more characters than are read.
    """
    yield from _Scanner(text).parts()


class _Scanner:
    """Reads ahead in blocks, and keeps no more than the value that it is at."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._held = ""
        self._at = 0
        self._line = 1
        self._ended = False
        self._longest = limits.ITEM.value
        self._decoder = json.JSONDecoder(
            object_pairs_hook=_once, parse_constant=_refuse_constant, parse_float=finite_number
        )

    def parts(self) -> Iterator[Part]:
        opening = self._next()
        if opening == "[":
            self._at += 1
            yield from self._items("")
        elif opening == "{":
            self._at += 1
            yield from self._members()
        else:
            self._refuse("it begins with neither { nor [")
        if self._next():
            self._refuse("something follows its end")

    def _members(self) -> Iterator[Part]:
        if self._next() == "}":
            self._at += 1
            return
        while True:
            if self._next() != '"':
                self._refuse("a name in quotes should stand here")
            name = self._value()
            if self._next() != ":":
                self._refuse("a colon should stand here")
            self._at += 1
            if self._next() == "[":
                self._at += 1
                yield from self._items(name)
            else:
                yield self._part(name, item=False)
            if self._follows("}"):
                return

    def _items(self, name: str) -> Iterator[Part]:
        if self._next() == "]":
            self._at += 1
            return
        while True:
            self._next()
            yield self._part(name, item=True)
            if self._follows("]"):
                return

    def _part(self, name: str, *, item: bool) -> Part:
        line = self._line
        try:
            return Part(name, item, self._value(), line)
        except TwiceError as error:
            # Its extent is known by reading it again, without looking at its keys.
            self._decoder, careful = json.JSONDecoder(), self._decoder
            self._value()
            self._decoder = careful
            return Part(name, item, None, line, str(error))

    def _follows(self, closing: str) -> bool:
        """Step over what stands after a value; return whether the list or object ends."""
        found = self._next()
        if found not in (",", closing):
            self._refuse(f"a comma or {closing} should stand here")
        self._at += 1
        return found == closing

    def _next(self) -> str:
        """Return the next character that is no space, without stepping over it; "" at the end."""
        while True:
            while self._at < len(self._held):
                found = self._held[self._at]
                if found not in _SPACE:
                    return found
                self._line += found == "\n"
                self._at += 1
            if not self._more():
                return ""

    def _value(self) -> Any:
        """Return the value that begins here, and step over it."""
        while True:
            if self._is_cut_number() and self._more():
                continue
            try:
                value, end = self._decoder.raw_decode(self._held, self._at)
            except json.JSONDecodeError as error:
                if not self._more():
                    self._refuse(error.msg)
                continue
            except RecursionError:
                raise too_deep("JSON", self._line) from None
            except TwiceError:
                raise
            except ValueError:
                raise too_many_digits(self._line) from None
            refuse_deep(value, self._held, self._line, self._at, end)
            self._line += self._held.count("\n", self._at, end)
            self._at = end
            return value

    def _is_cut_number(self) -> bool:
        """Return whether what is held ends in a number, which may go on in the next block."""
        number = _NUMBER.match(self._held, self._at)
        return number is not None and number.end() == len(self._held)

    def _more(self) -> bool:
        """Read on; return whether there was more."""
        if self._ended:
            return False
        left = len(self._held) - self._at
        if left > self._longest:
            raise FileFormatError(
                f"one item has more than {self._longest:,} characters.",
                f"Split it, or check the quotes and brackets; else {limits.ITEM.cure}.",
                self._line,
            )
        # As much again as is held, so that a long item is not tried at every block.
        block = self._text.read(max(_BLOCK, left))
        self._ended = not block
        self._held = self._held[self._at :] + block
        self._at = 0
        return bool(block)

    def _refuse(self, why: str) -> NoReturn:
        raise FileFormatError(
            f"this is not JSON: {why[:1].lower()}{why[1:]}.",
            "Check the commas, quotes and brackets just before it.",
            self._line,
        ) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise TwiceError(f"the key “{twice}” stands twice in one object")
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise FileFormatError(f"{name} is no JSON number.", "Leave the value out, or write null.")
