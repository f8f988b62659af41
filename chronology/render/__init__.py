"""How things are printed: tables, listings and pages for people, CSV and JSON for programs.

Nothing here reads a database or decides anything; it is given values and
writes text.
"""
