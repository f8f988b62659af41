"""From whatever went wrong to one clear sentence, a cure, and an exit status.

Nothing here imports a database package: what they raise is known by name, so
that a program that never used one does not load it in order to fail.
"""

import errno
import os
import sys
from collections.abc import Iterator, Sequence

import click

from chronology.errors import BadInputError, ChronologyError, DatabaseError, DeclinedError

INTERRUPTED = 130

#: What the operating system says when there is no way to write.
_CANNOT_WRITE = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your quota of disk space is used up",
    errno.EFBIG: "the file would become larger than is allowed",
    errno.EROFS: "the disk is read-only",
    errno.EIO: "the disk reported an error",
}
_WRITE_CURE = (
    "Nothing was half-written in the database; make room or choose another place, and try again."
)

#: What it says of a file that the user named.
_BAD_FILE = {
    errno.ENOENT: "there is no such file",
    errno.EISDIR: "it is a folder",
    errno.ENOTDIR: "part of the path is not a folder",
    errno.EACCES: "you may not open it",
    errno.EPERM: "you may not open it",
    errno.ENAMETOOLONG: "the name is too long",
}


def soften_streams() -> None:
    """Let a stream that cannot show a letter write its code; replace one that is closed."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = open(os.devnull, "r+", encoding="utf-8")  # noqa: SIM115 - as long as the process
            setattr(sys, name, nowhere)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def refuse_unreadable(words: Sequence[str]) -> None:
    """Refuse words that are not text in the terminal's encoding.

    Raises:
        BadInputError: a word holds bytes that are no letters.
    """
    for word in words:
        if any("\ud800" <= letter <= "\udfff" for letter in word):
            shown = word.encode("utf-8", "backslashreplace").decode("utf-8")
            raise BadInputError(
                f"“{shown}” is not text in the encoding that the terminal says it uses.",
                "Type it in UTF-8.",
            )


def explain(error: BaseException) -> int:
    """Say on stderr what went wrong; return the exit status of it."""
    if isinstance(error, BrokenPipeError) or _errno(error) == errno.EPIPE:
        _forget_output()
        return 0
    if isinstance(error, KeyboardInterrupt | click.Abort):
        _say("Interrupted; nothing was half-written.")
        return INTERRUPTED
    if isinstance(error, click.UsageError):
        _say(f"Error: {_sentence(error.format_message())}", _usage_cure(error))
        return 2
    known = error if isinstance(error, ChronologyError) else translate(error)
    _say(f"Error: {known.sentence}", known.cure)
    if isinstance(known, DeclinedError):
        _forget_output()
    return known.exit_status


def translate(error: BaseException) -> ChronologyError:
    """Return, in the user's terms, an error that no room of the program foresaw."""
    for cause in _causes(error):
        if isinstance(cause, ChronologyError):
            return cause
        if isinstance(cause, OSError) and cause.errno is not None:
            return _of_system(cause)
        package = type(cause).__module__.partition(".")[0]
        if package in ("sqlite3", "psycopg"):
            return _of_engine(cause)
    if isinstance(error, MemoryError):
        return DeclinedError("There was not enough memory.", "Ask for less at a time.")
    if isinstance(error, click.ClickException):
        return BadInputError(_sentence(error.format_message()))
    return _unforeseen(error)


def _of_system(error: OSError) -> ChronologyError:
    name = f"“{os.fsdecode(error.filename)}”" if error.filename else "the output"
    code = error.errno or 0
    if code in _CANNOT_WRITE:
        return DeclinedError(f"Could not write {name}: {_CANNOT_WRITE[code]}.", _WRITE_CURE)
    if code in _BAD_FILE:
        return BadInputError(f"Cannot open {name}: {_BAD_FILE[code]}.", "Check the path.")
    return DeclinedError(f"Could not use {name}: {error.strerror or error}.", "Try again.")


def _of_engine(error: BaseException) -> ChronologyError:
    said = " ".join(str(error).split())
    if any(words in said for words in ("disk is full", "readonly", "disk I/O")):
        return DeclinedError(f"Could not write the database: {said}.", _WRITE_CURE)
    return DatabaseError(f"The database could not be used: {said}.", "See `chronology db status`.")


def _unforeseen(error: BaseException) -> ChronologyError:
    if os.environ.get("CHRONOLOGY_DEBUG"):
        raise error
    said = " ".join(str(error).split())
    return DeclinedError(
        f"The program failed in a way that it did not foresee ({type(error).__name__}: {said}).",
        "This is a fault of the program, and nothing was half-written; "
        "please report it with what CHRONOLOGY_DEBUG=1 shows.",
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield the error and what lies beneath it: an engine's error inside a wrapper's."""
    cause: BaseException | None = error
    met: list[BaseException] = []
    # An error may be its own cause, or that of its cause.
    while cause is not None and not any(cause is one for one in met):
        yield cause
        met.append(cause)
        cause = getattr(cause, "orig", None) or cause.__cause__


def _errno(error: BaseException) -> int | None:
    return error.errno if isinstance(error, OSError) else None


def _sentence(words: str) -> str:
    """Return the words of an error as one line that ends like a sentence."""
    line = " ".join(words.split())
    return line if line.endswith((".", "?", "!", ")")) else f"{line}."


def _usage_cure(error: click.UsageError) -> str:
    if error.ctx is None:
        return "See `chronology --help`."
    if isinstance(error, click.NoSuchOption) and error.option_name == "--db":
        command = error.ctx.command_path.split(maxsplit=1)[-1]
        return f"It stands before the command: `chronology --db FILE {command}`."
    return f"See `{' '.join(error.ctx.command_path.split())} --help`."


def _say(*lines: str) -> None:
    """Write on stderr what was not empty, after what was already printed."""
    from chronology.render.visible import visible

    try:
        sys.stdout.flush()
    except OSError:
        _forget_output()
    try:
        for line in lines:
            if line:
                sys.stderr.write(f"{visible(line)}\n")
        sys.stderr.flush()
    except OSError:
        # Nobody reads our errors any more; the exit status still tells.
        return


def _forget_output() -> None:
    """Send what is still buffered nowhere, so that leaving does not fail once more."""
    try:
        stream = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
