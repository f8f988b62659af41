"""Events under what they share: the certain and the possible apart, and counted."""

from collections.abc import Iterable, Sequence
from typing import IO

from chronology.query.groups import Group
from chronology.query.views import EventView
from chronology.render.moment import inferred_window, window
from chronology.render.screen import Screen
from chronology.render.visible import one_line
from chronology.render.width import pad, width, wrap

_LEAST_TITLE = 24
_WIDEST_WHEN = 28


def plural(number: int, thing: str) -> str:
    """Return "1 event", "2 events", "no events"."""
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"


def tally(certain: int, possible: int, total: int) -> str:
    """Return how many there are, certain and possible apart where they are rated."""
    if certain + possible == 0:
        return plural(total, "event")
    if not possible:
        return f"{plural(total, 'event')}, {'certain' if total == 1 else 'all certain'}"
    if not certain:
        return f"{plural(total, 'event')}, {'possible' if total == 1 else 'all only possible'}"
    return f"{plural(total, 'event')}: {certain} certain, {possible} possible"


def render_groups(groups: Sequence[Group], out: IO[str], screen: Screen) -> None:
    """Write each group under its heading; in it the certain before the possible."""
    for number, group in enumerate(groups):
        if number:
            out.write("\n")
        counted = tally(len(group.certain), len(group.possible), len(group.events))
        heading = screen.style(one_line(group.label), "bold")
        out.write(f"{heading} — {counted}\n")
        if not (group.certain or group.possible):
            render_brief(group.events, out, screen)
            continue
        for word, events in (("certain", group.certain), ("possible", group.possible)):
            if events:
                out.write(f"  {screen.style(word, 'green' if word == 'certain' else 'yellow')}\n")
                render_brief(events, out, screen, indent="    ")


def render_brief(
    events: Iterable[EventView], out: IO[str], screen: Screen, indent: str = "  "
) -> None:
    """Write one event after another in brief: id, date in words, title and sources."""
    listed = [(f"@{event.id}", one_line(when_words(event)), _attributed(event)) for event in events]
    ids = max((width(number) for number, _, _ in listed), default=0)
    when = min(max((width(words) for _, words, _ in listed), default=0), _WIDEST_WHEN)
    left = len(indent) + ids + 2 + when + 2
    room = None if screen.width is None else max(screen.width - left, _LEAST_TITLE)
    for number, words, title in listed:
        titles = [one_line(title)] if room is None else wrap(one_line(title), room, 3)
        dates = [words] if room is None else wrap(words, when, 3)
        for at in range(max(len(titles), len(dates))):
            first = number if at == 0 else ""
            date = dates[at] if at < len(dates) else ""
            text = titles[at] if at < len(titles) else ""
            line = f"{indent}{pad(first, ids, right=True)}  {pad(date, when)}  {text}"
            out.write(f"{line.rstrip()}\n")


def _attributed(event: EventView) -> str:
    """Return the title with the sources that it rests on, for no line stands by itself."""
    return f"{event.title} [{', '.join(event.sources) or 'no source'}]"


def when_words(event: EventView) -> str:
    """Return the date of an event as its source words it, else as it follows, else "undated"."""
    if event.words:
        return event.words
    return window(event.date) or inferred_window(event.inferred) or "undated"
