"""The parts of a row of the Armed Conflict Location & Event Data, one file each."""
