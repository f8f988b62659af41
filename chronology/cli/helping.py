"""Help texts that end in a worked example."""


def with_example(text: str, *examples: str) -> str:
    """Return ``text`` with examples, each a command without the program's name.

    A test runs every example against the demo database.
    """
    heading = "Example" if len(examples) == 1 else "Examples"
    lines = "\n".join(f"  chronology {example}" for example in examples)
    return f"{text}\n\n\b\n{heading}:\n{lines}\n"
