"""Taking back what a command did, from the history that it left."""
