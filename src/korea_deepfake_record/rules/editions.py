"""Which rules hold for the address, the language and the text of a source?"""

from __future__ import annotations

import pandas as pd

from .codes import read_codes
from .columns import COUNTRIES
from .lookups import comes_first, look_up
from .registry import rule

Frame = pd.DataFrame
LANGUAGES = read_codes("639-3", "alpha_2", "alpha_3")
ADDRESS = r"https?://[\w-]+(?:\.[\w-]+)+(?::[0-9]+)?(?:[/?#][^\s<>\"]*)?"
DAY_IN_ADDRESS = r"(?:^|[^0-9])(20[0-2][0-9])[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12][0-9]|3[01])(?:[^0-9]|$)"
FAR = pd.Timedelta(days=62)


@rule(
    "url",
    "{cell} is not the address of a public page.",
    "Write it as a browser shows it, with https and host.",
)
def address_is_of_the_web(sources: Frame) -> pd.Series[bool]:
    return sources["url"].isna() | sources["url"].str.fullmatch(ADDRESS)


@rule("url", "Another {role} source has this address.", "Make the two one, or correct the address.")
def address_is_of_one_source(sources: Frame) -> pd.Series[bool]:
    plain = sources["url"].str.casefold().str.replace(r"^https?://(?:www\.)?|/$", "", regex=True)
    return comes_first(sources[["role"]].assign(url=plain))


@rule("url", "The day in {cell} is far from {published}.", "Correct the address, or the date.")
def address_has_the_day_of_publication(sources: Frame) -> pd.Series[bool]:
    # An archive puts the day of its own visit into the address.
    parts = sources["url"].mask(sources["url"].str.contains("archive")).str.extract(DAY_IN_ADDRESS)
    day, first, last = (
        pd.to_datetime(each, format="%Y-%m-%d", errors="coerce")
        for each in (
            parts[0] + "-" + parts[1] + "-" + parts[2],
            sources["published_earliest"],
            sources["published_latest"],
        )
    )
    return ~((day < first - FAR) | (day > last + FAR))


@rule("text_sha256", "Another source has the same text.", "Make the two one, or hash the text anew.")
def text_is_of_one_source(sources: Frame) -> pd.Series[bool]:
    return comes_first(sources[["text_sha256"]])


@rule("language", "{cell} is not a language tag of BCP 47.", "Write it as in en, ko or pt-BR.")
def language_is_in_bcp_47(sources: Frame) -> pd.Series[bool]:
    parts = sources["language"].str.extract(r"^([a-z]+)(?:-([A-Z]{2})(?:-|$))?")
    used = LANGUAGES & {*parts[0].dropna()}  # pandas looks at each code there is
    is_known = parts[0].isin(used) & (parts[1].isna() | parts[1].isin(COUNTRIES))
    return sources["language"].isna() | is_known


@rule(
    "publisher_id",
    "{cell} is no outlet, which alone publish the kind {kind}.",
    "Name the outlet, or change the kind.",
)
def article_is_of_an_outlet(sources: Frame, actors: Frame) -> pd.Series[bool]:
    kind = look_up(sources["publisher_id"], actors, "actor_id", "kind")
    return ~sources["kind"].isin(["article", "wire-story", "broadcast"]) | kind.isna() | kind.eq("outlet")


@rule(
    "kind", "{source_id} and {from_id} have one language, so it is no translation.", "Write copy or rewrite."
)
def translation_changes_the_language(derivations: Frame, sources: Frame) -> pd.Series[bool]:
    ends = [look_up(derivations[each], sources, "source_id", "language") for each in ("source_id", "from_id")]
    return derivations["kind"].ne("translation") | ends[0].isna() | ends[0].ne(ends[1])


@rule("kind", "{source_id} and {from_id} differ in language, so it is no copy.", "Write translation.")
def copy_keeps_the_language(derivations: Frame, sources: Frame) -> pd.Series[bool]:
    ends = [look_up(derivations[each], sources, "source_id", "language") for each in ("source_id", "from_id")]
    return derivations["kind"].ne("copy") | ends[0].isna() | ends[1].isna() | ends[0].eq(ends[1])
