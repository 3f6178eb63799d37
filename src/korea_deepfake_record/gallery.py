"""What do the pages of the gallery print and draw now?"""

import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

GALLERY, STYLE, INDEX = "docs/gallery", "matplotlibrc", "README.md"
# In the order of the index.
PAGES = ("timeline.md", "origins.md", "figures.md", "measures.md", "single-witness.md")
# A piece of code and, if it prints anything, what that is.
PIECE = re.compile(
    r"^```python\n(?P<code>.*?)^```\n(?P<shown>\n```text\n.*?^```\n)?", re.DOTALL | re.MULTILINE
)
REMARK = re.compile(r"^> .*?\n(?=\n)", re.DOTALL | re.MULTILINE)
PICTURE = re.compile(r"^!\[(?P<told>[^\]]+)\]\((?P<name>[\w-]+\.svg)\)$", re.MULTILINE)
LISTED = re.compile(r"(<!-- pages -->\n).*?(<!-- /pages -->\n)", re.DOTALL)
# Stands between what one piece prints and what the next one does.
BREAK = "\f\n"
TAG = re.compile(r"<[^>]*>")
NAME = re.compile(r"\b[a-z][0-9a-f]{10}\b")
NUMBER = re.compile(r"(?<![\w#.])-?\d+(?:\.\d+)?(?!\w)")
LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")
# Points by which another version of matplotlib may move what is drawn; a row or a bar is much larger.
SLACK = 4.0


def refresh_gallery(base: Path) -> dict[Path, str]:
    """
    Run every page of the gallery and make its printed answers, its remark and its picture anew.

    Parameters
    ----------
    base : Path
        Folder of the checkout; nothing is written to it.

    Returns
    -------
    dict of Path to str
        The text that each page, each picture and the index should have.

    Raises
    ------
    ValueError
        If the code of a page does not run; the message tells the page and why.
    """
    folder = base / GALLERY
    fresh: dict[Path, str] = {}
    for name in PAGES:
        fresh |= refresh_page(folder / name)
    index = (folder / INDEX).read_text(encoding="utf-8")
    listed = "\n".join(list_page(name, fresh[folder / name]) for name in PAGES)
    return fresh | {folder / INDEX: LISTED.sub(lambda each: f"{each[1]}\n{listed}\n{each[2]}", index)}


def refresh_page(path: Path) -> dict[Path, str]:
    """What a page and its pictures should say; a picture stays that is drawn again all but to the point."""
    text = path.read_text(encoding="utf-8")
    printed, pictures = perform(path)
    answers = iter(printed)
    told = PIECE.sub(lambda piece: _show(piece["code"], next(answers)), text)
    remark = "".join(f"> {line.rstrip()}\n" for line in printed[0].split("\n\n")[0].splitlines())
    fresh = {path: REMARK.sub(lambda _: remark, told, count=1)}
    words = {each["name"]: each["told"].replace("\n", " ") for each in PICTURE.finditer(text)}
    for name, drawing in pictures.items():
        drawn, held = finish_picture(drawing, words.get(name, "")), path.with_name(name)
        old = held.read_text(encoding="utf-8") if held.exists() else ""
        fresh[held] = old if look_alike(old, drawn) else drawn
    return fresh


def perform(path: Path) -> tuple[Sequence[str], Mapping[str, str]]:
    """What each piece of a page prints, run in a process of its own, and the pictures that it leaves."""
    codes = [piece["code"] for piece in PIECE.finditer(path.read_text(encoding="utf-8"))]
    source = str(Path(__file__).parents[1])
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MPL", "MATPLOTLIB"))}
    with tempfile.TemporaryDirectory() as place:
        shutil.copy(path.with_name(STYLE), place)
        run = subprocess.run(
            [sys.executable, "-W", "error", "-c", f"print({BREAK!r}, end='')\n".join(codes)],
            cwd=place,
            env={**kept, "PYTHONPATH": source, "PYTHONIOENCODING": "utf-8", "MPLBACKEND": "svg"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        pictures = {each.name: each.read_text(encoding="utf-8") for each in sorted(Path(place).glob("*.svg"))}
    if run.returncode:
        message = f"{path.name} does not run: {run.stderr.strip().splitlines()[-1]}"
        raise ValueError(message)
    return run.stdout.split(BREAK), pictures


def finish_picture(drawing: str, words: str) -> str:
    """The drawing without what differs by machine, and with words for those who cannot see it."""
    plain = re.sub(r"<!DOCTYPE.*?>\s*|<metadata>.*?</metadata>\s*", "", drawing, flags=re.DOTALL)
    opening = f' role="img">\n <title>{html.escape(words)}</title>'
    named = re.sub(r"(?<=<svg )([^>]*)>", lambda each: each[1] + opening, plain, count=1)
    short = LONG_NUMBER.sub(lambda each: f"{float(each[0]):.2f}".rstrip("0").rstrip("."), named)
    return "".join(f"{line.rstrip()}\n" for line in short.splitlines())


def look_alike(one: str, other: str) -> bool:
    """Whether two pictures say and show the same, and nothing in them is moved by more than the slack."""
    if TAG.sub("", one) != TAG.sub("", other):
        return False
    first, second = (NAME.sub("", "".join(TAG.findall(each))) for each in (one, other))
    if NUMBER.sub("", first) != NUMBER.sub("", second):
        return False
    pairs = zip(NUMBER.findall(first), NUMBER.findall(second), strict=True)
    return all(abs(float(here) - float(there)) <= SLACK for here, there in pairs)


def _show(code: str, printed: str) -> str:
    lines = "".join(f"{line.rstrip()}\n" for line in printed.splitlines())
    return f"```python\n{code}```\n" + (f"\n```text\n{lines}```\n" if lines else "")


def list_page(name: str, text: str) -> str:
    """The entry of a page in the index: its title, what is worth knowing, and its picture."""
    title = text.splitlines()[0].removeprefix("# ")
    remark, picture = REMARK.search(text), PICTURE.search(text)
    if remark is None or picture is None:
        message = f"{name} has no remark, or no picture with words for it."
        raise ValueError(message)
    words = html.escape(picture["told"].replace("\n", " "))
    image = f'<a href="{name}"><img src="{picture["name"]}" width="420" alt="{words}"></a>'
    return f"## [{title}]({name})\n\n{remark[0]}\n{image}\n"
