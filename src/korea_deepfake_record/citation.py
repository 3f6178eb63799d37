"""In what words is this version cited, and one record of it?"""

from __future__ import annotations

import re
from typing import Any

from .descriptor import Package

BIBTEX_SIGNS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    sign: f"\\{sign}" for sign in "&%$#_{}"
}


def cite_as_text(package: Package, record: str = "") -> str:
    """The reference as one line; a record is named as `clm-0001 (claims)`."""
    by = "; ".join(name_contributor(each) for each in package.raw.get("contributors", []))
    year = find_year(package)
    whole = f"{package.title} (version {package.version}) [data set]"
    parts = [f"{by} ({year})" if year else by, f"Record {record}. In: {whole}" if record else whole]
    reference = ". ".join(part for part in (*parts, name_licence(package)) if part) + "."
    return f"{reference} {name_address(package).get('url', '')}".strip()


def cite_as_bibtex(package: Package, record: str = "") -> str:
    """The reference as a BibTeX entry."""
    note = [f"record {record}" if record else "", name_licence(package)]
    fields = {
        "author": " and ".join(_bibtex_author(each) for each in package.raw.get("contributors", [])),
        "title": f"{{{escape_bibtex(package.title)}}}",
        "year": find_year(package),
        "version": escape_bibtex(package.version),
        "howpublished": "Data set",
        "note": escape_bibtex(", ".join(part for part in note if part)),
    } | name_address(package)
    key = "-".join(part for part in (package.name, package.version, record.partition(" ")[0]) if part)
    lines = [f"  {name} = {{{text}}},\n" for name, text in fields.items() if text]
    return f"@misc{{{key},\n{''.join(lines)}}}"


STYLES = {"text": cite_as_text, "bibtex": cite_as_bibtex}


def find_year(package: Package) -> str:
    """The year of the version, by the changelog's heading or else the descriptor; empty if neither says."""
    changelog = package.base / "CHANGELOG.md"
    text = changelog.read_text(encoding="utf-8") if changelog.is_file() else ""
    heading = re.search(rf"^## \[{re.escape(package.version)}\] - ([0-9]{{4}})-", text, re.MULTILINE)
    return heading[1] if heading else str(package.raw.get("created", ""))[:4]


def name_contributor(contributor: dict[str, Any]) -> str:
    """`Family, Given`, or the title of an organisation."""
    parts = [contributor.get("familyName"), contributor.get("givenName")]
    return ", ".join(part for part in parts if part) or str(contributor.get("title", ""))


def name_licence(package: Package) -> str:
    """The licence by its short name; several joined by `and`."""
    return " and ".join(each.get("name") or each.get("title", "") for each in package.raw.get("licenses", []))


def name_address(package: Package) -> dict[str, str]:
    """DOI and URL where the descriptor has them; none is made up."""
    stated = str(package.raw.get("kdr:identifier") or package.raw.get("id") or "")
    if doi := re.search(r"10\.[0-9]{4,}/\S+", stated):
        return {"doi": doi[0], "url": f"https://doi.org/{doi[0]}"}
    return {"url": str(homepage)} if (homepage := package.raw.get("homepage")) else {}


def escape_bibtex(text: str) -> str:
    """Text in which no sign has a meaning of its own to TeX."""
    return "".join(BIBTEX_SIGNS.get(sign, sign) for sign in text)


def _bibtex_author(contributor: dict[str, Any]) -> str:
    name = escape_bibtex(name_contributor(contributor))
    # Braces keep the name of an organisation from being taken apart into given and family names.
    return name if contributor.get("familyName") else f"{{{name}}}"
