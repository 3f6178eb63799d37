"""How does a drawing become part of a page, in light, in dark and on paper?"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from markupsafe import Markup
from matplotlib import style
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

STYLE = Path(__file__).with_name("site.mplstyle")
# In the page each becomes the variable of that name in `explorer.css`, which knows light and dark.
COLOURS = {
    **{"ink": "#1b1f24", "soft": "#4d5560", "line": "#c9ced6", "paper": "#ffffff", "raised": "#f3f4f6"},
    **{"pale": "#d6e8f4", "part-0": "#0b5394", "part-1": "#c4620a", "part-2": "#5c6670"},
    **{"part-3": "#8a6fb0", "part-4": "#3f8f6b", "part-5": "#b3435f"},
}
NAMES = {colour: name for name, colour in COLOURS.items()}
COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b")
LONG_NUMBER = re.compile(r"-?\b\d+\.\d{3,}\b")
# Of a marker, a pattern or an outline; a colour begins as a marker does, and is shorter.
REFERENCE = re.compile(r"(?<=url\(#)[\w.-]+|(?<=^#)[mh][0-9a-f]{10}$")
# The page says which font; a turn by nothing is none.
NO_CHANGE = re.compile(r"font-family:[^;]*;? ?|rotate\(-?0 [^)]*\)")
NEEDLESS = {"version", "target"}
UNTOLD = ("Date", "Creator", "Format", "Type")
PAINTS = ("fill", "stroke")
SVG = "{http://www.w3.org/2000/svg}"
LINK_NAMES = {"{http://www.w3.org/1999/xlink}href": "href"}


@dataclass(frozen=True)
class Chart:
    """A drawing as part of a page: what it shows in words, and the markup."""

    told: str
    svg: Markup


def open_figure(width: float, height: float) -> Figure:
    """A sheet of that many pixels, on which everything stands where it is put."""
    return Figure(figsize=(width / 72, height / 72))


def draw_chart(name: str, told: str, draw: Callable[[], Figure]) -> Chart:
    """
    Draw a chart and make it part of a page.

    Parameters
    ----------
    name : str
        What the chart is called on its page, unique there: letters, digits, hyphens, underscores.
    told : str
        What the chart shows, for those who cannot see it.
    draw : function
        Gives the figure, drawn in `COLOURS` and no others; its size is in inches of 72 points, and a point is
        a pixel of the page. It is called with the style of the site in force.

    Returns
    -------
    Chart
        An SVG that names no font and no colour of its own. Texts and artists with a `url` are links.

    Raises
    ------
    ValueError
        If something is drawn in a colour that the pages do not have.
    """
    stream = io.StringIO()
    with style.context([STYLE, {"svg.hashsalt": name}]), warnings.catch_warnings():
        # The font here only measures; the letters are those of the page.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        # To save the figure itself would draw it twice, the first time to lay it out.
        canvas = FigureCanvasSVG(draw())
        canvas.print_svg(stream, metadata=dict.fromkeys(UNTOLD))  # type: ignore[no-untyped-call]
    root = ElementTree.fromstring(stream.getvalue())
    for definitions in root.findall(f"{SVG}defs"):
        for each in definitions.findall(f"{SVG}style"):  # it would hold for the whole page
            definitions.remove(each)
    used = {name for each in root.iter() for value in each.attrib.values() for name in find_names(value)}
    for each in root.iter():
        adopt(each, name, used)
    introduce(root, told)
    ElementTree.register_namespace("", SVG.strip("{}"))
    return Chart(told, Markup(ElementTree.tostring(root, encoding="unicode")))


def find_names(value: str) -> list[str]:
    """The other parts of the drawing that an attribute refers to."""
    return REFERENCE.findall(value)


def adopt(part: ElementTree.Element, name: str, used: set[str]) -> None:
    """Give a part of a drawing a name of its own, if it needs one, and the colours of the page."""
    given = {LINK_NAMES.get(key, key): value for key, value in part.attrib.items() if key not in NEEDLESS}
    own = given.pop("id", "")
    # A variable is no value of an attribute, only of a style.
    styles = [f"{key}: {given.pop(key)}" for key in PAINTS if COLOUR.fullmatch(given.get(key, ""))]
    given["style"] = "; ".join(filter(None, [given.pop("style", ""), *styles]))
    adapted = {key: adapt(value, name) for key, value in given.items()}
    part.attrib.clear()
    part.attrib |= {"id": f"{name}_{own}"} if own in used else {}
    part.attrib |= {key: value for key, value in adapted.items() if value}
    part.text = part.text if part.tag == f"{SVG}text" else None
    part.tail = None


def adapt(value: str, name: str) -> str:
    """An attribute as the page has it."""
    named = REFERENCE.sub(rf"{name}_\g<0>", value)
    coloured = COLOUR.sub(name_colour, NO_CHANGE.sub("", named))
    short = LONG_NUMBER.sub(lambda each: f"{float(each[0]):.2f}".rstrip("0").rstrip("."), coloured)
    return " ".join(short.split())


def name_colour(found: re.Match[str]) -> str:
    """The variable of the page for a colour."""
    colour = found[0].lower()
    if colour not in NAMES:
        message = f"{colour!r} is no colour of the pages. Choose one of: {', '.join(COLOURS.values())}."
        raise ValueError(message)
    return f"var(--{NAMES[colour]})"


def introduce(root: ElementTree.Element, told: str) -> None:
    """Say in the root what the drawing shows and how large it is."""
    width, height = root.get("viewBox", "").split()[2:]
    # Who reads a picture aloud passes over its parts, and a link must not be passed over.
    role = "img" if root.find(f".//{SVG}a") is None else "group"
    root.attrib |= {"role": role, "aria-label": told, "width": width, "height": height}
