"""The refusal of a date: what was given, where it goes wrong, why, and what would do."""

from chronology.errors import BadInputError

#: A phrase longer than this is cut where it is quoted.
QUOTED = 200

#: The offending part is cut at this length.
_FRAGMENT = 40

_SUGGESTION = 80


class DateError(BadInputError):
    """A phrase that cannot be read whole as a date.

    Args:
        text: the phrase as it was given.
        why: the reason, a clause without a full stop ("February 2015 has 28 days").
        position: 0-based index of the offending part, None where the whole is at fault.
        length: how many characters the offending part has.
        suggestion: a phrase that would be understood, "" where there is none to offer;
            one longer than 80 characters helps nobody, and is left out.
    """

    def __init__(
        self,
        text: str,
        why: str,
        position: int | None = None,
        length: int = 0,
        suggestion: str = "",
    ) -> None:
        self.text = text
        self.why = why
        self.position = position
        self.length = length
        suggestion = suggestion if len(suggestion) <= _SUGGESTION else ""
        self.suggestion = suggestion
        sentence = f"“{_cut(text, QUOTED)}” cannot be read as a date: {self._place()}{why}."
        super().__init__(sentence, f"Try “{suggestion}”." if suggestion else "")

    def _place(self) -> str:
        """Return the words that mark the offending part."""
        if self.position is None:
            return ""
        part = self.text[self.position : self.position + self.length]
        if not part:
            return f"after character {self.position}, " if self.position else "at its beginning, "
        return f"at “{_cut(part, _FRAGMENT)}” (character {self.position + 1}), "

    def within(self, text: str, offset: int) -> "DateError":
        """Return the same refusal of the longer phrase ``text``.

        ``offset`` is where in it the phrase refused so far begins. What it
        suggests stands in the place of that phrase.
        """
        suggestion = self.suggestion
        if suggestion:
            suggestion = text[:offset] + suggestion + text[offset + len(self.text) :]
        if self.position is None:
            return DateError(text, self.why, offset, len(self.text), suggestion)
        return DateError(text, self.why, offset + self.position, self.length, suggestion)

    def without_suggestion(self) -> "DateError":
        """Return the same refusal with nothing to offer."""
        return DateError(self.text, self.why, self.position, self.length)


def _cut(words: str, limit: int) -> str:
    return words if len(words) <= limit else words[:limit] + "…"
