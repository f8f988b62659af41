"""Digests of text, and the text that no database holds."""

from hashlib import blake2b


class RecordError(ValueError):
    """Something in a record that no chronology can hold.

    Args:
        where: the field at fault, "" for the record as a whole.
        why: one sentence.
    """

    def __init__(self, where: str, why: str) -> None:
        super().__init__(why)
        self.where = where
        self.why = why


def digest(text: str) -> str:
    """Return 16 hexadecimal digits that another text has not.

    Raises:
        RecordError: the text holds half a character, or NUL.
    """
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        shown = f"U+{ord(text[error.start]):04X}"
        raise RecordError("", f"it holds {shown}, half of a character.") from None
    if b"\0" in data:
        raise RecordError("", "it holds the character NUL, which no text does.")
    return blake2b(data, digest_size=8).hexdigest()
