"""Every page of the gallery runs as it stands, prints what it shows, and draws its picture."""

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import ROOT

import korea_deepfake_record as kdr
from korea_deepfake_record.gallery import (
    GALLERY,
    INDEX,
    PAGES,
    PICTURE,
    PIECE,
    finish_picture,
    list_page,
    look_alike,
    refresh_page,
)

FOLDER = ROOT / GALLERY
TEXTS = {name: (FOLDER / name).read_text(encoding="utf-8") for name in PAGES}
PICTURES = sorted(FOLDER.glob("*.svg"))
# Okabe and Ito's colours, and light tints of two of them.
COLOURS = {"#0072b2", "#e69f00", "#009e73", "#d55e00", "#56b4e9", "#cc79a7", "#f0e442", "#d6e8f4", "#f6d9a8"}
PAGE = """# A page

> Old.

![A square.](square.svg)

```python
print("Two words.", "\\n\\n1")
```

```text
old
```

```python
open("square.svg", "w").write('<svg width="9.12345"><text>88</text><path d="M 10 20"/></svg>')
```
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page whose answers and picture are current."""
    shutil.copy(FOLDER / "matplotlibrc", tmp_path)
    path = tmp_path / "page.md"
    path.write_text(PAGE, encoding="utf-8")
    for each, text in refresh_page(path).items():
        each.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", PAGES)
def test_a_page_prints_and_draws_what_its_code_says(name: str) -> None:
    fresh = refresh_page(FOLDER / name)
    assert len(fresh) == 2
    assert fresh == {path: path.read_text(encoding="utf-8") for path in fresh}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_uses_what_is_public(name: str) -> None:
    code = "".join(piece["code"] for piece in PIECE.finditer(TEXTS[name]))
    assert set(re.findall(r"kdr\.(\w+)", code)) <= set(kdr.__all__)
    imported = set(re.findall(r"^(?:import|from) (\S+)", code, re.MULTILINE))
    assert imported <= {"korea_deepfake_record", "pandas", "matplotlib.pyplot"}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_a_picture_in_words_and_says_what_it_does_not_show(name: str) -> None:
    pictures = list(PICTURE.finditer(TEXTS[name]))
    assert [len(each["told"].split()) > 15 for each in pictures] == [True]
    assert "\n**What the data cannot say.** " in TEXTS[name]


def test_the_index_lists_every_page() -> None:
    index = (FOLDER / INDEX).read_text(encoding="utf-8")
    assert [name for name in PAGES if list_page(name, TEXTS[name]) not in index] == []
    assert {each.name for each in FOLDER.glob("*.md")} == {*PAGES, INDEX}
    drawn = [each["name"] for text in TEXTS.values() for each in PICTURE.finditer(text)]
    assert [each.name for each in PICTURES] == sorted(drawn)


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_a_picture_is_small_and_can_be_read_by_anybody(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    assert root.get("role") == "img"
    assert root[0].text in " ".join(TEXTS[f"{path.stem}.md"].split())
    assert len(text) < 200_000
    given = {each.lower() for each in re.findall(r"#[0-9a-fA-F]{6}\b", text)}
    greys = {each for each in given if each[1:3] == each[3:5] == each[5:]}
    assert given - greys <= COLOURS
    assert set(re.findall(r"https?://[^\"]+", text)) <= {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }


def test_what_is_current_stays(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert "\n> Two words.\n" in text
    assert "```text\nTwo words.\n\n1\n```" in text
    assert refresh_page(page) == {path: path.read_text(encoding="utf-8") for path in refresh_page(page)}


def test_an_answer_that_is_stale_is_made_anew(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("\n1\n", "\n2\n"), encoding="utf-8")
    assert refresh_page(page)[page] == text


@pytest.mark.parametrize(
    ("old", "new"), [("88", "89"), ("M 10 20", "M 10 25"), ("A square", "A circle"), ("<path", "<rect")]
)
def test_a_picture_that_shows_something_else_is_drawn_anew(page: Path, old: str, new: str) -> None:
    picture = page.with_name("square.svg")
    text = picture.read_text(encoding="utf-8")
    picture.write_text(text.replace(old, new), encoding="utf-8")
    assert refresh_page(page)[picture] == text


def test_a_picture_that_is_moved_by_a_hair_stays(page: Path) -> None:
    picture = page.with_name("square.svg")
    moved = picture.read_text(encoding="utf-8").replace("M 10 20", "M 13 20")
    picture.write_text(moved, encoding="utf-8")
    assert refresh_page(page)[picture] == moved


def test_other_colours_are_another_picture() -> None:
    assert not look_alike('<path style="fill: #0072b2"/>', '<path style="fill: #0073b2"/>')
    assert look_alike('<use href="#m0123456789"/>', '<use href="#mabcdef0123"/>')


def test_a_picture_tells_nothing_of_the_machine() -> None:
    drawing = '<!DOCTYPE svg PUBLIC "x"\n "y">\n<svg a="1">\n <metadata>\n now\n </metadata>\n</svg>\n'
    assert finish_picture(drawing, "a < b") == '<svg a="1" role="img">\n <title>a &lt; b</title>\n </svg>\n'


def test_a_page_that_does_not_run_says_why(page: Path) -> None:
    page.write_text(PAGE.replace('print("Two', 'print(nothing, "Two'), encoding="utf-8")
    with pytest.raises(ValueError, match=r"page\.md does not run: NameError: .*nothing"):
        refresh_page(page)
