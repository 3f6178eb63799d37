"""Copies of our own tables, as large as wanted, have nothing to mend."""

import sys
from pathlib import Path

from conftest import ROOT

from korea_deepfake_record.descriptor import open_package
from korea_deepfake_record.frames import read_frames
from korea_deepfake_record.validate import validate

sys.path.append(str(ROOT / "benchmarks"))
from own_copies import write_copies


def test_copies_of_our_tables_keep_every_rule(tmp_path: Path) -> None:
    once = len(read_frames(open_package(ROOT))["claims"])
    rows = write_copies(open_package(ROOT), 2 * once, tmp_path / "twice")
    frames = read_frames(open_package(tmp_path / "twice"))
    assert (len(frames["claims"]), sum(map(len, frames.values()))) == (2 * once, rows)
    assert [each.text for each in validate(tmp_path / "twice")] == []
