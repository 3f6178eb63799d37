"""
What do the charts of the explorer look like?

A chart is a `Chart`: words for those who cannot see it, and the drawing as markup. To add one, write a file
here with a function that gets plain values, draws them with matplotlib in `COLOURS` and no others, and gives
what `draw_chart` makes of it under a name that is unique on its page. A template shows it with `chart` of
`parts.html`, with the data beneath.
"""

from __future__ import annotations

from .drawing import COLOURS, Chart, draw_chart

__all__ = ["COLOURS", "Chart", "draw_chart"]
