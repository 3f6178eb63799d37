"""How is one sheet of the workbook written, from its top, so that all of it can be read?"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .rows import Value

# A spreadsheet keeps fifteen digits of a number; longer ones stay whole as text.
LARGEST = 10**15
# Points, as spreadsheets count them: of one line, and of the highest row that there can be.
LINE, HIGHEST = 15, 409
A4, NOTE_WIDTH, NOTE_LETTERS = 9, 320, 48
# Text stays text when somebody edits it: no day is made of `1-2`, no formula of `=1`.
TEXT = {"num_format": "@", "text_wrap": True, "valign": "top"}
LOOKS = {
    "text": TEXT,
    "heading": TEXT | {"bold": True, "bottom": 1},
    "title": {"num_format": "@", "bold": True, "font_size": 16},
    "value": {"valign": "top"},
    "link": TEXT | {"font_color": "blue", "underline": 1},
}


@dataclass
class Page:
    """One sheet, written from its top."""

    book: Any
    name: str
    widths: Sequence[int]
    row: int = 0

    @cached_property
    def sheet(self) -> Any:
        """The sheet, printed as wide as a page however wide it is."""
        sheet = self.book.add_worksheet(self.name)
        sheet.set_paper(A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        for column, width in enumerate(self.widths):
            sheet.set_column(column, column, width)
        return sheet

    @cached_property
    def looks(self) -> dict[str, Any]:
        """How cells can look, as the book knows it."""
        return {name: self.book.add_format(look) for name, look in LOOKS.items()}

    def write(self, values: Sequence[Value], look: str = "text") -> None:
        """Write one row: text, numbers and truths as such, and nothing that is computed."""
        for column, value in enumerate(values):
            if isinstance(value, bool):
                self.sheet.write_boolean(self.row, column, value, self.looks["value"])
            elif isinstance(value, str) or (isinstance(value, int) and abs(value) >= LARGEST):
                self.sheet.write_string(self.row, column, str(value), self.looks[look])
            elif value is not None:
                self.sheet.write_number(self.row, column, value, self.looks["value"])
        # Not every program makes room by itself for text that is broken into lines.
        shown = [(str(value), width) for value, width in zip(values, self.widths, strict=False)]
        lines = max((count_lines(*each) for each in shown), default=1)
        if lines > 1:
            self.sheet.set_row(self.row, min(lines * LINE, HIGHEST))
        self.row += 1

    def link(self, sheet: str) -> None:
        """Let the first cell of the row that was written last lead to a sheet."""
        self.sheet.write_url(self.row - 1, 0, f"internal:'{sheet}'!A1", self.looks["link"], sheet)

    def finish(self, has_key: bool) -> None:
        """Keep the header in sight, on screen and on paper, and let it filter."""
        # Who scrolls to the right still sees which row it is.
        self.sheet.freeze_panes(1, int(has_key))
        self.sheet.autofilter(0, 0, self.row - 1, len(self.widths) - 1)
        self.sheet.repeat_rows(0)

    def note(self, column: int, text: str) -> None:
        """Say something at a cell of the first row, for who points at it."""
        height = LINE * (1 + count_lines(text, NOTE_LETTERS))
        self.sheet.write_comment(0, column, text, {"width": NOTE_WIDTH, "height": height})


def count_lines(text: str, width: int) -> int:
    """How many lines a text takes in a column, whose width is told in digits: letters are narrower."""
    if len(text) < width and "\n" not in text:
        return 1
    return sum(len(textwrap.wrap(line, width * 11 // 10)) or 1 for line in text.split("\n"))
