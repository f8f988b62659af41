"""The grammar of dates in words: one family of phrases a file.

Tokens (``tokens``) carry the categories that a language's lexicon gives them. A
date is read as a piece (``piece``) by the families: ``years``, ``days``,
``numeric``, ``ages``, ``seasons``, ``nth``, ``parts``, ``times``, ``relative``;
``period`` composes them, ``expression`` joins pieces with connectives, and
``evaluate`` says what that means.
"""
