"""What the checks reason with: arithmetic, bounds, and the words for what they find."""
