"""A whole copy of a chronology, made while others write: always one SQLite file."""
