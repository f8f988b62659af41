"""The reader of GDELT events."""
