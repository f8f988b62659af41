"""What an import did, in words or as JSON."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from chronology.cli.output import limit_for, say, say_cut

if TYPE_CHECKING:
    from chronology.formats import ImportReport

#: So many single events of one kind are told of; JSON has all.
_FEW = 5
#: So many refusals are printed; the file of refused rows has all.
_MANY = 50

_MARKS = {"added": "+", "updated": "~", "kept": "=", "replaced": "!", "gone": "-"}


def print_report(report: "ImportReport", shown: str, *, diff: bool) -> None:
    """Print what an import did: words on standard output, refusals on standard error.

    Args:
        report: what came of it.
        shown: "table" for words, or "json".
        diff: whether to tell of every event that is new or changed.
    """
    if shown == "json":
        from chronology.render.jsontext import to_json

        sys.stdout.write(to_json(as_json(report)) + "\n")
    else:
        if diff:
            _print_diff(report)
        for line in lines_of(report):
            say(line)
    sys.stdout.flush()
    for refusal in report.refused[:_MANY]:
        say(str(refusal), err=True)
    if report.refusals > _MANY:
        say(f"and {report.refusals - _MANY} more.", err=True)


def lines_of(report: "ImportReport") -> Iterator[str]:
    """Yield what was read, and what came of it; of a dry run, what would have."""
    counts = {
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "refused": report.refusals,
    }
    would = "would be " if report.dry_run else ""
    done = ", ".join(f"{count} {word}" for word, count in counts.items() if count)
    events = _counted(report.read, "event")
    yield f"Read {events}: {would}{done}." if done else f"Read {events}."
    if report.created:
        made = ", ".join(_counted(count, kind) for kind, count in report.created.items())
        yield f"Besides events, {would}new: {made}."
    if report.changed:
        filled = ", ".join(_counted(count, kind) for kind, count in report.changed.items())
        yield f"Filled in where nothing stood: {filled}."
    yield from _told(report)
    yield from _warnings(report)
    if report.refused_path is not None:
        yield (
            f"The refused rows are in {report.refused_path};"
            " correct them there and import that file."
        )
    if report.dry_run:
        yield "This was a dry run: nothing was changed."


def _told(report: "ImportReport") -> Iterator[str]:
    """Yield what is said of single events, the first of each kind."""
    if report.kept:
        yield f"{_counted(report.kept, 'field')} edited here, kept against the dataset:"
        yield from _first(report, "kept")
    if report.replaced:
        yield f"{_counted(report.replaced, 'field')} edited here, replaced by the dataset's words:"
        yield from _first(report, "replaced")
    if report.gone:
        yield f"{_counted(report.gone, 'event')} of the dataset not in this file; nothing is removed:"
        yield from _first(report, "gone")


def _first(report: "ImportReport", change: str) -> Iterator[str]:
    count = 0
    for entry in report.told:
        if entry["change"] == change:
            count += 1
            if count > _FEW:
                yield "  …; --format json has all."
                return
            yield "  " + entry_line(entry)


def _warnings(report: "ImportReport") -> Iterator[str]:
    for kind, warned in sorted(report.warnings.items()):
        more = "; …" if warned.count > len(warned.examples) else ""
        yield f"Noticed {warned.count} × {kind}: {'; '.join(warned.examples)}{more}"


def _print_diff(report: "ImportReport") -> None:
    limit = limit_for(None, "table")
    for count, entry in enumerate(report.told):
        if limit is not None and count >= limit:
            say_cut(limit, len(report.told))
            break
        for line in diff_lines(entry):
            say(line)


def diff_lines(entry: dict[str, Any]) -> Iterator[str]:
    """Yield one entry of a report for a person, an updated event field by field."""
    mark = _MARKS[entry["change"]]
    if entry["change"] != "updated":
        yield f"{mark} {entry_line(entry)}"
        return
    yield f"{mark} {_event(entry)}"
    for name, change in entry["fields"].items():
        old, new = _differing(change.get("old"), change.get("new"))
        yield f"    {name}: {_value(old)} → {_value(new)}"


def _differing(old: Any, new: Any) -> tuple[Any, Any]:
    """Return of two lists what only one of them holds, if anything; else both values."""
    if not (isinstance(old, list) and isinstance(new, list)):
        return old, new
    gone, come = [one for one in old if one not in new], [one for one in new if one not in old]
    return (gone, come) if gone or come else (old, new)


def entry_line(entry: dict[str, Any]) -> str:
    """Return one entry of a report as one line."""
    if entry["change"] in ("kept", "replaced"):
        if entry["field"] == "event":
            became = "stays removed" if entry["change"] == "kept" else "was removed and is back"
            return f"{entry['change']}: “{entry['theirs']}” ({entry['external_id']}) {became}"
        yours, theirs = _value(entry["yours"]), _value(entry["theirs"])
        where = f"{entry['change']}: @{entry['event']} {entry['field']}"
        return f"{where}: yours {yours}, the dataset's {theirs}"
    return _event(entry)


def _event(entry: dict[str, Any]) -> str:
    number = f"@{entry['event']} " if entry["event"] is not None else ""
    return f"{number}“{entry['title']}” ({entry['external_id']})"


def _value(value: Any) -> str:
    if value is None or value == []:
        return "nothing"
    return f"“{'; '.join(value) if isinstance(value, list) else value}”"


def as_json(report: "ImportReport") -> dict[str, Any]:
    """Return a report as plain data, with all that is said of single events."""
    return {
        "read": report.read,
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "kept": report.kept,
        "replaced": report.replaced,
        "gone": report.gone,
        "refused": report.refusals,
        "refused_path": report.refused_path,
        "refusals": [
            {"line": refusal.line, "where": refusal.where, "why": refusal.why}
            for refusal in report.refused
        ],
        "created": report.created,
        "changed": report.changed,
        "warnings": {
            kind: {"count": warned.count, "examples": warned.examples}
            for kind, warned in report.warnings.items()
        },
        "events": list(report.told),
        "dry_run": report.dry_run,
    }


def _counted(count: int, kind: str) -> str:
    """Return "1 category", "2 categories"."""
    if count == 1:
        return f"1 {kind}"
    return f"{count} {kind[:-1]}ies" if kind.endswith("y") else f"{count} {kind}s"
