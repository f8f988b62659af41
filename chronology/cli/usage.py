"""Bad usage: options that are each well and together mean nothing."""

import click


def bad_usage(sentence: str) -> click.UsageError:
    """Return the error that says so, and points to the help of the running command."""
    return click.UsageError(sentence, click.get_current_context(silent=True))
