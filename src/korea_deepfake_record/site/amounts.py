"""How are the value, the period and the verdict of a figure told, in as few words as a chart has room for?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .holdings import Row
from .links import Links
from .when import tell_date

LARGE = {"trillion": 1e12, "billion": 1e9, "million": 1e6}
# What is said of one figure, and of several, by the verdict.
FATES = {
    "yields": ("yields", "yield"),
    "unresolved": ("is unresolved", "are unresolved"),
    "withdrawn": ("is withdrawn", "are withdrawn"),
}


def tell_number(number: float) -> str:
    """A number as people read it: 6,400, or 2.02 trillion where that is no less exact."""
    for name, size in LARGE.items():
        share = round(number / size, 12)
        if abs(number) >= size and round(share, 3) == share:
            return f"{share:,.15g} {name}"
    return f"{number:,.15g}"


def name_unit(links: Links, row: Row) -> str:
    """The unit of a figure, or its currency."""
    return row["currency"] or links.show("statistics", "unit", row["unit"]).text.lower()


def tell_amount(links: Links, row: Row) -> str:
    """The value of a figure with its unit; empty where it has none."""
    if not row["value"]:
        return ""
    number = float(row["value"])
    said = tell_number(number)
    if row["currency"]:
        return f"{row['currency']} {said}"
    if row["unit"] in ("count", "percent"):
        return said + "%" * (row["unit"] == "percent")
    # The code of a unit is its name for one.
    return f"{said} {row['unit'].replace('-', ' ') if number == 1 else name_unit(links, row)}"


def tell_value(links: Links, row: Row) -> str:
    """The value of a figure with the word that limits it; the wording where it has no value."""
    word = links.show("statistics", "comparator", row["comparator"]).text.lower()
    amount = tell_amount(links, row)
    if not amount:
        return f"{word}: “{row['value_text']}”"
    limits = [tell_number(float(row[each])) for each in ("low", "high") if row[each]]
    span = f" ({limits[0]} to {limits[1]})" if len(set(limits)) > 1 else ""
    said = amount if row["comparator"] == "exactly" else f"{word} {amount}"
    return said + span + (", converted" if row["converted_from_id"] else "")


def tell_period(links: Links, row: Row) -> str:
    """The days that a figure counts, or at which it held; the wording where they are not known."""
    if row["period"]:
        return tell_date(row["period"], lasts=True)
    if row["as_of"]:
        return f"as of {tell_date(row['as_of'], lasts=True)}"
    if row["period_text"]:
        basis = links.show("statistics", "period_basis", row["period_basis"]).text.lower()
        return f"“{row['period_text']}”" + (f", {basis}" if basis else "")
    return ""


def tell_fate(links: Links, row: Row) -> str:
    """The verdict on a figure, or that its claim was withdrawn or is compared with nothing."""
    if row["record_status"] != "live":
        return links.show("claims", "record_status", row["record_status"]).text.lower()
    return links.show("statistics", "verdict", row["verdict"]).text.lower() or "not compared"


def tell_difference(links: Links, rows: Sequence[Row]) -> str:
    """How many figures give how many numbers, how many are in doubt or converted or have no period."""
    given = {row["statistic_id"] for row in rows}
    # An amount in another currency is no number of its own beside the one that it was made from.
    converted = [row for row in rows if row["converted_from_id"] in given]
    amounts = {tell_amount(links, row) for row in rows if row["value"] and row not in converted}
    sources = {row["source_id"] for row in rows}
    verdicts = Counter(row["verdict"] if row["record_status"] == "live" else "withdrawn" for row in rows)
    is_dated = any(row["period"] or row["period_text"] for row in rows)
    undated = sum(not row["period"] for row in rows) * is_dated
    doubts = [(verdicts[each], *words) for each, words in FATES.items()]
    doubts += [
        (len(converted), "is converted", "are converted"),
        (undated, "has no period", "have no period"),
    ]
    if len(rows) == 1:
        told = ["1 figure", *(f"it {one}" for number, one, _ in doubts if number)]
    else:
        numbers = f"{len(rows)} figures give {count(len(amounts), 'number', 'numbers')}"
        told = [f"{numbers} from {count(len(sources), 'source', 'sources')}"]
        told += [count(*each) for each in doubts if each[0]]
    return "; ".join(told) + "."


def count(number: int, one: str, many: str) -> str:
    """So many of something."""
    return f"{number or 'no'} {one if number == 1 else many}"
