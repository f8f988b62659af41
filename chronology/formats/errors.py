"""Files that cannot be read at all."""

from chronology.errors import BadInputError


class FileFormatError(BadInputError):
    """A file that is not what it should be.

    Args:
        sentence: what is wrong, naming the file's part.
        cure: what to do about it.
        line: physical line, counted from 1, where one is known.
    """

    def __init__(self, sentence: str, cure: str = "", line: int | None = None) -> None:
        self.line = line
        super().__init__(f"Line {line}: {sentence}" if line is not None else sentence, cure)
