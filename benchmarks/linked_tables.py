"""What stands in the tables of a linked package, for any number of claims?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa
from linked_schemas import CLAIM_TYPES, STANCES
from linked_words import ASIDES, CLOSINGS, MIDDLES, NAMES, OPENINGS, OUTLETS
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
SEED_OF = {"sources": 1, "actors": 2, "claims": 3, "measures": 4}
FIRST_DAY, DAYS = np.datetime64("2024-01-01"), 700


@dataclass(frozen=True)
class Shape:
    """How many rows each table has, and the seed of all that is drawn."""

    claims: int
    seed: int

    @property
    def sources(self) -> int:
        """How many sources there are."""
        return max(10, self.claims // 1000)

    @property
    def actors(self) -> int:
        """How many actors there are."""
        return max(20, self.claims // 500)

    @property
    def measures(self) -> int:
        """How many measures there are."""
        return max(20, self.claims // 100)

    @cached_property
    def claims_of_source(self) -> int:
        """How many claims a source makes: an even number, so that odd ones follow one of the same source."""
        each = -(-self.claims // self.sources)
        return each + each % 2


class Draw:
    """Columns drawn at random for some rows of a table, the same for the same seed."""

    def __init__(self, shape: Shape, table: str, first: int, height: int) -> None:
        self.random = np.random.default_rng([shape.seed, SEED_OF[table], first])
        self.height = height

    def below(self, end: int | Numbers) -> Numbers:
        """Whole numbers from 0 on."""
        numbers: Numbers = self.random.integers(0, end, self.height)
        return numbers

    def one_of(self, choices: Sequence[str]) -> pl.Series:
        """Texts out of few."""
        return pl.Series(choices, dtype=pl.String).gather(self.below(len(choices)))

    def sometimes(self, share: float, texts: pl.Series, otherwise: str | None = None) -> pl.Series:
        """The texts in a share of the rows, and nothing, or another text, in the rest."""
        chosen = pl.Series(self.random.random(self.height) < share)
        return texts.zip_with(chosen, pl.Series([otherwise], dtype=pl.String))

    def days(self) -> pl.Series:
        """Dates."""
        return pl.Series(FIRST_DAY + self.below(DAYS)).dt.to_string("%Y-%m-%d")


def identify(form: str, numbers: Numbers, width: int) -> pl.Series:
    """Numbers as identifiers."""
    padded = pl.Series(numbers).cast(pl.String).str.zfill(width)
    return pl.select(pl.lit(form) + padded).to_series()


def make_sources(shape: Shape) -> pl.DataFrame:
    """The table of sources."""
    draw, numbers = Draw(shape, "sources", 0, shape.sources), np.arange(shape.sources)
    page = pl.Series(numbers).cast(pl.String)
    titles = pl.select(draw.one_of(OPENINGS) + ", " + draw.one_of(NAMES)).to_series()
    return pl.DataFrame(
        {
            "source_id": identify("src-", numbers, 5),
            "title": titles,
            "outlet": draw.one_of(OUTLETS),
            "language": draw.one_of(("en", "fr", "ko")),
            "published_on": draw.sometimes(0.95, draw.days()),
            "url": draw.sometimes(0.9, pl.select("https://example.org/news/" + page).to_series()),
        }
    )


def make_actors(shape: Shape) -> pl.DataFrame:
    """The table of actors; some belong to one above them."""
    draw, numbers = Draw(shape, "actors", 0, shape.actors), np.arange(shape.actors)
    names = pl.select(draw.one_of(NAMES) + " " + pl.Series(numbers).cast(pl.String)).to_series()
    return pl.DataFrame(
        {
            "actor_id": identify("act-", numbers, 6),
            "name": names,
            "country": draw.sometimes(0.9, draw.one_of(("KR", "US", "FR", "AE", "DE"))),
            "role": draw.one_of(("official", "company", "witness", "journalist")),
            "parent_id": draw.sometimes(0.2, identify("act-", draw.below(numbers + 1), 6)),
        }
    )


def make_measures(shape: Shape) -> pl.DataFrame:
    """The table of measures, each of which rests on a claim and is taken by an actor."""
    draw = Draw(shape, "measures", 0, shape.measures)
    amounts = pl.Series(draw.below(10_000) / 8 + 0.5).cast(pl.String)
    return pl.DataFrame(
        {
            "measure_id": identify("m", np.arange(shape.measures), 6),
            "claim_id": identify("c", pass_key_faults(draw.below(shape.claims)), 8),
            "actor_id": identify("act-", draw.below(shape.actors), 6),
            "began_on": draw.sometimes(0.7, draw.days(), "n/a"),
            "amount": draw.sometimes(0.5, amounts, "n/a"),
            "note": draw.sometimes(0.3, draw.one_of(MIDDLES)),
        }
    )


def pass_key_faults(claims: Numbers) -> Numbers:
    """Numbers of claims without those that may be given a faulty key, to which then nothing refers."""
    passed: Numbers = claims - (claims % 4 == 1)
    return passed


def make_claims(shape: Shape, first: int, height: int) -> pl.DataFrame:
    """Some rows of the table of claims."""
    draw, numbers = Draw(shape, "claims", first, height), np.arange(first, first + height)
    said = draw.days()
    answered = identify("c", pass_key_faults(draw.below(numbers + 1)), 8)
    columns: dict[str, Any] = {
        "claim_id": identify("c", numbers, 8),
        "source_id": identify("src-", numbers // shape.claims_of_source, 5),
        "paragraph": pl.Series(numbers % shape.claims_of_source + 1).cast(pl.String),
        "speaker_id": draw.sometimes(0.7, identify("act-", draw.below(shape.actors), 6)),
        "answers_id": draw.sometimes(0.05, answered),
        "statement": _write_statements(draw),
        "claim_type": draw.one_of(CLAIM_TYPES),
        "stance": draw.sometimes(0.01, pl.Series([""]), None).fill_null(draw.one_of(STANCES)),
        "event_date": draw.sometimes(0.6, _write_moments(draw, said)),
        "said_on": said,
        "coded_at": draw.sometimes(0.9, pl.select(said + "T" + draw.one_of(TIMES)).to_series()),
        "is_quoted": draw.sometimes(0.8, draw.one_of(("true", "false"))),
        "victims": draw.sometimes(0.3, pl.Series(draw.below(100_000)).cast(pl.String)),
        "share": draw.sometimes(0.3, pl.Series(draw.below(801) / 8).cast(pl.String)),
        "statement_hash": draw.sometimes(0.97, _write_hashes(numbers, shape.seed)),
    }
    return pl.DataFrame(columns)


TIMES = tuple(
    f"{hour:02}:{minute:02}:{(hour * minute) % 60:02}Z" for hour in range(24) for minute in range(60)
)


def _write_statements(draw: Draw) -> pl.Series:
    """Texts of varying length; some with commas, quotes, line breaks, Hangul and accents."""
    counts = pl.Series(draw.below(5000)).cast(pl.String)
    start, end = (draw.one_of(OPENINGS), draw.one_of(NAMES), draw.one_of(MIDDLES)), draw.one_of(CLOSINGS)
    parts = (*start, counts, end, draw.one_of(ASIDES))
    return pl.select(pl.concat_str(parts, separator=" ")).to_series()


def _write_moments(draw: Draw, said: pl.Series) -> pl.Series:
    """Dates as exact as they are known: day, month, months from and to, about a year."""
    month = said.str.head(7)
    exact = pl.Series(draw.below(4))
    span = month + "/2026-01"
    about = said.str.head(4) + "~"
    choice = pl.when(exact == 0).then(said).when(exact == 1).then(month).when(exact == 2).then(span)
    return pl.select(choice.otherwise(about)).to_series()


def _write_hashes(numbers: Numbers, seed: int) -> pl.Series:
    """Texts of sixteen hexadecimal digits that look random, and are different for different numbers."""
    mixed = (numbers + seed + 1).astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    digits = (mixed ^ (mixed >> np.uint64(31))).astype(">u8").tobytes().hex().encode()
    offsets = np.arange(0, len(digits) + 1, 16, dtype=np.int64)
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(digits)]
    hashes = pl.from_arrow(pa.Array.from_buffers(pa.large_string(), len(numbers), buffers))
    assert isinstance(hashes, pl.Series)
    return hashes
