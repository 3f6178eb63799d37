"""Chains: how many claims begin at an origin, and of how many that was concluded."""

from pathlib import Path
from typing import Any

import pandas as pd
from conftest import ROOT

import korea_deepfake_record as kdr
from korea_deepfake_record.chains import count_origins, take_live
from korea_deepfake_record.witnesses import UNKNOWN


def find_widest(live: pd.DataFrame) -> "pd.Series[Any]":
    """The origin to which most articles lead."""
    counted = count_origins(live)
    return counted.loc[counted["origin_id"] != UNKNOWN].iloc[0]


def test_claims_that_lead_to_an_origin_by_inference_are_counted_apart() -> None:
    live = take_live(kdr.load(where=ROOT))
    widest = find_widest(live)
    own = live.loc[live["origin_id"] == widest["origin_id"]]
    assert widest["n_claims"] == len(own)
    assert widest["n_inferred"] == own["is_relay_inferred"].sum() < len(own)


def test_the_page_says_how_much_of_its_first_sentence_is_concluded(site: Path) -> None:
    widest = find_widest(take_live(kdr.load(where=ROOT)))
    text = (site / "derivations.html").read_text(encoding="utf-8")
    assert (
        f"<strong>{widest['n_inferred']}</strong> of them by a way of which some step was concluded" in text
    )
