"""The parts of a row of the UCDP Georeferenced Event Dataset, one file each."""
