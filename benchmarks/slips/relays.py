"""Which slips tell the way from speaker to text, or from text to text, wrongly?"""

from __future__ import annotations

from .draft import Draft, NoPlaceError, Row
from .slip import MEANING, Change, Place, also, at, put, slip


def _pick_first_of_two(draft: Draft) -> tuple[Row, Row]:
    """The first two relays of a claim."""
    for first in draft.rows("relays", lambda row: row["step"] == "1"):
        second = draft.find("relays", claim_id=first["claim_id"], step="2")
        if second:
            return draft.take(first), draft.take(second[0])
    raise NoPlaceError


@slip(MEANING)
def first_relay_lost(draft: Draft) -> Change:
    first, second = _pick_first_of_two(draft)
    first.sheet.rows.remove(first)
    claim = draft.find("claims", claim_id=first["claim_id"])[0]
    return Change(f"relays {first.name} removed", (at(second), at(claim)))


@slip(MEANING)
def relays_swapped(draft: Draft) -> Change:
    first, second = _pick_first_of_two(draft)
    names = first["source_id"], second["source_id"]
    first["source_id"] = names[1]
    return also(put(second, source_id=names[0]), at(first, "source_id"))


@slip(MEANING)
def relay_through_a_text_that_does_not_rest_on_it(draft: Draft) -> Change:
    first, _ = _pick_first_of_two(draft)
    return put(first, source_id="rtl-20240829")


@slip(MEANING)
def relay_through_the_text_itself(draft: Draft) -> Change:
    row = draft.row("relays", lambda row: row["step"] == "1")
    claim = draft.find("claims", claim_id=row["claim_id"])[0]
    return put(row, source_id=claim["source_id"])


@slip(MEANING)
def relay_numbered_wrongly(draft: Draft) -> Change:
    row = draft.row("relays", lambda row: row["step"] == "1")
    return put(row, step="7")


@slip(MEANING, silent="Whether the text names the step stands in the text.")
def relay_stated_for_inferred(draft: Draft) -> Change:
    return put(draft.row("relays", lambda row: row["basis"] == "inferred"), basis="stated")


@slip(MEANING)
def derivation_in_a_circle(draft: Draft) -> Change:
    row = draft.row("derivations", lambda row: row["from_id"] != "unknown")
    new = draft.take(row.sheet.add([row["from_id"], row["source_id"], "citation", "part", "inferred", ""]))
    return Change(f"derivations {new.name} added", (at(new), at(row)))


@slip(MEANING)
def derivation_from_a_later_text(draft: Draft) -> Change:
    row = draft.row("derivations", lambda row: row["source_id"].endswith("20240902"))
    return put(row, from_id="joongang-20250417")


@slip(MEANING)
def two_texts_each_taken_over_whole(draft: Draft) -> Change:
    row = draft.row("derivations", lambda row: row["scope"] == "whole")
    new = draft.take(row.sheet.add([row["source_id"], "mbc-20240902", "copy", "whole", "inferred", ""]))
    return Change(f"derivations {new.name} added, whole", (at(new), at(row)))


@slip(MEANING)
def citation_of_a_whole_text(draft: Draft) -> Change:
    return put(draft.row("derivations", lambda row: row["kind"] == "citation"), scope="whole")


@slip(MEANING)
def derivation_lost(draft: Draft) -> Change:
    row = draft.row("derivations", lambda row: row["scope"] == "whole")
    row.sheet.rows.remove(row)
    places = [Place(f"data/{name}.csv") for name in ("derivations", "relays", "claims", "sources")]
    return Change(f"derivations {row.name} removed", tuple(places))


@slip(MEANING)
def address_of_a_file_server(draft: Draft) -> Change:
    row = draft.row("sources", lambda row: row["url"].startswith("https"))
    return put(row, url=row["url"].replace("https", "ftp"))


@slip(MEANING)
def address_of_another_source(draft: Draft) -> Change:
    row = draft.row("sources", lambda row: row["role"] == "reference")
    other = draft.row("sources", lambda row: row["role"] == "reference")
    return also(put(row, url=other["url"]), at(other, "url"))


@slip(MEANING)
def address_written_twice(draft: Draft) -> Change:
    row = draft.row("sources", lambda row: row["url"].startswith("https"))
    return put(row, url=row["url"] + row["url"])


@slip(MEANING)
def address_without_its_end(draft: Draft) -> Change:
    row = draft.row("sources", lambda row: row["url"].startswith("https"))
    return put(row, url="https://")


@slip(MEANING)
def address_of_this_machine(draft: Draft) -> Change:
    row = draft.row("sources", lambda row: row["url"].startswith("https"))
    return put(row, url="http://localhost:8000/article")


@slip(MEANING)
def address_that_runs_a_script(draft: Draft) -> Change:
    row = draft.row("sources", lambda row: row["url"].startswith("https"))
    return put(row, url="javascript:alert(1)")


@slip(MEANING)
def reference_without_an_address(draft: Draft) -> Change:
    return put(draft.row("sources", lambda row: row["role"] == "reference"), url="")


@slip(MEANING)
def coded_text_that_is_a_reference(draft: Draft) -> Change:
    row = draft.row("sources", lambda row: row["role"] == "coded")
    return Change(put(row, role="reference").what, (at(row),))


@slip(MEANING)
def kind_of_a_source_unknown(draft: Draft) -> Change:
    return put(draft.row("sources", lambda row: row["role"] == "reference"), kind="unknown")


@slip(MEANING)
def language_of_a_text_lost(draft: Draft) -> Change:
    return put(draft.row("sources", lambda row: row["language"] != ""), language="")


@slip(MEANING)
def language_that_there_is_not(draft: Draft) -> Change:
    return put(draft.row("sources", lambda row: row["language"] != ""), language="qq")


@slip(MEANING)
def publisher_that_is_a_platform(draft: Draft) -> Change:
    row = draft.row(
        "sources", lambda row: row["kind"] in ("article", "wire-story") and bool(row["publisher_id"])
    )
    return put(row, publisher_id="youtube")


@slip(MEANING)
def hash_of_a_text_lost(draft: Draft) -> Change:
    return put(draft.row("sources", lambda row: row["text_sha256"] != ""), text_sha256="")


@slip(MEANING)
def hash_of_a_text_that_is_that_of_another(draft: Draft) -> Change:
    row = draft.row("sources", lambda row: row["text_sha256"] != "")
    other = draft.row("sources", lambda row: row["text_sha256"] != "")
    return also(put(row, text_sha256=other["text_sha256"]), at(other, "text_sha256"))


@slip(MEANING)
def length_of_a_text_too_short(draft: Draft) -> Change:
    row = draft.row("sources", lambda row: row["text_characters"] != "")
    passages = draft.find("passages", source_id=row["source_id"])
    change = put(row, text_characters=str(int(row["text_characters"]) // 4))
    return also(change, *(at(each, "char_end") for each in passages))


@slip(MEANING)
def length_of_a_text_too_long(draft: Draft) -> Change:
    row = draft.row("sources", lambda row: row["text_characters"] != "")
    return put(row, text_characters=f"{row['text_characters']}0")


@slip(MEANING)
def wording_of_a_publication_without_its_date(draft: Draft) -> Change:
    row = draft.row("sources", lambda row: row["published_text"] != "")
    change = put(row, published="", published_earliest="", published_latest="")
    return Change(change.what, (at(row, "published", "published_text", "published_basis"),))


@slip(MEANING)
def unknown_source_that_has_a_publisher(draft: Draft) -> Change:
    row = draft.row("sources", lambda row: row["source_id"] == "unknown")
    return Change(put(row, publisher_id="yonhap").what, (at(row),))


@slip(MEANING)
def source_entered_twice(draft: Draft) -> Change:
    row = draft.row("sources", lambda row: row["role"] == "reference")
    copy = draft.take(row.sheet.add([f"a-{row.cells[0]}", *row.cells[1:]]))
    return Change(f"sources {row.name} entered again", (at(copy), at(row)))
