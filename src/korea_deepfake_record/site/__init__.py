"""
How does one version of the data set become pages that anyone can open?

A page is a `Page`: its address in the site, its template in `templates/`, its title and what the template is
given. To add one, write a template that extends `base.html`, yield a `Page` from a function in a file of
`pages/` and add that function to `WRITERS`; a page that the navigation should show also gets a line in
`NAVIGATION`. Templates find in `parts.html` what a cell, a record, a list of records and a chart look like;
links, labels and titles come from the schemas, so that a new table, column or row needs no change here. A
table whose records are to be linked gets a line in `links.ADDRESSES`. Charts are drawn in `charts/`. Nothing
is computed here that another module can tell, nothing is fetched, and every address inside the site is
relative.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from ..descriptor import Package
from ..publish.swap import whole_folder
from ..tables import load, open_data
from .holdings import Holdings
from .pages import WRITERS
from .render import open_templates, render

__all__ = ["EXPLORER", "write_explorer", "write_site"]

ASSETS = Path(__file__).parent / "assets"
FIRST = "index.html"
# Where in a release it is opened.
EXPLORER = f"explorer/{FIRST}"
# Stands in every page, and so tells a folder of ours from one that must not be replaced.
MARK = '<meta name="generator" content="korea-deepfake-record">'


def write_site(where: Path | None, output: Path) -> Path:
    """
    Write the explorer: a folder of plain files that opens from anywhere.

    The folder appears whole, in one step, in the place of one written before.

    Parameters
    ----------
    where : path or None
        Folder of the package; the data that came with this code if None.
    output : path
        Folder to be written. One that is there already must be such a site, or empty.

    Returns
    -------
    Path
        The page to open first.

    Raises
    ------
    ValueError
        If the package cannot be read, if an identifier in it cannot be the name of a page, or if the folder
        holds anything else than a site.
    """
    check_replaceable(output)
    holdings = Holdings(open_data(where), load(where=where))
    templates = open_templates(holdings)
    with whole_folder(output) as folder:
        shutil.copytree(ASSETS, folder / "assets")
        for page in (page for writer in WRITERS for page in writer(holdings)):
            file = folder / page.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(render(templates, page), encoding="utf-8", newline="\n")
    return output / FIRST


def write_explorer(package: Package, folder: Path) -> Path:
    """Write the explorer of a package into the folder of its release; tell the page to open first."""
    return write_site(package.base, (folder / EXPLORER).parent)


def check_replaceable(output: Path) -> None:
    """Refuse a folder with anything else than a site in it: what was there before would be gone."""
    if not output.exists() or (output.is_dir() and not any(output.iterdir())):
        return
    first = output / FIRST
    if not first.is_file() or MARK not in first.read_text(encoding="utf-8", errors="replace"):
        message = f"{str(output)!r} is there and is no site of ours. Name another folder."
        raise ValueError(message)
