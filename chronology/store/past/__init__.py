"""Reading a chronology as it stood after an earlier command."""
