"""Do the joined views say what the tables say, row for row, and does total refuse what counts twice?"""

import doctest
import importlib
import inspect
from pathlib import Path

import pandas as pd
import pytest
from rows import listed, rows

import korea_deepfake_record as kdr
from korea_deepfake_record.events import name_precision
from korea_deepfake_record.figures import find_shared_days

Tables = dict[str, pd.DataFrame]
FUNCTIONS = [name for name in kdr.__all__ if name != "version"]
VIEWS = [name for name in FUNCTIONS if "tables" in inspect.signature(getattr(kdr, name)).parameters]
DATES = ["2024", "2024~", "201X", "20XX", "2024-XX", "2024-XX-XX", "2024-08", "2024-08-XX?", "2024-22"]
DATES += ["2024-08-26%", "2024-08-26T10:00:00Z", "2024/2025-01", "../2024", "2024/", "2024-08-26/.."]
PERIODS = "statistic_id value period_earliest period_latest overlap_group"


@pytest.fixture
def tables(still_toy: Path) -> Tables:
    return kdr.load(where=still_toy)


@pytest.fixture
def figures(tables: Tables) -> pd.DataFrame:
    """Two figures that may be added: 5 of the year 2021, 7 of the year 2022."""
    years = ("sta-1 5 2021-01-01 2021-12-31 -", "sta-2 7 2022-01-01 2022-12-31 -")
    return kdr.statistics(tables | {"statistics": listed(tables["statistics"], PERIODS, *years)})


def test_a_claim_shows_its_article_speaker_chain_and_proposition(tables: Tables) -> None:
    sources = rows(
        tables["sources"], {"publisher_id": "example-agency"}, {"source_id": "talk", "kind": "briefing"}
    )
    relays = listed(tables["relays"], "claim_id step source_id", "clm-0001 1 talk")
    derivations = tables["derivations"].iloc[:0]
    claim = kdr.claims(tables | {"sources": sources, "relays": relays, "derivations": derivations}).iloc[0]
    assert claim["chain"] == "bdtype-20240903 ← talk"
    assert (claim["origin_id"], claim["origin_kind"], claim["said"]) == ("talk", "briefing", "2024-09-03")
    assert claim["source_publisher"] == claim["speaker_name"] == "Example Agency"
    assert claim["proposition"] == "The agency opened a probe."
    assert claim["n_sources"] == 1


def test_a_claim_of_no_proposition_keeps_its_row(tables: Tables) -> None:
    claims = rows(tables["claims"], {"claim_id": "clm-1", "proposition_id": None}, {"claim_id": "clm-2"})
    assert kdr.claims(tables | {"claims": claims})["n_sources"].tolist() == [pd.NA, 1]


def test_the_timeline_leaves_out_what_has_no_date_or_was_withdrawn(tables: Tables) -> None:
    dates = {"event_date": "2021", "event_earliest": "2021-01-01", "event_latest": "2021-12-31"}
    undated = dict.fromkeys(dates)
    claims = rows(
        tables["claims"], dates | {"claim_id": "a"}, undated, dates | {"record_status": "withdrawn"}
    )
    events = kdr.timeline(tables | {"claims": claims})
    assert events.loc[events["table"] == "claims", "record_id"].tolist() == ["a"]


def test_the_timeline_runs_by_the_earliest_day_and_tells_the_clock(tables: Tables) -> None:
    names = "source_id kind published published_earliest published_latest"
    dated = ("said briefing ../2024-08-27 - 2024-08-27", "paper article 2024-08-01 2024-08-01 2024-08-01")
    none = {name: tables[name].iloc[:0] for name in ("claims", "measures")}
    events = kdr.timeline(tables | none | {"sources": listed(tables["sources"], names, *dated)})
    assert events["record_id"].tolist() == ["paper", "said"]
    assert events["clock"].tolist() == ["published", "said"]
    assert events["precision"].tolist() == ["day", "open-interval"]


def test_the_timeline_tells_the_verdict_on_claims_and_figures(tables: Tables) -> None:
    relations = rows(tables["relations"], {"from_id": "prp-001", "to_id": "prp-002", "verdict": "to-stands"})
    events = kdr.timeline(tables | {"relations": relations})
    verdicts = events.set_index("table")["verdict"].astype("str")
    assert (verdicts["claims"], verdicts["statistics"]) == ("yields", "yields")
    assert verdicts[["measures", "sources"]].isna().all()


def test_the_timeline_tells_the_start_of_a_measure_from_its_end(tables: Tables) -> None:
    names = "measure_id start start_earliest start_latest end end_earliest end_latest"
    both = "a 2021 2021-01-01 2021-12-31 2022 2022-01-01 2022-12-31"
    one = "b 2023 2023-01-01 2023-12-31 2023 2023-01-01 2023-12-31"
    ended = "c - - - 2024 2024-01-01 2024-12-31"
    begun = "d 2025 2025-01-01 2025-12-31 - - -"
    given = listed(tables["measures"], names, both, one, ended, begun)
    measures = given.assign(title=["Custody of him", "Arrest", "Example is told", "Ban"])
    events = kdr.timeline(tables | {"measures": measures})
    told = ["Start of custody of him", "End of custody of him", "Arrest", "End of Example is told", "Ban"]
    assert events.loc[events["table"] == "measures", "what"].tolist() == told


def test_a_source_without_title_is_named_by_kind_and_publisher(tables: Tables) -> None:
    changes = ({"title": "It happened"}, {"title": None}, {"title": None, "publisher_id": None})
    changes += ({"title": None, "publisher_id": "unknown", "kind": "unknown"},)
    sources = rows(tables["sources"], *(each | {"source_id": str(n)} for n, each in enumerate(changes)))
    sources["publisher_id"] = sources["publisher_id"].mask(sources["source_id"] < "2", "example-agency")
    events = kdr.timeline(tables | {"sources": sources})
    told = ["It happened", "Article by Example Agency"]
    told += [f"{kind} by an unknown publisher" for kind in ("Article", "Source")]
    assert events.loc[events["table"] == "sources", "what"].tolist() == told


@pytest.mark.parametrize("date", DATES)
def test_precision_has_the_names_that_the_date_rules_use(date: str) -> None:
    dates = pytest.importorskip("korea_deepfake_record.dates")
    assert name_precision(pd.Series([date], dtype="str")).tolist() == [dates.precision(date)]


def test_a_measure_shows_its_status_in_each_source(tables: Tables) -> None:
    claims = listed(
        tables["claims"], "claim_id source_id record_status", "a x live", "b y live", "c z withdrawn"
    )
    reports = listed(tables["measure_reports"], "claim_id status", "a planned", "b done", "c refused")
    measures = rows(tables["measures"], {}, {"measure_id": "untold"})
    found = kdr.measures(tables | {"claims": claims, "measure_reports": reports, "measures": measures})
    assert found["source_id"].fillna("").tolist() == ["x", "y", ""]
    assert found["reported_status"].astype("str").fillna("").tolist() == ["planned", "done", ""]
    assert set(found["status"]) == {"under-way"}


def test_a_relation_shows_both_statements_and_its_references(tables: Tables) -> None:
    second = {"proposition_id": "prp-002", "statement": "The agency closed it."}
    consulted = rows(tables["relation_references"], {"source_id": "a"}, {"source_id": "b"})
    more = {"propositions": rows(tables["propositions"], {}, second), "relation_references": consulted}
    more["relations"] = rows(tables["relations"], {"to_id": "prp-002"})
    relation = kdr.relations(tables | more).iloc[0]
    assert (relation["from_statement"], relation["to_statement"]) == (
        "The agency opened a probe.",
        "The agency closed it.",
    )
    assert (relation["from_sources"], relation["to_sources"]) == (1, 0)
    assert relation["references"] == "a b"


def test_an_uncoded_passage_has_a_reason_in_words(tables: Tables) -> None:
    passages = rows(tables["passages"], {}, {"passage_id": "p2", "disposition": "advertisement"})
    found = kdr.uncoded(tables | {"passages": passages})
    assert found["passage_id"].tolist() == ["p2"]
    assert "advertising" in found["reason"].iloc[0]


def test_a_figure_names_the_others_of_its_overlap_group(tables: Tables) -> None:
    given = listed(tables["statistics"], "statistic_id overlap_group", "a g", "b g", "c g", "d -", "e h")
    found = kdr.statistics(tables | {"statistics": given})["overlaps_with"]
    assert found.fillna("").tolist() == ["b c", "a c", "a b", "", ""]


def test_figures_of_periods_apart_are_added(figures: pd.DataFrame) -> None:
    assert kdr.total(figures) == 12


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"indicator_id": ["a", "b"]}, "The figures differ in indicator_id: a, b. Choose those of one."),
        ({"unit": ["count", "year"]}, "The figures differ in unit: count, year. Choose those of one."),
        ({"currency": ["KRW", None]}, "The figures differ in currency: KRW, none. Choose those of one."),
        (
            {"is_additive": [False, False], "definition": ["Cases at a time."] * 2},
            "Figures of 'example-cases' may not be added: two such counts may count the same things,"
            " whatever their periods. Its definition: Cases at a time.",
        ),
        (
            {"verdict": ["undisputed", "yields"]},
            "'sta-2' yields to what the record takes for right. Leave it out.",
        ),
        (
            {"verdict": ["yields", "yields"]},
            "'sta-1' and 'sta-2' yield to what the record takes for right. Leave them out.",
        ),
        (
            {"record_status": ["live", "withdrawn"]},
            "'sta-2' rests on a claim that was withdrawn. Leave it out.",
        ),
        ({"value": [5, None]}, "'sta-2' has no value. Leave it out."),
        ({"period_earliest": [None, "2022"]}, "'sta-1' has no period with a known start. Leave it out."),
        ({"period_latest": ["2021", None]}, "'sta-2' has no period with a known end. Leave it out."),
        (
            {"overlap_group": ["g", "g"]},
            "'sta-1' and 'sta-2' count some of the same: both are in 'g'. Leave one out.",
        ),
        (
            {"period_latest": ["2022-01-01", "2022-12-31"]},
            "'sta-1' and 'sta-2' overlap, from 2022-01-01 to 2022-01-01. Leave one out.",
        ),
    ],
)
def test_figures_that_may_not_be_added_are_refused(
    figures: pd.DataFrame, changes: dict[str, list[object]], refusal: str
) -> None:
    with pytest.raises(ValueError) as raised:  # noqa: PT011 - the whole wording is compared below
        kdr.total(figures.assign(**changes))
    assert str(raised.value) == refusal


def test_a_long_period_overlaps_a_later_one_behind_others(tables: Tables) -> None:
    periods = ("a 1 2020-01-01 2024-12-31 -", "b 1 2021-01-01 2021-01-02 -", "c 1 2023-01-01 2023-01-02 -")
    given = tables | {"statistics": listed(tables["statistics"], PERIODS, *periods)}
    found = kdr.statistics(given).iloc[[2, 0]]
    with pytest.raises(ValueError, match=r"^'a' and 'c' overlap, from 2023-01-01 to 2023-01-02\."):
        kdr.total(found)


def test_all_figures_that_share_a_day_are_found_together(tables: Tables) -> None:
    periods = (
        *("a 1 2020-01-01 2024-12-31 -", "b 1 2021-01-01 2021-01-02 -", "c 1 2021-01-02 2023-01-02 -"),
        *("d 1 2024-01-01 2024-01-01 -", "e 1 2025-01-01 2025-01-01 -", "f 1 - 2021-01-02 -"),
    )
    given = tables | {"statistics": listed(tables["statistics"], PERIODS, *periods)}
    found = [each["statistic_id"].tolist() for each in find_shared_days(kdr.statistics(given))]
    assert found == [["a", "b", "c"], ["a", "d"]]


def test_no_figures_and_bare_figures_are_refused(figures: pd.DataFrame, tables: Tables) -> None:
    with pytest.raises(ValueError, match=r"^There are no figures to add\.$"):
        kdr.total(figures.iloc[:0])
    for bare in (tables["statistics"], [1, 2]):
        with pytest.raises(ValueError, match=r"^Give rows of kdr\.statistics\(\), which has is_additive\.$"):
            kdr.total(bare)  # type: ignore[arg-type]


@pytest.mark.parametrize("unit", ["count", "percent", "currency", "per-week", "month"])
def test_what_has_no_sum_has_a_reason(figures: pd.DataFrame, unit: str) -> None:
    with pytest.raises(ValueError, match=r"may not be added: (each|two such counts) .+\. Its definition: "):
        kdr.total(figures.assign(unit=unit, is_additive=False))


@pytest.mark.parametrize(("view", "table"), [(each, each) for each in ("claims", "statistics", "relations")])
def test_a_view_of_the_real_data_has_each_record_once(view: str, table: str) -> None:
    shown, held = getattr(kdr, view)(), kdr.load(table)
    pd.testing.assert_frame_equal(shown[held.columns], held)


def test_the_real_timeline_is_in_order() -> None:
    events = kdr.timeline()
    assert events["earliest"].fillna(events["latest"]).is_monotonic_increasing
    assert events["precision"].notna().all()


def test_no_real_passage_is_both_coded_and_uncoded() -> None:
    claims = kdr.load("claims")
    coded = claims.loc[claims["record_status"] == "live", "passage_id"]
    assert not kdr.uncoded()["passage_id"].isin(coded).any()


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_tells_its_name_version_citation_and_labels(tables: Tables, view: str) -> None:
    shown, told = getattr(kdr, view)(tables), tables["claims"].attrs
    assert (shown.attrs["name"], shown.attrs["version"]) == (view, told["version"])
    assert shown.attrs["citation"] == told["citation"]
    assert set(shown.attrs["labels"]) <= set(shown.columns)
    assert view == "timeline" or shown.attrs["labels"]


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_of_one_table_asks_for_all(tables: Tables, view: str) -> None:
    with pytest.raises(ValueError, match=r"^One table is not enough\. Give all of them, as load\(\) gives"):
        getattr(kdr, view)(tables["claims"])


def test_agreement_has_the_types_of_its_table() -> None:
    counted, held = kdr.agreement(), kdr.load("agreement")
    assert counted.dtypes[held.columns].equals(held.dtypes)
    assert kdr.timeline()["verdict"].dtype == held["verdict"].dtype


def test_tables_without_agreement_are_counted(tables: Tables) -> None:
    old = {name: each for name, each in tables.items() if name != "agreement"}
    assert len(kdr.agreement(old)) == len(tables["propositions"])


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_public_function_is_documented(name: str) -> None:
    function = getattr(kdr, name)
    told = inspect.getdoc(function) or ""
    assert all(f"{each} : " in told for each in inspect.signature(function).parameters)
    assert all(f"{part}\n---" in told for part in ("Parameters", "Returns", "Examples"))


@pytest.mark.parametrize("module", sorted({getattr(kdr, name).__module__ for name in FUNCTIONS}))
def test_examples_hold(module: str) -> None:
    assert doctest.testmod(importlib.import_module(module)).failed == 0
