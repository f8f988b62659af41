"""Populated chronologies of every earlier release, each made by the program of its time."""
