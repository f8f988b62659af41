"""Questions in plain words, understood without a model: dates, names, and the rest as text."""

from chronology.query.ask.question import Question, understand

__all__ = ["Question", "understand"]
