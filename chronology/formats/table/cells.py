"""What stands in one cell: text that no spreadsheet runs, lists, names with roles, figures."""

import re
from collections.abc import Iterable, Sequence

from chronology.formats.table.errors import CellError
from chronology.text import FORMULA_STARTS, neutralise

_NEUTRALISED = re.compile(f"'+[{FORMULA_STARTS}]")
# What has a meaning within one item, and is escaped in a name.
_IN_NAME = "\\;[]"
_IN_PATH = "\\;[]>"
_IN_MEASURE = "\\;[]="
#: What a spreadsheet would run may begin with one of these.
_STARTS = frozenset(FORMULA_STARTS.replace("\\", "") + "'")
_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\Z")


def restore(cell: str) -> str:
    """Return the text that ``neutralise`` made ``cell`` of."""
    return cell[1:] if _NEUTRALISED.match(cell) else cell


def csv_cell(text: str) -> str:
    """Return ``text`` as it stands between two commas: neutralised, and quoted where it must be."""
    # This is most of what a table of a million events does: no pattern is looked for.
    cell = neutralise(text) if text[:1] in _STARTS else text
    if '"' in cell:
        return '"' + cell.replace('"', '""') + '"'
    return f'"{cell}"' if "," in cell or "\n" in cell or "\r" in cell else cell


def csv_line(texts: Iterable[str]) -> str:
    """Return cells as one part of a line, before they are neutralised."""
    return ",".join(map(csv_cell, texts))


def join_list(items: Iterable[str]) -> str:
    """Return ``items`` as one cell: joined by "; ", with backslashes before what would mislead."""
    return "; ".join(escape(item, "\\;") for item in items)


def escape(item: str, special: str) -> str:
    """Return ``item`` with a backslash before each of ``special`` and before outer white space."""
    text = "".join(f"\\{char}" if char in special else char for char in item)
    if text[:1].isspace():
        text = "\\" + text
    if len(item) > 1 and item[-1].isspace():
        text = text[:-1] + "\\" + text[-1]
    return text


def split_escaped(cell: str, separator: str) -> list[str]:
    """Return the parts between unescaped separators, outer white space cut, escapes kept."""
    if "\\" not in cell:
        return [part.strip() for part in cell.split(separator)]
    parts = []
    current = ""
    at = 0
    while at < len(cell):
        if cell[at] == "\\" and at + 1 < len(cell):
            current += cell[at : at + 2]
            at += 2
        elif cell.startswith(separator, at):
            parts.append(current)
            current = ""
            at += len(separator)
        else:
            current += cell[at]
            at += 1
    return [_strip(part) for part in (*parts, current)]


def _strip(part: str) -> str:
    """Cut outer white space, but not the character that a backslash protects."""
    text = part.lstrip()
    cut = text.rstrip()
    if len(cut) < len(text) and _ends_in_escape(cut):
        cut += text[len(cut)]
    return cut


def _ends_in_escape(text: str) -> bool:
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def unescape(part: str) -> str:
    """Return ``part`` without its escaping backslashes."""
    return re.sub(r"\\(.)", r"\1", part, flags=re.DOTALL) if "\\" in part else part


def split_list(cell: str) -> list[str]:
    """Return the items of a list cell; empty ones are left out."""
    return [unescape(part) for part in split_escaped(cell, ";") if part]


def named_with_role(name: str, role: str | None) -> str:
    """Return one item of a list cell for a name in a role: ``Name [role]``."""
    shown = escape(name, "\\;[]")
    return f"{shown} [{escape(role, _IN_NAME)}]" if role else shown


def split_named(cell: str) -> list[tuple[str, str | None]]:
    """Return name and role, None where none is given, of each item of a list cell."""
    pairs: list[tuple[str, str | None]] = []
    for part in split_escaped(cell, ";"):
        if not part:
            continue
        opening = _opening(part)
        if opening > 0:
            pairs.append(
                (unescape(_strip(part[:opening])), unescape(_strip(part[opening + 1 : -1])))
            )
        else:
            pairs.append((unescape(part), None))
    return pairs


def _opening(part: str) -> int:
    """Return where the unescaped bracket opens that ends the part, -1 where none does."""
    if not part.endswith("]") or _ends_in_escape(part[:-1]):
        return -1
    at = part.rfind("[")
    while at > 0 and _ends_in_escape(part[:at]):
        at = part.rfind("[", 0, at)
    return at


def path_text(path: Sequence[str]) -> str:
    """Return a place as one item: the largest first, "Turkey > Istanbul > Aksaray"."""
    return " > ".join(escape(name, _IN_PATH) for name in path).lstrip()


def places_cell(places: Iterable[tuple[Sequence[str], str]]) -> str:
    """Return places, each a path with its role, as one cell."""
    return "; ".join(f"{path_text(path)} [{role}]" for path, role in places)


def split_places(cell: str) -> list[tuple[tuple[str, ...], str | None]]:
    """Return path and role of each place of a cell.

    A path that begins with ">" is whole, and begins with "" here; any other may
    lack the larger places.

    Raises:
        CellError: a place has no name.
    """
    places = []
    for part in split_escaped(cell, ";"):
        if not part:
            continue
        opening = _opening(part)
        words, role = (
            (part, None) if opening <= 0 else (part[:opening], unescape(part[opening + 1 : -1]))
        )
        path = tuple(unescape(name) for name in split_escaped(words, ">"))
        if not all(path[1:] if len(path) > 1 else path):
            raise CellError(f"“{part}” leaves a place without a name.")
        places.append((path, role))
    return places


def number_text(number: float | None) -> str:
    """Return a figure as short as gives it back; "" for an unknown one."""
    if number is None:
        return ""
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else repr(number)


def measure_text(
    kind: str, low: float | None, best: float | None, high: float | None, unit: str | None
) -> str:
    """Return a measure as one item: ``killed=3``, ``killed=3..5``, ``killed=2..3..5 [unit]``."""
    if low is None and high is None:
        figures = number_text(best)
    elif best is None:
        figures = f"{number_text(low)}..{number_text(high)}"
    else:
        figures = "..".join(number_text(number) for number in (low, best, high))
    text = f"{escape(kind, _IN_MEASURE)}={figures}"
    return f"{text} [{escape(unit, _IN_NAME)}]" if unit else text


Figures = tuple[str, float | None, float | None, float | None, str | None]


def split_measures(cell: str) -> list[Figures]:
    """Return kind, low, best, high and unit of each measure of a cell.

    Raises:
        CellError: a measure is not one.
    """
    return [_measure(part) for part in split_escaped(cell, ";") if part]


def kind_text(kind: str, figures: str) -> str:
    """Return as a measure the figures of a column that counts one kind: 3, 2..5 or 2..3..5."""
    return f"{escape(kind, _IN_MEASURE)}={escape(figures.strip(), _IN_MEASURE)}"


def _measure(part: str) -> Figures:
    opening = _opening(part)
    unit = unescape(_strip(part[opening + 1 : -1])) if opening > 0 else None
    words = _strip(part[:opening]) if opening > 0 else part
    kind, *rest = split_escaped(words, "=")
    if len(rest) != 1 or not kind:
        raise CellError(f"“{part}” is no measure such as killed=3 or killed=2..3..5.")
    figures = [_figure(figure, part) for figure in rest[0].split("..")]
    if len(figures) == 1:
        return unescape(kind), None, figures[0], None, unit
    if len(figures) == 2:
        return unescape(kind), figures[0], None, figures[1], unit
    if len(figures) == 3:
        return unescape(kind), figures[0], figures[1], figures[2], unit
    raise CellError(f"“{part}” gives more than low, best and high.")


def _figure(text: str, part: str) -> float | None:
    return read_number(text, f"“{part}” is no measure such as killed=3 or killed=2..3..5.")


def read_number(text: str, complaint: str) -> float | None:
    """Return the number in ``text``, None where it is blank.

    Raises:
        CellError: with ``complaint``, where it is not a finite number.
    """
    if not text.strip():
        return None
    if not _NUMBER.match(text.strip()):
        raise CellError(complaint)
    number = float(text)
    if number - number != 0:
        raise CellError(complaint)
    return number
