"""Gramps XML: what the program's elements mean, one concept a file."""
