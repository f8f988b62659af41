"""Markdown: a chronology to read, grouped by year, its sources in numbered footnotes."""

import re
from typing import TextIO

from chronology.formats.base import ExportJob, Format, never
from chronology.formats.losses import Losses
from chronology.formats.output import export_text
from chronology.formats.page.asked import ORDER, asked
from chronology.formats.page.entry import Entry, Fact, entry_of
from chronology.formats.page.line import one_line
from chronology.formats.page.lost import LOST
from chronology.formats.page.note import Note, is_web
from chronology.formats.report import ExportReport
from chronology.query.telling import told_events

#: What CommonMark or its GitHub flavour would take for markup within a line.
_MARKUP = re.compile(r"([\\`*_\[\]<>&~^|$])")
#: What would begin a heading, a list, a rule or a definition at the start of one.
_AT_START = re.compile(r"[0-9]+(?=[.)])|(?=[#+=:-])")


def escape(text: str) -> str:
    """Return ``text`` so that Markdown shows it as it is, and runs no HTML in it."""
    return _MARKUP.sub(r"\\\1", text)


def escape_line(text: str) -> str:
    """Return ``text`` as a line of its own: no heading, list or rule."""
    escaped = escape(text)
    start = _AT_START.match(escaped)
    return escaped if start is None else f"{start[0]}\\{escaped[start.end() :]}"


def _dump(job: ExportJob) -> ExportReport:
    report = ExportReport(0, job.path)
    losses = Losses(LOST)
    notes = 0
    year = None
    with export_text(job, losses) as out:
        question = escape(one_line(asked(job.reader, job.wanted)))
        out.write(f"# Chronology\n\n{question}, as sources claim them. {ORDER}\n")
        for told in told_events(job.reader, job.wanted):
            entry = entry_of(told)
            if entry.year != year:
                year = entry.year
                out.write(f"\n## {escape(year)}\n")
            _write(entry, notes, out)
            notes += len(entry.notes)
            report.events += 1
            losses.look(told)
    report.losses = losses.counts
    return report


def _write(entry: Entry, before: int, out: TextIO) -> None:
    """Write an event, then its footnotes; ``before`` of them stand above."""
    head = f"**{escape(entry.when)}**"
    if entry.reading:
        head += f" \\[{escape(entry.reading)}\\]"
    if entry.where:
        head += f", {escape(entry.where)}"
    marks = "".join(f"[^{before + number}]" for number, _ in enumerate(entry.notes, 1))
    lines = [head, f"@{entry.number} **{escape(entry.title)}** {marks}".rstrip()]
    lines += [_fact(fact, before) for fact in entry.facts]
    if entry.certainty:
        lines.append(f"*{entry.certainty}*")
    # Two spaces at the end of a line break it.
    out.write("\n" + "  \n".join(lines) + "\n")
    for paragraph in entry.description:
        out.write(f"\n{escape_line(paragraph)}\n")
    for number, note in enumerate(entry.notes, 1):
        out.write(f"\n[^{before + number}]: {_note(note)}\n")


def _fact(fact: Fact, before: int) -> str:
    mark = "" if fact.note is None else f" [^{before + fact.note + 1}]"
    return f"{fact.label}: {escape(fact.text)}{mark}"


def _note(note: Note) -> str:
    parts = [escape_line(note.source), *map(escape, note.said)]
    if note.quote:
        language = f" ({note.quote_language})" if note.quote_language else ""
        parts.append(f"“{escape(note.quote)}”{language}")
    if note.translation:
        parts.append(f"in translation “{escape(note.translation)}”")
    parts += [f"<{link}>" if is_web(link) else escape(link) for link in note.links]
    return "; ".join(parts) + "."


MARKDOWN = Format(
    name="markdown",
    suffixes=(".md", ".markdown"),
    about="A chronology to read, by year, with its sources in footnotes.",
    recognises=never,
    load=None,
    dump=_dump,
)
