"""Asking for an event field by field, at a terminal."""

from collections.abc import Callable

from chronology.cli.event_words import EventWords
from chronology.cli.output import say
from chronology.cli.terminal import ask
from chronology.errors import BadInputError

#: Reads date words and returns how they were understood.
ReadDate = Callable[[str], str]

INTRODUCTION = "A new event, field by field; press Enter to leave one out, Ctrl-D to stop."


def interview(read_date: ReadDate) -> EventWords:
    """Ask for each field and return the words.

    Args:
        read_date: says how date words are understood; where it refuses them,
            its error is shown and the question asked again.

    Raises:
        DeclinedError: the person closed the input.
    """
    say(INTRODUCTION)
    title = _required("What happened? ")
    when = _date("When? ", read_date)
    where = _several("Where? (such as Urfa, or from: Baghdad) ")
    who = _several("Who? (such as Balusha: detainee) ")
    category = ask("Category? ") or None
    source = ask("Source? (such as the-report#page 4) ") or None
    claimant = says_when = None
    if source:
        claimant = ask("Whose words does it report? ") or None
        says_when = _date("What date does it give, if another? ", read_date)
    return EventWords(
        title=title,
        when=when,
        where=where,
        who=who,
        category=category,
        source=(source,) if source else (),
        claimant=claimant,
        says_when=says_when,
        describe=ask("Description? ") or None,
    )


def _required(question: str) -> str:
    while True:
        answer = ask(question)
        if answer:
            return answer
        say("An event needs a title: a few words that say what happened.")


def _several(question: str) -> tuple[str, ...]:
    """Ask until Enter alone is pressed."""
    answers: list[str] = []
    while answer := ask(question if not answers else "  and? "):
        answers.append(answer)
    return tuple(answers)


def _date(question: str, read_date: ReadDate) -> str | None:
    """Ask for a date until it can be read; show how it was."""
    while True:
        words = ask(question)
        if not words:
            return None
        try:
            say(f"  read as: {read_date(words)}")
        except BadInputError as refusal:
            say(f"  {refusal}")
        else:
            return words
