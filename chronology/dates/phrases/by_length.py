"""How long after or before, said at the end: "بعد ذلك بيومين", "قبل 24 أكتوبر 2017 بأسبوع"."""

from chronology.dates.lag import lag_at
from chronology.dates.languages import lexicon as lex
from chronology.dates.phrases.anchors import anchor_of
from chronology.dates.phrases.context import Context
from chronology.dates.phrases.cursor import Cursor
from chronology.dates.phrases.period import dated
from chronology.dates.phrases.piece import Piece
from chronology.dates.phrases.relative import reference
from chronology.dates.phrases.shifted import shifted
from chronology.dates.phrases.tokens import EVENT

_SIGNS = frozenset({lex.LAG_BY})


def read_by_length(c: Cursor, ctx: Context) -> Piece | None:
    """Read a date that lies so long after or before another; the cursor stays where there is none.

    Raises:
        DateError: it counts from an anchor, and there is none.
    """
    if not c.speaks_of(_SIGNS):
        return None
    start = c.i
    relation = _relation(c)
    date = None
    explicit = True
    if relation and c.value(lex.LAG_BY) is None:
        explicit = c.value(EVENT) is not None
        date = reference(c, ctx, dated)
    limit = c.value(lex.LIMIT) if c.value(lex.LAG_BY) else None
    lag = lag_at(c, limit=limit) if relation and c.take(lex.LAG_BY) else None
    if relation is None or lag is None:
        c.i = start
        return None
    if date is None:
        date = anchor_of(c, ctx, start, "two weeks after 24 October 2017")
    if explicit:
        ctx.link(relation, lag)
    piece = shifted(c, lag, date, relation)
    piece.first, piece.last = c.tokens[start].start, c.tokens[c.i - 1].end
    return piece


def _relation(c: Cursor) -> str | None:
    """Read "after", "before", or "after that", "before that"."""
    follows: str | None = c.take(lex.FOLLOWS)
    if follows is not None:
        return follows if follows in ("after", "before") else None
    relation = "after" if c.take(lex.AFTER) else "before" if c.take(lex.BEFORE) else None
    if relation and c.value(lex.THAT) and c.value(lex.LAG_BY, 1):
        c.i += 1
    return relation
