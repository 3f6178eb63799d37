"""What do the tables say of who agrees, what differs, and what rests on a single source?"""

from collections.abc import Iterable, Iterator

import pandas as pd

from .publish.codebook import markdown_table
from .views import agreement, relations
from .witnesses import Tables

HEAD = """# Findings

Generated from the tables by `python scripts/docs.py`; a test holds the page current. What the words mean
stands in the codebook, how chains and witnesses are counted in `docs/coding-guide.md`, how far two coders
agreed in `docs/reliability.md`.
"""
COVERED = ("Source", "Passages", "Coded", "Left, and why", "Claims")
LEAST_WEIGHT = 3
SHOWN = 12


def overview_text(tables: Tables) -> str:
    """The page of findings as Markdown."""
    counts = agreement(dict(tables))
    parts = [
        ("Agreement", count_lines(counts)),
        ("Most carriers, fewest origins", carrier_lines(counts)),
        ("What rests on a single source", single_lines(tables, counts)),
        ("Conflicts and their verdicts", conflict_lines(tables)),
        ("Coverage", coverage_lines(tables)),
    ]
    return "\n".join([HEAD, *(f"## {title}\n\n{text}" for title, text in parts)])


def count_lines(counts: pd.DataFrame) -> str:
    """How many propositions several sources carry, and how many of those have independent origins."""
    return markdown_table(("What", "How many"), count_agreeing(counts))


def count_agreeing(counts: pd.DataFrame) -> list[tuple[str, int]]:
    """What is counted of the propositions, and how many there are."""
    carried = counts.loc[counts["n_claims"] > 0]
    several = carried.loc[carried["n_sources"] > 1]
    return [
        ("propositions with a live claim", len(carried)),
        ("of these, carried by more than one source", len(several)),
        (
            "of those, with more than one independent origin",
            int((several["n_independent_origins"] > 1).sum()),
        ),
        ("of those, with one origin", int((several["n_independent_origins"] == 1).sum())),
        ("of those, with none that is known", int((several["n_independent_origins"] == 0).sum())),
        ("propositions with an unknown link in some chain", int(carried["is_chain_unknown"].sum())),
        (
            "propositions of which some speaker is a party to the matter",
            int(carried["is_speaker_party"].sum()),
        ),
    ]


def carrier_lines(counts: pd.DataFrame) -> str:
    """The propositions with the most sources and the fewest independent origins."""
    single = counts.loc[(counts["n_sources"] > 1) & (counts["n_independent_origins"] < 2)]
    order = single.sort_values(["n_sources", "n_independent_origins"], ascending=[False, True], kind="stable")
    first = (
        "The first three have the most carriers for the fewest origins; of the others, too, several sources\n"
        "carry what has one known origin at most.\n\n"
    )
    return first + markdown_table(
        ("Proposition", "Statement", "Sources", "Origins", "Unknown"), list(_counted(order))
    )


def _counted(counts: pd.DataFrame) -> Iterator[tuple[object, ...]]:
    names = ["proposition_id", "statement", "n_sources", "n_independent_origins", "n_unknown_origins"]
    return counts[names].itertuples(index=False, name=None)


def single_lines(tables: Tables, counts: pd.DataFrame) -> str:
    """What much hangs on although one coded source alone says it."""
    weight = weigh(tables)
    alone = counts.loc[(counts["n_sources"] == 1) & (counts["verdict"] != "yields")]
    alone = alone.assign(weight=alone["proposition_id"].map(weight).fillna(0).astype("int64"))
    heavy = alone.loc[alone["weight"] >= LEAST_WEIGHT]
    heavy = heavy.sort_values("weight", ascending=False, kind="stable").head(SHOWN)
    told = (
        "The weight counts the figures, measure reports and relations that rest on the proposition. Shown\n"
        f"are the {len(heavy)} heaviest of {LEAST_WEIGHT} or more that do not yield to another.\n\n"
    )
    names = ["proposition_id", "statement", "weight", "n_independent_origins", "verdict"]
    rows = list(heavy[names].itertuples(index=False, name=None))
    return told + markdown_table(("Proposition", "Statement", "Weight", "Origins", "Verdict"), rows)


def weigh(tables: Tables) -> "pd.Series[int]":
    """How many figures, measure reports and relations rest on each proposition."""
    asserted = tables["claims"].set_index("claim_id")["proposition_id"]
    resting = [tables[name]["claim_id"].map(asserted) for name in ("statistics", "measure_reports")]
    related = [tables["relations"][side] for side in ("from_id", "to_id")]
    counted: pd.Series[int] = pd.concat([*resting, *related]).value_counts()
    return counted


def conflict_lines(tables: Tables) -> str:
    """Every relation in which not both sides stand."""
    differing = relations(dict(tables)).astype({"kind": "str", "verdict": "str", "references": "str"})
    decided = differing.loc[differing["verdict"] != "both-stand"]
    names = ["relation_id", "kind", "from_statement", "to_statement", "verdict", "basis", "references"]
    rows = decided[names].fillna("").itertuples(index=False, name=None)
    left = len(differing) - len(decided)
    told = f"Relations in which one side or neither stands, or which are open; in {left} more both stand.\n\n"
    head = ("Relation", "Kind", "First", "Second", "Verdict", "Why", "References")
    return told + markdown_table(head, list(rows))


def coverage_lines(tables: Tables) -> str:
    """How many passages of each coded source were coded, and what became of the others."""
    return markdown_table(COVERED, cover(tables))


def cover(tables: Tables) -> Iterable[tuple[object, ...]]:
    """The cells under `COVERED` for each coded source."""
    passages, claims = tables["passages"], tables["claims"]
    live = claims.loc[claims["record_status"] == "live", "source_id"].value_counts().to_dict()
    for source, own in passages.groupby("source_id"):
        counted = own["disposition"].astype("str").value_counts()
        coded = int(counted.get("coded", 0))
        left = ", ".join(
            f"{number} {reason}" for reason, number in counted.drop("coded", errors="ignore").items()
        )
        yield source, len(own), f"{coded} ({coded / len(own):.0%})", left or "none", int(live.get(source, 0))
