"""Whether a person sits at the terminal, and asking that person."""

import sys

from chronology.errors import DeclinedError


def is_interactive() -> bool:
    """Return whether somebody can read a question and answer it."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(question: str) -> str:
    """Ask and return the answer, stripped; "" where the person only pressed Enter.

    Raises:
        DeclinedError: the person closed the input (Ctrl-D).
    """
    while True:
        try:
            answer = input(question).strip()
        except EOFError:
            sys.stdout.write("\n")
            raise DeclinedError("Stopped at a question; nothing was changed.") from None
        except UnicodeDecodeError:
            answer = "\udcff"
        if answer.isprintable() or not any("\ud800" <= letter <= "\udfff" for letter in answer):
            return answer
        sys.stdout.write("That is not text in the terminal's encoding; type it again.\n")


def agree(question: str, *, otherwise: bool = False) -> bool:
    """Ask a yes-or-no question until it is answered; Enter means ``otherwise``."""
    from chronology.render.visible import visible

    choices = "[Y/n]" if otherwise else "[y/N]"
    while True:
        answer = ask(f"{visible(question)} {choices} ").lower()
        if not answer:
            return otherwise
        if answer in ("y", "yes"):
            return True
        if answer in ("n", "no"):
            return False
        sys.stdout.write("Please answer y or n.\n")
