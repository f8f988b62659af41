"""An export from which a profile takes what is withheld, in any format but the bundle."""

from typing import Any

from chronology.errors import BadInputError
from chronology.formats import FORMATS, ExportReport, export_file
from chronology.formats.bundle_file import BUNDLE
from chronology.formats.redact.profile import Profile
from chronology.formats.redact.report import RedactionReport
from chronology.formats.redact.run import redacted
from chronology.formats.registry import detect
from chronology.query.filters import Filter
from chronology.store.reader import Reader


def refuse_bundle(path: str, named: str | None) -> None:
    """Refuse to redact a bundle.

    Raises:
        BadInputError: the file is to be one, or its format cannot be told.
    """
    if detect(FORMATS, path, named) is BUNDLE:
        raise BadInputError(
            "A bundle cannot be redacted: its history and attached files would tell what was"
            " withheld.",
            "Export to another format, such as JSON Lines.",
        )


def export_redacted(
    reader: Reader, wanted: Filter | None, path: str, profile: Profile, **options: Any
) -> tuple[ExportReport, RedactionReport]:
    """Write events to a file without what a profile withholds.

    Args:
        reader: the chronology, in one snapshot.
        wanted: which events, None for all.
        path: the file; "-" is standard output.
        profile: what is withheld.
        options: those of ``export_file``.

    Raises:
        UnknownNameError: the profile names what the chronology does not hold.
        BadInputError: the file would be a bundle, or as ``export_file`` does.
        LossError: strict, and something would be lost besides what is withheld.
        DeclinedError: the file cannot be written.
    """
    refuse_bundle(path, options.get("format"))
    with redacted(reader, wanted, profile) as (copy, report):
        return export_file(copy, None, path, **options), report
