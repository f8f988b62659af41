"""One file a command: each translates words into one call."""
