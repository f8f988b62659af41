"""What is wrong with a database, in words, and the repair of what can be worked out again."""
