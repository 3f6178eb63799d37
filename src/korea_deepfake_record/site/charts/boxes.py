"""What do a box and a line of a graph say, and how much room does that take?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

# In pixels of the page: a box, a row of letters, and what is left free around words.
WIDTH, LETTERS, PAD = 190.0, 14.0, 7.0
BOLD, PLAIN = FontProperties(size=11, weight="bold"), FontProperties(size=10.5)
MOST_ROWS = 2
CUT = "…"


@dataclass(frozen=True)
class Box:
    """What a box says, where it leads, how many begin there, its look, and whether the page is about it."""

    name: str
    told: str
    number: str
    address: str = ""
    look: str = "plain"
    is_here: bool = False

    @cached_property
    def named_rows(self) -> list[str]:
        """The name, beside the number."""
        return wrap(self.name, BOLD, WIDTH - 3 * PAD - measure(self.number, BOLD))

    @cached_property
    def told_rows(self) -> list[str]:
        """What is told below the name."""
        return wrap(self.told, PLAIN, WIDTH - 2 * PAD)

    @property
    def height(self) -> float:
        """How high the words are."""
        return 2 * PAD + LETTERS * len([*self.named_rows, *self.told_rows])


@dataclass(frozen=True)
class Line:
    """A line from the box `high` to the box `low`: what it says, and the rank of each of its codes."""

    low: int
    high: int
    told: str
    kind: int = 0
    scope: int = 0
    basis: int = 0

    @property
    def width(self) -> float:
        """How wide the words are."""
        return measure(self.told, PLAIN) + 2 * PAD


@cache
def measure(text: str, font: FontProperties) -> float:
    """How wide a text is."""
    width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(width)


def wrap(text: str, font: FontProperties, width: float) -> list[str]:
    """The rows of a text that must not be wider, cut off where there would be too many."""
    rows: list[str] = []
    for word in text.split():
        longer = f"{rows[-1]} {word}" if rows else word
        rows = [*rows[:-1], longer] if rows and measure(longer, font) <= width else [*rows, word]
    kept = rows[:MOST_ROWS]
    if len(rows) > MOST_ROWS:
        kept[-1] += CUT
    return [cut(each, font, width) for each in kept]


def cut(text: str, font: FontProperties, width: float) -> str:
    """The text as far as it fits."""
    while measure(text, font) > width:
        text = text.removesuffix(CUT)[:-1] + CUT
    return text
