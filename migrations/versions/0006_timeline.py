"""The view ``timeline`` makes each row by itself, so that a million events can be read with it.

Revision ID: 0006
Revises: 0005
Create Date: 2026-11-21
"""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

#: The seconds of the years 1 to 9999, whose days both engines know.
_NEAR = "BETWEEN -62135596800 AND 253402300799"

#: The day of any other second. Days are counted from 1 March of a year long before any
#: event, so that every division is of positive numbers; then comes the era arithmetic
#: of 400-year cycles (146,097 days). LIMIT keeps the steps from being written out in
#: one another, which would work each of them out many times.
_FAR = """(
  SELECT CASE WHEN y < 0 THEN '-' ELSE '' END
    || CASE WHEN abs(y) < 10 THEN '000' WHEN abs(y) < 100 THEN '00' WHEN abs(y) < 1000 THEN '0' ELSE '' END
    || CAST(abs(y) AS TEXT) || CASE WHEN m < 10 THEN '-0' ELSE '-' END || CAST(m AS TEXT)
    || CASE WHEN d < 10 THEN '-0' ELSE '-' END || CAST(d AS TEXT)
  FROM (
    SELECT era * 400 + year - 100000000000 + CASE WHEN month < 10 THEN 0 ELSE 1 END AS y,
      month + CASE WHEN month < 10 THEN 3 ELSE -9 END AS m, day - (153 * month + 2) / 5 + 1 AS d
    FROM (
      SELECT era, year, day, (5 * day + 2) / 153 AS month FROM (
        SELECT era, year, day - (365 * year + year / 4 - year / 100) AS day FROM (
          SELECT era, day, (day - day / 1460 + day / 36524 - day / 146096) / 365 AS year FROM (
            SELECT days / 146097 AS era, days % 146097 AS day FROM (
              SELECT ({moment} + 3155695200000000000) / 86400 + 719468 AS days LIMIT 1
            ) AS counted LIMIT 1
          ) AS cycles LIMIT 1
        ) AS years LIMIT 1
      ) AS days LIMIT 1
    ) AS months LIMIT 1
  ) AS civil
)"""


def _sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _day(moment: str) -> str:
    """Return the SQL of the day of a moment, an expression."""
    near = (
        f"date({moment}, 'unixepoch')"
        if _sqlite()
        else f"to_char(to_timestamp({moment}) AT TIME ZONE 'UTC', 'YYYY-MM-DD')"
    )
    return f"CASE WHEN {moment} {_NEAR} THEN {near} ELSE {_FAR.replace('{moment}', moment)} END"


def _remake(file: str, days: dict[str, str]) -> None:
    statement = Path(__file__).with_name(file).read_text(encoding="utf-8")
    for name, text in {"join": "group_concat" if _sqlite() else "string_agg", **days}.items():
        statement = statement.replace(f"{{{name}}}", text)
    op.execute("DROP VIEW timeline")
    op.execute(sa.text(statement.replace(":", "\\:")))


def upgrade() -> None:
    earliest, latest = _day("e.date_start_earliest"), _day("(e.date_end_latest - 1)")
    days = {
        "earliest": f"CASE WHEN e.date_start_earliest > -9223372036854775807 THEN {earliest} END",
        "latest": (
            "CASE WHEN e.date_end_latest < 9223372036854775807"
            f" AND e.date_end_latest > -9223372036854775806 THEN {latest} END"
        ),
    }
    _remake("0006_timeline.sql", days)


def downgrade() -> None:
    _remake("0001_timeline.sql", {})
