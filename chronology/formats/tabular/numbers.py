"""Numbers of spreadsheets as plain text."""


def number_text(number: float) -> str:
    """Return a number as short as gives it back, without ".0"."""
    if abs(number) < 1e15 and number == int(number):
        return str(int(number))
    return str(number) if isinstance(number, int) else repr(number)
