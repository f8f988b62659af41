"""What an examination of a database found, as a page for a person."""

from collections.abc import Mapping, Sequence
from typing import IO, Any

from chronology.render.page import Page
from chronology.render.screen import Screen


def render_examination(told: Mapping[str, Any], out: IO[str], screen: Screen) -> None:
    """Write the page.

    Args:
        told: what `chronology db doctor --format json` prints.
        out: where to.
        screen: what ``out`` is.
    """
    page = Page(out, screen)
    findings: Sequence[Mapping[str, Any]] = told["findings"]
    left = [each for each in findings if not each["repaired"]]
    mended = [each for each in findings if each["repaired"]]
    page.heading(_summary(told, left))
    for title, some in (("Repaired", mended), ("Left", left) if mended else ("", left)):
        if some:
            page.title(title)
        for each in some:
            _finding(page, each)
    if told["backup"]:
        page.section("Backup", [f"What it was before is kept in {told['backup']}."])


def _summary(told: Mapping[str, Any], left: Sequence[Mapping[str, Any]]) -> str:
    where = f"{told['database']} (schema {told['schema']})"
    damage = sum(each["severity"] == "damage" for each in left)
    if damage:
        return f"{where} is damaged: {damage} {'thing is' if damage == 1 else 'things are'} wrong."
    also = f"; {len(left)} to be noticed" if left else ""
    return f"{where} is sound: {len(told['examined'])} examinations found nothing wrong{also}."


def _finding(page: Page, finding: Mapping[str, Any]) -> None:
    page.item(f"{finding['kind']}: {finding['what']}")
    if finding["examples"]:
        more = finding["count"] - len(finding["examples"])
        listed = "; ".join(finding["examples"])
        page.detail(f"{listed}; {more:,} more" if more > 0 else listed)
    if not finding["repaired"]:
        page.detail(finding["advice"])
