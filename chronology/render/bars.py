"""Bars in the terminal: the certain part solid, the possible part light."""

from collections.abc import Sequence
from typing import IO, NamedTuple

from chronology.render.screen import DEFAULT_WIDTH, Screen
from chronology.render.visible import one_line
from chronology.render.width import cut, pad, width

_LEAST_BAR = 10
_WIDEST_LABEL = 40


class Bar(NamedTuple):
    """One bar.

    Args:
        label: what it is of.
        solid: the length of its solid part, in any unit; negative ones have none.
        light: the length of its light part.
        text: the figures beside it.
        apart: whether a gap lies between it and the bar before.
    """

    label: str
    solid: float
    light: float
    text: str
    apart: bool = False


class Marks(NamedTuple):
    """What bars are drawn with."""

    solid: str
    light: str
    gap: str


BLOCKS = Marks("█", "░", "⋮")
ASCII = Marks("#", ".", ":")


def marks_for(out: IO[str]) -> Marks:
    """Return blocks, or plain letters where the encoding of ``out`` has no blocks."""
    try:
        "".join(BLOCKS).encode(getattr(out, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return BLOCKS


def render_bars(bars: Sequence[Bar], out: IO[str], screen: Screen) -> None:
    """Write bars on one scale, the longest as wide as the screen allows.

    What is not nothing is at least one mark long. Where there is no terminal
    the lines are 80 columns wide.
    """
    marks = marks_for(out)
    labels = [one_line(bar.label) for bar in bars]
    total = screen.width or DEFAULT_WIDTH
    texts = max((width(bar.text) for bar in bars), default=0)
    most = max(min(_WIDEST_LABEL, total - texts - _LEAST_BAR - 4), 1)
    left = min(max(map(width, labels), default=0), most)
    room = max(total - left - texts - 4, _LEAST_BAR)
    longest = max((_length(bar.solid) + _length(bar.light) for bar in bars), default=0.0)
    for bar, label in zip(bars, labels, strict=True):
        if bar.apart:
            out.write(f"{pad('', left)}  {screen.style(marks.gap, 'dim')}\n")
        solid, light = _cells(bar, longest, room)
        drawn = screen.style(marks.solid * solid, "green") + screen.style(
            marks.light * light, "yellow"
        )
        space = "" if solid + light == 0 else "  "
        out.write(f"{pad(cut(label, left), left)}  {drawn}{space}{bar.text}".rstrip() + "\n")


def _length(value: float) -> float:
    return max(value, 0.0)


def _cells(bar: Bar, longest: float, room: int) -> tuple[int, int]:
    """Return how many marks long the two parts are."""
    if longest <= 0:
        return 0, 0
    solid = round(_length(bar.solid) / longest * room) or int(bar.solid > 0)
    both = round((_length(bar.solid) + _length(bar.light)) / longest * room)
    light = max(both - solid, int(bar.light > 0))
    return min(solid, room - int(light > 0)), min(light, room)
