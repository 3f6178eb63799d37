"""The explorer: pages that hang together, ask nothing of the network and show what the tables say."""

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from conftest import ROOT
from markupsafe import escape
from sites import write_cells

import korea_deepfake_record as kdr
from korea_deepfake_record.site import write_site
from korea_deepfake_record.site.holdings import Holdings
from korea_deepfake_record.site.links import Links

HEAVIEST = 500_000
# The name of a language, which nothing fetches.
SVG = "http://www.w3.org/2000/svg"
VOID = {"meta", "link", "input", "br", "hr", "img"}


class Read(HTMLParser):
    """A page as it is read: its elements, in order, and the anchors on it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.ids = [found["id"] for _, found in self.elements if "id" in found]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def links(self) -> Iterator[tuple[str, dict[str, str], str]]:
        """Everything that leads to another file or place."""
        for tag, found in self.elements:
            yield from ((tag, found, found[name]) for name in ("href", "src") if name in found)


Pages = dict[str, Read]


@cache
def read_pages(folder: Path) -> Pages:
    """Every page of a site, by its address."""
    found = sorted(folder.rglob("*.html"))
    return {each.relative_to(folder).as_posix(): Read(each.read_text(encoding="utf-8")) for each in found}


@pytest.fixture
def pages(each_site: Path) -> Pages:
    """The pages of one of the sites."""
    return read_pages(each_site)


def test_every_record_stands_where_its_address_says(site: Path, ours: Holdings) -> None:
    addresses = Links(ours).addresses.values()
    pages = read_pages(site)
    assert addresses
    assert [each for each in addresses if not leads(pages, each)] == []


def leads(pages: Pages, address: str) -> bool:
    """Whether there is such a page, with such an anchor."""
    place, _, anchor = address.partition("#")
    return place in pages and (not anchor or anchor in pages[place].ids)


def test_every_link_leads_somewhere(pages: Pages) -> None:
    for path, page in pages.items():
        for tag, _, address in page.links():
            split = urlsplit(address)
            if split.scheme or tag != "a":
                continue
            there = Path("/", path).parent.joinpath(split.path) if split.path else Path("/", path)
            place = there.resolve().relative_to("/").as_posix()
            # Behind the mark may also stand what a list is to be filtered by.
            assert leads(pages, place if "=" in split.fragment else f"{place}#{split.fragment}"), (
                path,
                address,
            )


def test_a_page_asks_for_nothing_but_its_own_files(site: Path) -> None:
    for path, page in read_pages(site).items():
        for tag, _, address in page.links():
            assert tag == "a" or address.startswith("#") or (site / path).parent.joinpath(address).is_file()
    for asset in (site / "assets").iterdir():
        text = asset.read_text(encoding="utf-8").replace(SVG, "")
        assert re.search(r"://|url\(|@import|\bfetch\b", text) is None


def test_a_link_to_another_place_keeps_this_page_to_itself(pages: Pages) -> None:
    for page in pages.values():
        outside = [(found, address) for _, found, address in page.links() if urlsplit(address).scheme]
        assert all("noopener" in found["rel"] for found, _ in outside)
        assert {urlsplit(address).scheme for _, address in outside} <= {"http", "https"}


def test_no_page_is_heavier_than_it_may_be(site: Path) -> None:
    assert [each for each in site.rglob("*") if each.is_file() and each.stat().st_size > HEAVIEST] == []


def test_the_text_of_a_cell_is_never_markup(hostile: Path) -> None:
    shown = 0
    for path, page in read_pages(hostile).items():
        text = (hostile / path).read_text(encoding="utf-8")
        shown += text.count("&lt;script&gt;alert(1)")
        assert "{{ 7 * 7 }}" in text or "7 * 7" not in text
        assert {tag for tag, _ in page.elements}.isdisjoint({"img", "iframe", "style"})
        assert all(found["src"].endswith("filter.js") for tag, found in page.elements if tag == "script")
        assert not [name for _, found in page.elements for name in found if name.startswith("on")]
    assert shown


def test_a_page_has_one_title_and_skips_no_heading(pages: Pages) -> None:
    for path, page in pages.items():
        levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(after - before <= 1 for before, after in pairwise(levels)), path


def test_a_page_is_closed_and_its_anchors_are_its_own(pages: Pages) -> None:
    for path, page in pages.items():
        assert page.open == [], path
        assert len(page.ids) == len(set(page.ids)), path


def test_the_page_that_is_open_is_marked_in_the_navigation(site: Path) -> None:
    pages = read_pages(site)
    shown = [address for _, found, address in pages["index.html"].links() if "aria-current" in found]
    assert shown == ["index.html"]


def test_a_claim_is_cited_as_the_package_cites_it(site: Path) -> None:
    claim = kdr.load("claims", where=ROOT).iloc[-1]
    text = (site / "claims" / f"{claim['source_id']}.html").read_text(encoding="utf-8")
    for style in ("text", "bibtex"):
        assert kdr.cite(claim["claim_id"], style, where=ROOT) in text


def test_an_actor_is_shown_with_every_name_that_a_text_has_for_it(site: Path) -> None:
    aliases = kdr.load("aliases", where=ROOT)
    pages = {
        key: (site / "actors" / f"{key}.html").read_text(encoding="utf-8") for key in aliases["actor_id"]
    }
    called = zip(aliases["actor_id"], aliases["name"], strict=True)
    assert [name for key, name in called if f">{escape(name)}</td>" not in pages[key]] == []


def test_a_withdrawn_claim_is_marked_where_it_is_listed_and_asserts_nothing(
    toy: Path, tmp_path: Path
) -> None:
    claim = kdr.load("claims", where=toy).iloc[0]
    write_cells(toy / "data" / "claims.csv", {"record_status": "withdrawn"})
    folder = write_site(toy, tmp_path / "site").parent
    for page in ("claims.html", f"sources/{claim['source_id']}.html", f"actors/{claim['speaker_id']}.html"):
        assert ">Withdrawn<" in (folder / page).read_text(encoding="utf-8")
    assert claim["claim_id"] not in (folder / "propositions.html").read_text(encoding="utf-8")


def test_the_list_of_claims_is_whole_without_a_script(site: Path) -> None:
    rows = [found for tag, found in read_pages(site)["claims.html"].elements if tag == "tr"]
    assert sum("data-source_id" in each for each in rows) == len(kdr.load("claims", where=ROOT))
    assert not [each for each in rows if "hidden" in each]


def test_the_same_package_gives_the_same_bytes_in_the_place_of_what_was_there(
    still_toy: Path, tmp_path: Path
) -> None:
    written = []
    for _ in range(2):
        folder = write_site(still_toy, tmp_path / "site").parent
        written.append({each: each.read_bytes() for each in folder.rglob("*") if each.is_file()})
        (folder / "old.html").touch()
    assert written[0] == written[1]


@pytest.mark.parametrize("name", ["letter.txt", "index.html"])
def test_a_folder_of_something_else_is_left_alone(name: str, still_toy: Path, tmp_path: Path) -> None:
    (tmp_path / name).write_text("Dear reader", encoding="utf-8")
    with pytest.raises(ValueError, match=r"is no site of ours\. Name another folder\.$"):
        write_site(still_toy, tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_an_identifier_that_leads_elsewhere_is_refused(toy: Path, tmp_path: Path) -> None:
    write_cells(toy / "data" / "actors.csv", {"actor_id": "../../x"})
    with pytest.raises(ValueError, match=r"'\.\./\.\./x' of actors cannot be the name of a page"):
        write_site(toy, tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_the_script_tells_what_to_open(site: Path) -> None:
    assert (site / "index.html").is_file()


def test_the_script_says_why_it_wrote_nothing(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").touch()
    command = [sys.executable, ROOT / "scripts" / "site.py", "--output", tmp_path]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.endswith("; no page was written.\n")


def test_the_head_of_a_column_leads_to_what_it_means(site: Path) -> None:
    heads = {
        address
        for _, found, address in read_pages(site)["claims.html"].links()
        if "word" in found.get("class", "")
    }
    assert {"codebook.html#claims.stance", "codebook.html#claims.speaker_id"} <= heads


def test_a_measure_tells_through_whom_it_is_known(site: Path) -> None:
    told = kdr.load("measure_reports", where=ROOT).merge(kdr.claims(kdr.load(where=ROOT)), on="claim_id")
    for report in told.head(20).itertuples():
        page = read_pages(site)[f"measures/{report.measure_id}.html"]
        assert f"../sources/{report.origin_id}.html" in [address for _, _, address in page.links()]
