"""The reader of NOAA's significant earthquakes."""
