"""TimeMap read: the events, sources and associations behind Forensic Architecture's maps."""
