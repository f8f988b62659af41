"""The parts of a row of the Global Terrorism Database, one file each."""
