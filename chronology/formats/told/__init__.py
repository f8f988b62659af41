"""An event as other formats carry it for programs: the object of a list, and who says so."""
