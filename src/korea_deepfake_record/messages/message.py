"""What is one message that a contributor can meet?"""

from __future__ import annotations

from dataclasses import dataclass

from ..finding import Finding


@dataclass(frozen=True)
class Message:
    """What a rule asks, and one finding of it as it is printed."""

    meaning: str
    example: Finding

    @property
    def rule(self) -> str:
        """The name in brackets at the end of the line."""
        return self.example.rule


def say(rule: str, meaning: str, place: str, problem: str, cure: str) -> Message:
    """A message from the parts of its line; the place is file, line and column, as far as known."""
    path, line, column = (*place.split(":"), "", "")[:3]
    return Message(meaning, Finding(path, int(line or 0), column, problem, cure, rule))
