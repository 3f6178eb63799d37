"""Which slips make a figure wrong that is a number all the same?"""

from __future__ import annotations

import re
from collections.abc import Callable

from .draft import Draft, NoPlaceError, Row
from .slip import MEANING, Change, Place, also, at, put, slip

WORDS = {"two": "three", "four": "five", "six": "nine", "seven": "eight", "eight": "seven", "five": "six"}


def is_exact(row: Row) -> bool:
    """Whether the row gives one number as the text does."""
    return row["comparator"] == "exactly" and row["value"] == row["low"] == row["high"] != ""


def put_value(row: Row, value: str, **cells: str) -> Change:
    """Write a number with its bounds."""
    bounds = {name: value for name in ("low", "high") if row[name] == row["value"]}
    return put(row, value=value, **bounds, **cells)


def swap_digits(cell: str) -> str:
    """The number with its first two digits swapped, or one more."""
    return cell[1] + cell[0] + cell[2:] if len(cell) > 1 and cell[0] != cell[1] else str(int(cell) + 1)


def _digits(row: Row) -> bool:
    return is_exact(row) and row["value"].isdigit() and row["value"] in row["value_text"]


def _pick(draft: Draft, test: Callable[[Row], bool]) -> Row:
    return draft.row("statistics", test)


@slip(MEANING)
def low_and_high_swapped(draft: Draft) -> Change:
    row = _pick(draft, lambda row: row["high"] > row["low"] == "" or row["low"] > row["high"] == "")
    return put(row, low=row["high"], high=row["low"])


@slip(MEANING)
def low_above_high(draft: Draft) -> Change:
    row = _pick(draft, is_exact)
    return put(row, low=str(float(row["value"]) + 3).removesuffix(".0"))


@slip(MEANING)
def digits_of_a_number_swapped(draft: Draft) -> Change:
    row = _pick(draft, _digits)
    return put_value(row, swap_digits(row["value"]))


@slip(MEANING)
def number_ten_times_too_great(draft: Draft) -> Change:
    row = _pick(draft, _digits)
    return put_value(row, f"{row['value']}0")


def find_texts(draft: Draft, row: Row) -> tuple[Place, ...]:
    """Where the same figure stands in words: the statements of its claim and of the proposition."""
    claims = draft.find("claims", claim_id=row["claim_id"])
    propositions = [
        each
        for claim in claims
        for each in draft.find("propositions", proposition_id=claim["proposition_id"])
    ]
    return tuple(at(each, "statement") for each in [*claims, *propositions])


@slip(MEANING)
def number_and_its_wording_mistyped_alike(draft: Draft) -> Change:
    row = _pick(draft, lambda row: _digits(row) and row["verdict"] != "")
    wrong = swap_digits(row["value"])
    change = put_value(row, wrong, value_text=row["value_text"].replace(row["value"], wrong))
    return also(change, *find_texts(draft, row))


@slip(MEANING)
def number_that_is_not_in_the_statement(draft: Draft) -> Change:
    figures = {row["claim_id"]: row for row in draft.sheets["statistics"].rows[1:] if _digits(row)}
    row = draft.row(
        "claims",
        lambda row: row["claim_id"] in figures and figures[row["claim_id"]]["value"] in row["statement"],
    )
    figure = figures[row["claim_id"]]
    text = row["statement"].replace(figure["value"], swap_digits(figure["value"]))
    return also(put(row, statement=text), at(figure, "value", "value_text"))


@slip(MEANING)
def number_in_words_that_is_not_in_the_statement(draft: Draft) -> Change:
    figures = {row["claim_id"]: row for row in draft.sheets["statistics"].rows[1:] if is_exact(row)}
    said = re.compile(rf"\b({'|'.join(WORDS)})\b")
    row = draft.row("claims", lambda row: row["claim_id"] in figures and bool(said.search(row["statement"])))
    text = said.sub(lambda each: WORDS[each[1]], row["statement"])
    return also(put(row, statement=text), at(figures[row["claim_id"]], "value", "value_text"))


@slip(MEANING)
def number_that_is_not_in_the_proposition(draft: Draft) -> Change:
    figures = {row["claim_id"]: row for row in draft.sheets["statistics"].rows[1:] if _digits(row)}
    carried = {
        row["proposition_id"]: row for row in draft.sheets["claims"].rows[1:] if row["claim_id"] in figures
    }

    def has_number(row: Row) -> bool:
        claim = carried.get(row["proposition_id"])
        return claim is not None and figures[claim["claim_id"]]["value"] in row["statement"]

    row = draft.row("propositions", has_number)
    claim = carried[row["proposition_id"]]
    value = figures[claim["claim_id"]]["value"]
    text = row["statement"].replace(value, swap_digits(value))
    return also(put(row, statement=text), at(claim, "statement"), at(figures[claim["claim_id"]], "value"))


@slip(MEANING)
def million_for_billion(draft: Draft) -> Change:
    row = draft.row("claims", lambda row: "million" in row["statement"])
    figures = draft.find("statistics", claim_id=row["claim_id"])
    change = put(row, statement=row["statement"].replace("million", "billion"))
    return also(change, *(at(each, "value", "value_text") for each in figures))


@slip(MEANING)
def share_above_the_whole(draft: Draft) -> Change:
    row = _pick(draft, lambda row: row["unit"] == "percent")
    return put(row, value="153", low="153", high="153", comparator="exactly", value_text="153%")


@slip(MEANING)
def bound_of_a_share_above_the_whole(draft: Draft) -> Change:
    return put(_pick(draft, lambda row: row["unit"] == "percent" and row["value"] != ""), high="530")


@slip(MEANING)
def share_as_a_fraction(draft: Draft) -> Change:
    row = _pick(draft, lambda row: row["unit"] == "percent" and row["value"] != "")
    return also(put_value(row, "0.53", value_text="0.53"), *find_texts(draft, row))


@slip(MEANING)
def half_a_case(draft: Draft) -> Change:
    row = _pick(draft, lambda row: row["unit"] == "count" and is_exact(row))
    return put_value(row, f"{row['value']}.5")


@slip(MEANING)
def limiting_word_lost_as_a_code(draft: Draft) -> Change:
    row = _pick(draft, lambda row: row["comparator"] in ("up-to", "as-many-as", "more-than", "less-than"))
    return put(row, comparator="exactly", low=row["value"], high=row["value"])


@slip(MEANING, silent="The wording was changed with the number; only the text has the words.")
def limiting_word_lost_with_its_wording(draft: Draft) -> Change:
    limits = ("up-to", "as-many-as", "more-than")
    row = _pick(
        draft, lambda row: row["comparator"] in limits and row["value_text"].split()[-1][-1].isdigit()
    )
    cells = {"comparator": "exactly", "low": row["value"], "high": row["value"]}
    return also(put(row, **cells, value_text=row["value_text"].split()[-1]), *find_texts(draft, row))


@slip(MEANING)
def limiting_word_turned_round(draft: Draft) -> Change:
    row = _pick(draft, lambda row: row["comparator"] in ("up-to", "as-many-as", "less-than"))
    return put(row, comparator="at-least", low=row["value"], high="")


@slip(MEANING)
def limiting_word_that_the_wording_has_not(draft: Draft) -> Change:
    row = _pick(draft, lambda row: _digits(row) and int(row["value"]) > 20)
    return put(row, comparator="about", low=str(int(row["value"]) - 8), high=str(int(row["value"]) + 7))


@slip(MEANING)
def limit_not_moved_past_the_number(draft: Draft) -> Change:
    return put(_pick(draft, lambda row: row["comparator"] == "more-than"), low="6400")


@slip(MEANING)
def exact_number_without_its_bounds(draft: Draft) -> Change:
    return put(_pick(draft, is_exact), low="", high="")


@slip(MEANING)
def currency_lost(draft: Draft) -> Change:
    return put(_pick(draft, lambda row: row["unit"] == "currency"), currency="")


@slip(MEANING)
def currency_of_a_count(draft: Draft) -> Change:
    return put(_pick(draft, lambda row: row["unit"] == "count"), currency="KRW")


@slip(MEANING)
def currency_that_its_sign_denies(draft: Draft) -> Change:
    row = _pick(draft, lambda row: "€" in row["value_text"] or "won" in row["value_text"])
    return put(row, currency="USD" if "€" in row["value_text"] else "KPW")


@slip(MEANING, silent="A bare dollar sign does not tell the country.")
def currency_of_another_dollar(draft: Draft) -> Change:
    row = _pick(draft, lambda row: "$" in row["value_text"])
    return put(row, currency="AUD")


@slip(MEANING)
def conversion_without_its_original(draft: Draft) -> Change:
    return put(_pick(draft, lambda row: row["converted_from_id"] != ""), converted_from_id="")


@slip(MEANING)
def conversion_of_another_matter(draft: Draft) -> Change:
    row = _pick(draft, lambda row: row["converted_from_id"] != "")
    other = next(each for each in draft.sheets["statistics"].rows[1:] if each["currency"] == "CAD")
    return put(row, converted_from_id=other["statistic_id"])


@slip(MEANING)
def indicator_of_the_same_unit(draft: Draft) -> Change:
    row = _pick(draft, lambda row: row["unit"] == "count" and row["area"] == "KR" and row["verdict"] != "")
    others = [
        each
        for each in draft.find("statistics", unit="count", area="KR")
        if each["indicator_id"] != row["indicator_id"]
    ]
    change = put(row, indicator_id=draft.rng.choice(others)["indicator_id"])
    return Change(change.what, (at(row),))


@slip(MEANING)
def unit_and_indicator_of_another_kind(draft: Draft) -> Change:
    row = _pick(draft, lambda row: row["unit"] == "count" and is_exact(row))
    return Change(put(row, unit="percent", indicator_id="victims-teen-share").what, (at(row),))


@slip(MEANING)
def overlap_group_lost(draft: Draft) -> Change:
    row = _pick(draft, lambda row: row["overlap_group"] != "")
    return _regroup(draft, row, "")


def _regroup(draft: Draft, row: Row, group: str) -> Change:
    left = [each for each in draft.find("statistics", overlap_group=row["overlap_group"]) if each is not row]
    change = put(row, overlap_group=group)
    return also(change, *(at(each, "overlap_group") for each in left))


@slip(MEANING)
def overlap_group_of_others(draft: Draft) -> Change:
    row = _pick(draft, lambda row: row["overlap_group"] not in ("", "cases-2024") and row["unit"] == "count")
    return _regroup(draft, row, "cases-2024")


@slip(MEANING)
def area_that_is_another(draft: Draft) -> Change:
    row = _pick(draft, lambda row: row["area"] == "KR" and row["overlap_group"] != "")
    return put(row, area=draft.rng.choice(["KP", "FR", "001"]))


@slip(MEANING)
def area_that_is_no_country(draft: Draft) -> Change:
    return put(_pick(draft, lambda row: row["area"] == "KR"), area="UK")


@slip(MEANING)
def figure_of_another_claim(draft: Draft) -> Change:
    row = _pick(draft, lambda row: _digits(row) and int(row["value"]) > 20)
    claim = draft.row(
        "claims", lambda claim: claim["kind"] == "figure" and row["value"] not in claim["statement"]
    )
    lost = draft.find("claims", claim_id=row["claim_id"])[0]
    return Change(put(row, claim_id=claim["claim_id"]).what, (at(row), at(claim), at(lost)))


@slip(MEANING)
def figure_entered_twice(draft: Draft) -> Change:
    row = _pick(draft, lambda row: row["value"] != "")
    copy = draft.take(row.sheet.add([f"sta-{9000 + draft.rng.randrange(900)}", *row.cells[1:]]))
    return Change(f"statistics {row.name} entered again as {copy.cells[0]}", (at(copy), at(row)))


@slip(MEANING)
def share_that_may_be_added(draft: Draft) -> Change:
    return put(draft.row("indicators", lambda row: row["unit"] == "percent"), is_additive="true")


@slip(MEANING)
def count_that_is_not_whole(draft: Draft) -> Change:
    return put(
        draft.row("indicators", lambda row: row["unit"] == "count" and row["is_whole"] == "true"),
        is_whole="false",
    )


@slip(MEANING)
def definition_that_speaks_of_another_unit(draft: Draft) -> Change:
    row = draft.row("indicators", lambda row: row["definition"].startswith("Number of"))
    return put(row, definition=row["definition"].replace("Number of", "Share of", 1))


@slip(MEANING)
def figure_without_a_number_in_its_claim(draft: Draft) -> Change:
    row = _pick(draft, lambda row: row["value"] == "" and row["comparator"] in ("majority", "vague"))
    if row["value_text"][:1].isdigit():
        raise NoPlaceError
    return put(row, value="51", low="51", high="51", comparator="exactly")


@slip(MEANING)
def claim_that_is_a_figure_without_its_figure(draft: Draft) -> Change:
    row = _pick(draft, lambda row: row["verdict"] == "undisputed" and row["overlap_group"] == "")
    claim = draft.find("claims", claim_id=row["claim_id"])[0]
    row.sheet.rows.remove(row)
    return Change(
        f"statistics {row.name} removed", (at(claim), Place(row.sheet.path), Place("data/indicators.csv"))
    )
