"""Units of no number beside a date: "in the following weeks", "in the days after @12".

How many they are is not said, so nothing bounds them on the far side: all that
the words state is that it came after, or before.
"""

from collections.abc import Callable

from chronology.dates.civil import NEG_INF, POS_INF
from chronology.dates.languages import lexicon as lex
from chronology.dates.phrases import piece as pc
from chronology.dates.phrases.anchors import anchor_of, event_date
from chronology.dates.phrases.context import Context
from chronology.dates.phrases.cursor import Cursor
from chronology.dates.phrases.piece import Piece
from chronology.dates.phrases.tokens import EVENT
from chronology.dates.phrases.window import Window
from chronology.dates.value import FuzzyDate, Precision

Reference = Callable[[Cursor, Context], FuzzyDate | None]

_SIDES = {1: "after", -1: "before"}


def read_unnumbered(c: Cursor, ctx: Context, dated: Reference) -> Piece | None:
    """Read "in the following weeks", "les mois suivants", "in the weeks before 24 October"."""
    if not c.speaks_of(frozenset({lex.PLURAL})):
        return None
    start = c.i
    c.skip(lex.PREP, lex.THE)
    step = _step(c)
    unit = c.peek()
    if unit is None or not c.take(lex.UNIT):
        return None
    if not step and lex.ADJECTIVE_AFTER in c.lexicon.options:
        step = _step(c)
    if not any(token.meanings.get(lex.PLURAL) for token in c.tokens[start : c.i]):
        return None
    date, exclusive = None, False
    if not step:
        step = 1 if c.take(lex.AFTER) else -1 if c.take(lex.BEFORE) else 0
        date, exclusive = _said(c, ctx, dated, step)
    if not step:
        return None
    if date is None:
        example = f"in the weeks {_SIDES[step]} 24 October 2017"
        date = anchor_of(c, ctx, start, example)
        ctx.link(_SIDES[step])
    c.note(f"how many {unit.text} they are is not said, and nothing bounds them")
    return _beyond(c, date, step, start, exclusive=exclusive)


def _step(c: Cursor) -> int:
    return 1 if c.take(lex.NEXT) else -1 if c.take(lex.PREVIOUS) else 0


def _said(c: Cursor, ctx: Context, dated: Reference, step: int) -> tuple[FuzzyDate | None, bool]:
    """Read what they lie after or before, and say if it is a period, which is left out."""
    if not step:
        return None, False
    event = c.take(EVENT)
    if event is not None or c.take(lex.THEN):
        example = "in the weeks after 24 October 2017"
        date = anchor_of(c, ctx, c.i - 1, example) if event is None else event_date(c, ctx, event)
        ctx.link(_SIDES[step])
        return date, False
    said = dated(c, ctx)
    return said, said is not None


def _beyond(c: Cursor, date: FuzzyDate, step: int, start: int, *, exclusive: bool) -> Piece:
    """Return all that lies after the date, or before it."""
    lo, hi = NEG_INF, POS_INF
    if step > 0:
        lo = date.end_latest if exclusive else date.end_earliest
    else:
        hi = date.start_earliest if exclusive else date.start_latest
    first, last = c.tokens[start].start, c.tokens[c.i - 1].end
    window = Window(lo, hi, "", "day", Precision.RANGE, (1, "day"), several=True)
    return Piece(first, last, pc.FIXED, window=window)
