"""Writes docs/checks.md and docs/checks/, the pages of the checks, from the checks themselves.

``python -m chronology.checks.reference`` writes those that changed and removes
those of checks that are no more; a test notices a page that is stale.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from chronology.checks import CHECKS, Check, Tier
from chronology.checks.limits import LIMITS, Limit

DOCS = Path(__file__).parents[2] / "docs"

_INDEX = """\
# The checks

`chronology check` compares what a chronology holds with itself and reports what cannot, or may
not, all be true. This page and the page of each check are written by
`python -m chronology.checks.reference` from the checks; change them rather than the pages.

A finding is **certain** if no choice of dates within their stated bounds makes it go away,
**possible** if some choices do and some do not and a reader should know. Some things a check
**cannot tell**, for want of a date. `chronology check` reports what is certain;
`chronology check --possible` the rest too. `chronology check NAME…` runs the named checks, or all
of a tier (TIERS). A certain contradiction is an error and a possible one a warning; where sources
merely differ, or say too little, it is one step less.

What is never a finding: a refined date beside a vaguer one; a place and one within it; days that
touch; a bound that nobody stated; anything that rests on a deprecated claim. A date marked as
uncertain (`?`) proves nothing: with it a finding is possible at most. Two events at odds are
reported once, by the most specific check.

`chronology check --since DATE` reports only what concerns an event, or rests on a claim, that was
added, changed or removed from then on. `--format sarif` writes SARIF 2.1.0, in which events are
logical locations (`event/12`).

## Keeping a finding as it is

`chronology check accept FINGERPRINT --because "…"` accepts a finding that you have looked into. The
fingerprint covers every value that the finding rests on; when one of them changes, the finding is
open again. `chronology check list --accepted` shows who accepted what, when and why, `chronology
check list --stale` those whose finding is gone or open again, and `chronology check forget
FINGERPRINT` takes an acceptance back.
"""

_LIMITS = """\
## Limits

Some checks keep to a number that is a judgement. `chronology check limits` lists them and
`chronology check limits NAME VALUE` sets one for a chronology; a finding that used a limit shows
it, and opens again when it changes.

| limit | usual value | what it decides | from |
|---|---|---|---|
"""


def pages() -> dict[str, str]:
    """Return every page, in Markdown, by its path below ``docs``."""
    return {
        "checks.md": _index(),
        **{f"checks/{check.id}.md": page(check) for check in CHECKS},
    }


def _index() -> str:
    parts = [_INDEX.replace("TIERS", ", ".join(f"`{tier.value}`" for tier in Tier))]
    for tier in Tier:
        lines = [
            f"- [`{check.id}`](checks/{check.id}.md): {check.why}"
            for check in CHECKS
            if check.tier is tier
        ]
        parts.append("\n".join([f"## {tier.value.capitalize()}", "", *lines, ""]))
    limits = (
        f"| `{one.name}` | {one.default:g} {one.unit} | {one.meaning} | {one.source} |\n"
        for one in LIMITS
    )
    parts.append(_LIMITS + "".join(limits))
    return "\n".join(parts).rstrip() + "\n"


def page(check: Check) -> str:
    """Return the page of one check, in Markdown."""
    head = f"# `{check.id}`\n\n{check.why}\n\nIn the tier `{check.tier.value}`;"
    parts = [f"{head} [all checks](../checks.md).\n"]
    parts += [f"## {title}\n\n{text}\n" for title, text in _sections(check)]
    return "\n".join(parts).rstrip() + "\n"


def _sections(check: Check) -> Iterator[tuple[str, str]]:
    yield "What it compares", _sentence(check.compares)
    yield "When it is certain", _sentence(check.certain) or "It never is."
    yield "When it is possible", _sentence(check.possible) or "It never is only possible."
    yield "When it cannot tell", _sentence(check.cannot_tell) or "It can always tell."
    yield "Limits", _limits(check) or "It keeps to none."
    yield "Beside other checks", _beside(check)
    if check.example:
        yield "A finding", "\n".join(["```", *check.example, "```"])
    accept = 'Or accept it: `chronology check accept FINGERPRINT --because "…"`.'
    yield "To quiet it", f"{_sentence(check.quiet)} {accept}"


def _limits(check: Check) -> str:
    known: dict[str, Limit] = {limit.name: limit for limit in LIMITS}
    lines = [
        f"- `{name}`, {known[name].default:g} {known[name].unit} unless set: {known[name].meaning}"
        for name in check.limits
    ]
    return "\n".join(lines)


def _beside(check: Check) -> str:
    """Return of which checks this one takes the place, and which take its own."""
    lesser = _linked(check.supersedes)
    greater = _linked(other.id for other in CHECKS if check.id in other.supersedes)
    wider = _linked(check.gives_way_to)
    lines = []
    if lesser:
        lines.append(f"Of the same two events it speaks instead of {lesser}.")
    if greater:
        lines.append(f"Of the same two events these speak instead of it: {greater}.")
    if wider:
        lines.append(f"It is silent where its claims are all among those of {wider}.")
    return " ".join(lines) or "It neither takes the place of another check nor leaves it to one."


def _linked(names: Iterator[str] | tuple[str, ...]) -> str:
    return ", ".join(f"[`{name}`]({name}.md)" for name in names)


def _sentence(text: str) -> str:
    """Return a text of a check as a sentence."""
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text.endswith(".") else ".")


def main() -> int:
    """Write the pages that changed, and remove those of no check."""
    wanted = pages()
    (DOCS / "checks").mkdir(exist_ok=True)
    for old in (DOCS / "checks").glob("*.md"):
        if f"checks/{old.name}" not in wanted:
            old.unlink()
    for name, text in wanted.items():
        path = DOCS / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
