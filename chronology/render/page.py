"""A page for a person: a heading, facts, sections, wrapped to the terminal."""

from collections.abc import Sequence
from typing import IO

from chronology.render.screen import Screen
from chronology.render.visible import one_line
from chronology.render.width import pad, wrap

_LABEL = 15
_ENDLESS = 1_000_000


class Page:
    """Writes a page; where there is no terminal nothing is wrapped."""

    def __init__(self, out: IO[str], screen: Screen) -> None:
        self._out = out
        self._screen = screen

    def heading(self, text: str) -> None:
        """Write the title of the page."""
        self._block(text, "", "bold")

    def paragraph(self, text: str | None) -> None:
        """Write running text, its own line breaks kept; nothing where there is none."""
        for line in (text or "").splitlines():
            self._block(line, "  ")

    def fact(self, label: str, value: str | None) -> None:
        """Write "label  value"; nothing where the value is empty."""
        if value:
            named = pad(f"{label} ", _LABEL)
            self._block(value, "  " + " " * _LABEL, first="  " + self._screen.style(named, "dim"))

    def title(self, text: str) -> None:
        """Write the title of a section; nothing where it is empty."""
        if text:
            self._out.write(f"\n{self._screen.style(text, 'bold')}\n")

    def section(self, name: str, lines: Sequence[str]) -> None:
        """Write a titled section of items; nothing where there are none."""
        if lines:
            self.title(name)
        for line in lines:
            self.item(line)

    def item(self, text: str) -> None:
        """Write one item of a section."""
        self._block(text, "    ", first="  ")

    def detail(self, text: str | None) -> None:
        """Write a line that belongs to the item before; nothing where it is empty."""
        if text:
            self._block(text, "      ")

    def _block(self, text: str, indent: str, style: str = "", first: str | None = None) -> None:
        """Write text wrapped, each line after ``indent``, the first one after ``first``."""
        room = _ENDLESS if self._screen.width is None else self._screen.width - len(indent)
        lines = wrap(one_line(text), max(room, 20), _ENDLESS) if text else []
        for number, line in enumerate(lines):
            before = first if number == 0 and first is not None else indent
            self._out.write(f"{before}{self._screen.style(line, style) if style else line}\n")
