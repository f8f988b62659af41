"""A question in plain words turned into a filter, a grouping, and what was not understood."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from chronology.query.ask.asking import Asking, asking_of
from chronology.query.ask.command import command_of
from chronology.query.ask.dates import Dated, dates_in, readings
from chronology.query.ask.names import Named, is_filling, part_of_name, whole_names
from chronology.query.ask.tokens import Token, phrase, stems, tokens_of
from chronology.query.ask.words import SURELY, TURNING
from chronology.query.events import list_events
from chronology.query.filters import Filter
from chronology.store.lookup import closest
from chronology.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Question:
    """How a question was understood.

    Args:
        words: the question.
        filter: the events that it asks for.
        asking: how the answer is to be put.
        command: the ``list`` command that finds the same events, for a shell.
        notes: what was taken for what, a sentence each, where it is not plain.
        unplaced: the words that say something and could not be placed.
    """

    words: str
    filter: Filter
    asking: Asking
    command: str
    notes: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()


@dataclass(slots=True)
class _Draft:
    """What has been found in a question so far; ``taken`` says which tokens."""

    tokens: list[Token]
    taken: list[bool]
    dates: list[Dated] = field(default_factory=list)
    names: list[Named] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    certain: bool = False

    def take(self, start: int, end: int) -> None:
        self.taken[start:end] = [True] * (end - start)

    def ids(self, kind: str) -> tuple[int, ...]:
        """Return the ids of a kind, each once, in the order they were named."""
        named = (number for name in self.names if name.kind == kind for number in name.ids)
        return tuple(dict.fromkeys(named))


def understand(reader: Reader, words: str | Sequence[str]) -> Question:
    """Understand a question, as far as it goes.

    Dates are read as everywhere; names, aliases, kinds of event, sources and
    tags are those of this chronology; the other words that occur in it are
    searched for in its text.

    Args:
        reader: an open reader.
        words: the question, whole or word by word.

    Raises:
        DateError: a date in it cannot be read.
        UnknownNameError: it names an event by a number that there is not.
    """
    said = words if isinstance(words, str) else " ".join(words)
    tokens = tokens_of(said)
    draft = _Draft(tokens, [False] * len(tokens))
    names = whole_names(reader, tokens)
    _take_names(draft, [name for name in names if _is_like_a_date(reader, tokens, name)])
    _take_dates(reader, draft)
    _take_names(draft, names)
    asking = asking_of(tokens, draft.taken)
    _take_parts_of_names(reader, draft)
    _take_rest(reader, draft)
    wanted = Filter(
        text=" ".join(draft.text),
        windows=tuple(dated.date for dated in draft.dates),
        places=draft.ids("place"),
        actors=draft.ids("actor"),
        categories=draft.ids("category"),
        sources=draft.ids("source"),
        tags=draft.ids("tag"),
        certain=draft.certain and bool(draft.dates),
    )
    return Question(
        words=said,
        filter=wanted,
        asking=asking,
        command=command_of(reader, wanted, [d.words for d in draft.dates], draft.names),
        notes=tuple(draft.notes),
        unplaced=tuple(draft.unplaced),
    )


def _is_like_a_date(reader: Reader, tokens: Sequence[Token], named: Named) -> bool:
    """Return whether a name has words of a date ("17 November"), and is not part of one."""
    length = named.end - named.start
    if length < 2 or not any(token.dated for token in tokens[named.start : named.end]):
        return False
    return not any(
        dated.start <= named.start and dated.end >= named.end and dated.length > length
        for dated in readings(reader, tokens, [False] * len(tokens), named.start)
    )


def _take_dates(reader: Reader, draft: _Draft) -> None:
    for dated in dates_in(reader, draft.tokens, draft.taken):
        draft.dates.append(dated)
        draft.take(dated.start, dated.end)
        if dated.note:
            draft.notes.append(dated.note)


def _take_names(draft: _Draft, names: Sequence[Named]) -> None:
    for named in names:
        if any(draft.taken[named.start : named.end]):
            continue
        draft.names.append(named)
        draft.take(named.start, named.end)
        if len(named.ids) > 1:
            _note_several(draft, named)


def _note_several(draft: _Draft, named: Named) -> None:
    said = phrase(draft.tokens[named.start : named.end])
    each = ", ".join(
        f"{name} ({number})" for number, name in zip(named.ids, named.names, strict=True)
    )
    draft.notes.append(f"“{said}” may be any of: {each}.")


def _take_parts_of_names(reader: Reader, draft: _Draft) -> None:
    """Take what is left and part of a name, the longest part first."""
    tokens = draft.tokens
    for length in (4, 3, 2, 1):
        for start in range(len(tokens) - length + 1):
            end = start + length
            if any(draft.taken[start:end]) or any(
                is_filling(tokens[at]) or tokens[at].folded in TURNING for at in (start, end - 1)
            ):
                continue
            named = part_of_name(reader, tokens, start, end)
            if named is None:
                continue
            draft.names.append(named)
            draft.take(start, end)
            if len(named.ids) > 1:
                _note_several(draft, named)
            else:
                said = phrase(tokens[start:end])
                draft.notes.append(f"“{said}” was taken for {named.names[0]}.")


def _take_rest(reader: Reader, draft: _Draft) -> None:
    """Search for the words that are left and occur; report those that do not."""
    nowhere: list[Token] = []
    for at, token in enumerate(draft.tokens):
        if draft.taken[at]:
            continue
        if token.folded in SURELY:
            draft.certain = True
        elif token.folded in TURNING:
            draft.unplaced.append(token.text)
        elif is_filling(token):
            continue
        elif (form := _occurring(reader, token)) is not None:
            draft.text.append(form)
        elif token.capital and at > 0:
            _note_unknown_name(reader, draft, token)
        else:
            nowhere.append(token)
    alone = not (draft.text or draft.dates or draft.names)
    for token in nowhere:
        draft.unplaced.append(token.text)
        if alone:
            draft.text.append(token.text)


def _occurring(reader: Reader, token: Token) -> str | None:
    """Return the word, or its stem, as it occurs in the chronology; None if it does not."""
    # A name is what it is; of other words the stem finds more.
    whole, shorter = [token.text], stems(token.text)
    for form in whole + shorter if token.capital else shorter + whole:
        if next(list_events(reader, Filter(text=form, limit=1)), None) is not None:
            return form
    return None


def _note_unknown_name(reader: Reader, draft: _Draft, token: Token) -> None:
    """Keep a word that is written like a name, so that nothing else is passed off for it."""
    close = [*closest(reader, "actor", token.text), *closest(reader, "place", token.text)]
    near = f" Close: {', '.join(close[:3])}." if close else ""
    draft.notes.append(f"No name and no text of this chronology has “{token.text}”.{near}")
    draft.unplaced.append(token.text)
    draft.text.append(token.text)
