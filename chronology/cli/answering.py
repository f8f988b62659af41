"""Answering a question: how it was understood, then what was found."""

import sys
from dataclasses import replace

from chronology.cli.cutting import Cut
from chronology.cli.database import Database
from chronology.cli.output import say, say_cut, screen
from chronology.query.ask import Question, understand
from chronology.query.events import list_events
from chronology.render.answer import render_answer, render_understanding
from chronology.render.listing import render_events
from chronology.render.screen import Screen
from chronology.store.reader import Reader


def answer(database: Database, words: str, limit: int | None, format_: str) -> None:
    """Print how the question was understood, and the answer.

    The understanding goes to stderr unless the answer is a table, so that a
    program can read the answer alone. ``limit`` cuts the answer; None or 0 does not.

    Raises:
        DateError: a date in the question cannot be read.
    """
    with database.reader() as reader:
        question = understand(reader, words)
        if question.asking.each:
            _count_each(database, reader, question, limit, format_)
            return
        question = replace(question, command=database.as_typed(question.command))
        # A number that answers "how many" is never cut.
        most = None if question.asking.count else limit or None
        cut = Cut(reader, replace(question.filter, limit=most), None)
        events = list_events(reader, cut.filter)
        if format_ == "table":
            render_understanding(question, sys.stdout, screen())
            render_answer(question, list(events), sys.stdout, screen())
        else:
            render_understanding(question, sys.stderr, Screen())
            rated = bool(question.filter.windows)
            render_events(format_, events, sys.stdout, rated=rated)
        cut.say()


def _count_each(
    database: Database, reader: Reader, question: Question, limit: int | None, format_: str
) -> None:
    """Print how many events there are of each group, as `stats` does."""
    from chronology.query.stats import statistics
    from chronology.render.statspage import notes, render_stats

    by = question.asking.by
    command = question.command.replace("chronology list", f"chronology stats --by {by}", 1)
    question = replace(question, command=database.as_typed(command))
    stats = statistics(reader, question.filter, [by])
    rows = stats.rows[: limit or None]
    is_table = format_ == "table"
    render_understanding(
        question, *((sys.stdout, screen()) if is_table else (sys.stderr, Screen()))
    )
    render_stats(format_, stats, rows, sys.stdout, screen())
    if is_table:
        say()
    for note in notes(stats):
        say(note, err=not is_table)
    say_cut(len(rows), len(stats.rows))
