"""`chronology bundle`: bundles of evidence, without a database."""

import click

from chronology.cli.group import Group


@click.group("bundle", cls=Group)
def command() -> None:
    """Bundles of evidence, checked without the database.

    `chronology export --bundle` makes one.

    \b
    Example:
      chronology bundle verify case.zip
    """


@command.command("verify")
@click.argument("file")
@click.option(
    "--manifest-sha256", metavar="HASH", help="The SHA-256 that its manifest was noted to have."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
    help="How to print it.",
)
def verify(*, file: str, manifest_sha256: str | None, format_: str) -> int:
    """Check that a bundle is what its maker made.

    Compares every file with the manifest by SHA-256 and size; finds what was added,
    removed or renamed, paths that lead elsewhere, links and traps; and compares what
    the events, their sources, the attached files and the history say of one another.
    Without --manifest-sha256 a bundle that was changed as a whole, its manifest with
    it, passes. Exits with 2 where something does not hold.

    \b
    Examples:
      chronology bundle verify case.zip
      chronology bundle verify case.zip --format json
    """
    from chronology.cli.bundling import print_check

    return print_check(file, manifest_sha256, format_)
