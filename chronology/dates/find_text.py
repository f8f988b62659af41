"""A running text, cut into runs of words that dates are made of."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from chronology.dates.languages import all_languages
from chronology.dates.languages import lexicon as lex
from chronology.dates.languages.calendar_words import CALENDAR_MARK
from chronology.dates.languages.lexicon import Lexicon
from chronology.dates.phrases.tokens import DIGITS, EVENT, Token, tokenize

#: Words that are abbreviated are of one of these; all others end the sentence.
_ABBREVIATED = frozenset(
    {lex.MONTH, lex.WEEKDAY, lex.QUALIFIER, lex.ERA, lex.MERIDIEM, CALENDAR_MARK}
)

# What no phrase goes across: an empty line, a tab.
_GAP = re.compile(r"\t|\n\s*\n|[\v\f\x1c-\x1e\x85\u2028\u2029]")


#: So many characters tell the language of a text.
_SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a text that stand together and may all be words of a date.

    Args:
        text: the whole text.
        lexicon: the language.
        tokens: the words; their places are in ``text``.
        before: the word just before the first, None at the beginning of a sentence.
        after: the word just after the last, None where the sentence ends there.
    """

    text: str
    lexicon: Lexicon
    tokens: list[Token]
    before: Token | None
    after: Token | None

    def window(self, start: int, end: int) -> tuple[str, list[Token]]:
        """Return the text of the tokens from ``start`` to before ``end``, and them placed in it."""
        tokens = self.tokens[start:end]
        base = tokens[0].start
        placed = [Token(t.text, t.start - base, t.end - base, t.glued, t.meanings) for t in tokens]
        return self.text[base : tokens[-1].end], placed

    def token(self, index: int) -> Token | None:
        """Return a token, or the word beside the run; None beyond the sentence."""
        if index < 0:
            return self.before if index == -1 else None
        if index < len(self.tokens):
            return self.tokens[index]
        return self.after if index == len(self.tokens) else None


def language_of(text: str) -> Lexicon:
    """Return the language that knows the most letters of the text, English among equals."""
    sample = text[:_SAMPLE]

    def known(lexicon: Lexicon) -> int:
        tokens = tokenize(sample, lexicon)
        return sum(len(token.text) for token in tokens if token.meanings and token.text.isalpha())

    return max(all_languages(), key=known)


def runs(text: str, lexicon: Lexicon, is_core: Callable[[Token], bool]) -> Iterator[Run]:
    """Yield the runs of ``text`` that hold a word without which there is no date."""
    tokens = _split(tokenize(text, lexicon), text)
    start = 0
    core = False
    for i, token in enumerate(tokens):
        known = bool(token.meanings) and EVENT not in token.meanings
        if known:
            core = core or is_core(token)
        broken = known and i + 1 < len(tokens) and _breaks(text, tokens, i)
        if known and not broken and i + 1 < len(tokens):
            continue
        end = i + 1 if known else i
        if core:
            yield Run(
                text, lexicon, tokens[start:end],
                _beside(text, tokens, start - 1), _beside(text, tokens, end, end - 1),
            )  # fmt: skip
        start, core = i + 1, False


def _split(tokens: list[Token], text: str) -> list[Token]:
    """Return the tokens without the full stops that were taken for those of abbreviations."""
    return [
        token._replace(text=token.text[:-1], end=token.end - 1)
        if token.text[0].isalpha() and token.text[-1] == "." and _ends_sentence(tokens, i, text)
        else token
        for i, token in enumerate(tokens)
    ]


def _ends_sentence(tokens: list[Token], i: int, text: str) -> bool:
    """Tell the full stop of a sentence from the dot of "Oct. 24" and "Tue. Oct. 24"."""
    token = tokens[i]
    if i + 1 == len(tokens) or _ABBREVIATED.isdisjoint(token.meanings):
        return True
    following = tokens[i + 1]
    if following.glued:
        return False
    if _GAP.search(text, token.end, following.start):
        return True
    if DIGITS in following.meanings:
        return lex.MONTH in token.meanings and len(token.text) > 5
    if lex.MONTH in following.meanings:
        return not token.meanings.keys() & {lex.WEEKDAY, lex.QUALIFIER, lex.PREP}
    return following.text[0].isupper()


def _breaks(text: str, tokens: list[Token], i: int) -> bool:
    """Return whether the sentence, or the line of a list, ends between two tokens."""
    token, following = tokens[i], tokens[i + 1]
    if token.text in (".", "?", "!", ";", "…") and not following.glued:
        return True
    if following.text == "?" and _is_question(text, tokens, i + 1):
        return True
    if not following.glued and text[token.end : token.end + 1] == ".":
        return True
    return following.start - token.end > 0 and bool(_GAP.search(text, token.end, following.start))


def _is_question(text: str, tokens: list[Token], i: int) -> bool:
    """Tell a question mark that ends a sentence from one that doubts a date, "(1991?)"."""
    after = text[tokens[i].end : tokens[i].end + 1]
    return after not in (")", "]", ",", ";", "/", "–", "-")


def _beside(text: str, tokens: list[Token], i: int, last: int | None = None) -> Token | None:
    """Return the token ``i`` if it is of the same sentence as its neighbour."""
    if not 0 <= i < len(tokens):
        return None
    near, far = (i, i + 1) if last is None else (last, i)
    if last is None and _is_abbreviated(tokens, i):
        return tokens[i - 1]
    if text[tokens[near].end : tokens[near].end + 1] == "." and not tokens[far].glued:
        return None
    if _GAP.search(text, tokens[near].end, tokens[far].start):
        return None
    return tokens[i]


def _is_abbreviated(tokens: list[Token], i: int) -> bool:
    """Return whether token ``i`` is the dot of an abbreviation like the one of "p. 1987"."""
    if i == 0 or tokens[i].text != "." or not tokens[i].glued:
        return False
    return not tokens[i - 1].meanings and not tokens[i + 1].text[0].isupper()
