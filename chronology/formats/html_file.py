"""HTML: one page to print or to send, its sources in footnotes, which needs nothing else.

The page loads nothing and runs nothing; a policy in its head forbids it, should a
browser ever think otherwise. It does not say when it was written, so that the
same chronology gives the same bytes.
"""

from collections.abc import Iterator
from html import escape
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import TextIO

from chronology.formats.base import ExportJob, Format, never
from chronology.formats.losses import Losses
from chronology.formats.output import export_text
from chronology.formats.page.asked import ORDER, asked
from chronology.formats.page.entry import Entry, entry_of
from chronology.formats.page.line import one_line
from chronology.formats.page.lost import LOST
from chronology.formats.page.note import Note, is_web
from chronology.formats.report import ExportReport
from chronology.query.telling import told_events

_STYLE = """
body { font: 1rem/1.45 Georgia, serif; color: #111; background: #fff; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.2; }
h2 { border-bottom: 1px solid #999; margin-top: 2.5rem; }
h3 { font-size: 1.05rem; margin: .1rem 0; }
article { margin: 1.2rem 0; }
p, ul { margin: .2rem 0; }
.when { color: #333; }
.number, .reading, .facts, .asked { color: #555; }
.facts { list-style: none; padding: 0; font-size: .9rem; }
sup { line-height: 0; }
.notes { font-size: .85rem; overflow-wrap: anywhere; }
@page { margin: 2cm; }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; }
  a { color: inherit; text-decoration: none; }
  h2, h3, .when { break-after: avoid; }
  article, .notes li { break-inside: avoid; }
  .back { display: none; }
}
"""

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Chronology: {question}</title>
<style>{style}</style>
</head>
<body>
<header>
<h1>Chronology</h1>
<p class="asked" dir="auto">{question}, as sources claim them. {order}</p>
</header>
<main>
"""


def _dump(job: ExportJob) -> ExportReport:
    report = ExportReport(0, job.path)
    losses = Losses(LOST)
    with (
        TemporaryFile("w+", encoding="utf-8", newline="") as notes,
        export_text(job, losses) as out,
    ):
        question = escape(one_line(asked(job.reader, job.wanted)))
        out.write(_HEAD.format(question=question, order=ORDER, style=_STYLE))
        _write_events(job, out, notes, report, losses)
        out.write("</main>\n")
        if notes.tell():
            notes.seek(0)
            out.write('<section class="notes">\n<h2>Sources</h2>\n<ol>\n')
            copyfileobj(notes, out)
            out.write("</ol>\n</section>\n")
        out.write("</body>\n</html>\n")
    report.losses = losses.counts
    return report


def _write_events(
    job: ExportJob, out: TextIO, notes: TextIO, report: ExportReport, losses: Losses
) -> None:
    """Write the events by year, and their footnotes to ``notes``, numbered as they come."""
    number = 0
    year = None
    for told in told_events(job.reader, job.wanted):
        entry = entry_of(told)
        if entry.year != year:
            out.write("</section>\n" if year is not None else "")
            year = entry.year
            out.write(f"<section>\n<h2>{escape(year)}</h2>\n")
        out.writelines(f"{line}\n" for line in _article(entry, number))
        for note in entry.notes:
            number += 1
            notes.write(f'<li id="n{number}">{_note(note)} {_back(number)}</li>\n')
        report.events += 1
        losses.look(told)
    out.write("</section>\n" if year is not None else "")


def _article(entry: Entry, before: int) -> Iterator[str]:
    """Yield the lines of an event, of whose footnotes ``before`` stand above."""
    yield f'<article id="e{entry.number}">'
    when = f"<strong>{_auto(entry.when)}</strong>"
    if entry.reading:
        when += f' <span class="reading">[{escape(entry.reading)}]</span>'
    if entry.where:
        when += f", {_auto(entry.where)}"
    yield f'<p class="when">{when}</p>'
    yield f'<h3 dir="auto">{escape(entry.title)}</h3>'
    for paragraph in entry.description:
        yield f'<p dir="auto">{escape(paragraph)}</p>'
    yield '<ul class="facts">'
    for fact in entry.facts:
        mark = "" if fact.note is None else _mark(before + fact.note + 1)
        yield f"<li>{fact.label}: {_auto(fact.text)}{mark}</li>"
    if entry.certainty:
        yield f"<li>{escape(entry.certainty)}</li>"
    marks = "".join(_first_mark(before + at) for at, _ in enumerate(entry.notes, 1))
    sources = f" Sources: {marks}" if marks else ""
    yield f'<li><span class="number">@{entry.number}</span>{sources}</li>'
    yield "</ul>\n</article>"


def _auto(text: str) -> str:
    """Return ``text`` escaped, in the direction of its own script."""
    return f"<bdi>{escape(text)}</bdi>"


def _mark(number: int) -> str:
    return f'<sup><a href="#n{number}">{number}</a></sup>'


def _first_mark(number: int) -> str:
    """Return the mark that the footnote leads back to."""
    return f'<sup><a id="r{number}" href="#n{number}">{number}</a></sup> '


def _back(number: int) -> str:
    return f'<a class="back" href="#r{number}" aria-label="Back to the event">↩</a>'


def _note(note: Note) -> str:
    parts = [_quoted(note.source, note.language, "cite"), *map(_auto, note.said)]
    if note.quote:
        parts.append(_quoted(note.quote, note.quote_language, "q"))
    if note.translation:
        parts.append(f"in translation {_quoted(note.translation, '', 'q')}")
    parts += map(_link, note.links)
    return "; ".join(parts) + "."


def _quoted(text: str, language: str, element: str) -> str:
    """Return words of a source, with the language that they are in."""
    lang = f' lang="{escape(language)}"' if language else ""
    return f'<{element} dir="auto"{lang}>{escape(text)}</{element}>'


def _link(link: str) -> str:
    shown = escape(link)
    return f'<a href="{shown}" rel="noreferrer">{shown}</a>' if is_web(link) else _auto(link)


HTML = Format(
    name="html",
    suffixes=(".html", ".htm"),
    about="A chronology to print: one page by year, with its sources in footnotes.",
    recognises=never,
    load=None,
    dump=_dump,
)
