"""Writes docs/checks.md, the reference page of the checks, from the checks themselves.

``python -m chronology.checks.reference`` prints the page.
"""

import sys

from chronology.checks import CHECKS, Check, Tier

_HEAD = """\
# The checks

`chronology check` compares what a chronology holds with itself and reports what cannot, or may
not, all be true. This page is written by `python -m chronology.checks.reference` from the checks;
change them rather than the page.

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

A finding that you have looked into and want to keep as it is: `chronology check accept FINGERPRINT
--because "…"`. The fingerprint covers every value that the finding rests on; when one of them
changes, the finding is open again.
"""


def page() -> str:
    """Return the reference page, in Markdown."""
    tiers = ", ".join(f"`{tier.value}`" for tier in Tier)
    parts = [_HEAD.replace("TIERS", tiers)]
    for tier in Tier:
        parts.append(f"## {tier.value.capitalize()}\n")
        parts += [_section(check) for check in CHECKS if check.tier is tier]
    return "\n".join(parts).rstrip() + "\n"


def _section(check: Check) -> str:
    rows = (
        ("Compares", check.compares),
        ("Certain", check.certain),
        ("Possible", check.possible),
        ("Cannot tell", check.cannot_tell),
        ("Speaks instead of", ", ".join(f"`{name}`" for name in check.supersedes)),
        ("To quiet it", check.quiet),
    )
    lines = [f"### `{check.id}`", "", check.why, ""]
    lines += [f"- **{title}:** {text}" for title, text in rows if text]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(page())
