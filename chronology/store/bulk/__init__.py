"""Many rows at once: how a dataset of hundreds of thousands of events is written."""
