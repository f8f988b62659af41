"""Answering a question: how it was understood, then what was found."""

import sys
from dataclasses import replace

from chronology.cli.database import Database
from chronology.cli.output import say_cut, screen
from chronology.query.ask import understand
from chronology.query.events import count_events, list_events
from chronology.render.answer import render_answer, render_understanding
from chronology.render.listing import render_events
from chronology.render.screen import Screen


def answer(database: Database, words: str, limit: int | None, format_: str) -> None:
    """Print how the question was understood, and the answer.

    The understanding goes to stderr unless the answer is a table, so that a
    program can read the answer alone. ``limit`` cuts the answer; None or 0 does not.

    Raises:
        DateError: a date in the question cannot be read.
    """
    with database.reader() as reader:
        question = understand(reader, words)
        question = replace(question, command=database.as_typed(question.command))
        # A number that answers "how many" is never cut.
        most = None if question.asking.count else limit or None
        events = list_events(reader, replace(question.filter, limit=most))
        if format_ == "table":
            render_understanding(question, sys.stdout, screen())
            render_answer(question, list(events), sys.stdout, screen())
        else:
            render_understanding(question, sys.stderr, Screen())
            rated = bool(question.filter.windows)
            render_events(format_, events, sys.stdout, rated=rated)
        if most is not None:
            total = count_events(reader, question.filter).total
            say_cut(min(most, total), total)
