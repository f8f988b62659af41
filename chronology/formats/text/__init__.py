"""Text as files hold it: bytes to text, text to plain data, and back."""
