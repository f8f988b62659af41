"""Benchmarks: each measures against a peer or a limit in the same run and prints a ratio."""
