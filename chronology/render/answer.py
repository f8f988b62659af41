"""The answer to a question: how it was understood, then what was found."""

from collections.abc import Sequence
from typing import IO

from chronology.query.ask import Question
from chronology.query.groups import By, group_events
from chronology.query.views import EventView
from chronology.render.grouped import render_brief, render_groups, tally
from chronology.render.listing import render_event_table
from chronology.render.screen import Screen
from chronology.render.visible import one_line

#: The groupings of a question, and how the groups are called when they are counted.
_GROUPS: dict[str, tuple[By, str, str]] = {
    "place": ("place", "place", "places"),
    "actor": ("actor", "actor", "actors"),
    "category": ("category", "category", "categories"),
    "country": ("country", "country", "countries"),
    "year": ("year", "year", "years"),
}


def render_understanding(question: Question, out: IO[str], screen: Screen) -> None:
    """Write how a question was understood: the ``list`` command, and what was left."""
    out.write(f"{screen.style('Understood as', 'dim')}  {one_line(question.command)}\n")
    for note in question.notes:
        out.write(f"{one_line(note)}\n")
    if question.unplaced:
        words = ", ".join(f"“{word}”" for word in question.unplaced)
        out.write(screen.style(f"Could not place {one_line(words)}.", "yellow") + "\n")


def render_answer(
    question: Question, events: Sequence[EventView], out: IO[str], screen: Screen
) -> None:
    """Write what was found, in the way that the question asks for.

    Args:
        question: the question.
        events: all events of its filter, in order.
        out: where to.
        screen: what ``out`` is.
    """
    certain = sum(event.certainty == "certain" for event in events)
    possible = sum(event.certainty == "possible" for event in events)
    by = _GROUPS.get(question.asking.by)
    groups = group_events(events, by[0]) if by else ()
    counted = tally(certain, possible, len(events))
    if question.asking.count and by:
        known = sum(group.known for group in groups)
        counted = f"{known} {by[1] if known == 1 else by[2]} in {counted}"
    out.write(screen.style(f"{counted[0].upper()}{counted[1:]}.", "bold") + "\n")
    if not events or (question.asking.count and not by):
        return
    out.write("\n")
    if groups:
        render_groups(groups, out, screen)
    elif question.asking.by == "when":
        render_brief(events, out, screen, indent="")
    else:
        rated = bool(question.filter.windows)
        render_event_table(events, out, screen, rated=rated)
