"""The pictures of the explorer are as large as the README shows them, and light."""

import subprocess
import sys
from pathlib import Path

from conftest import ROOT
from PIL import Image
from playwright.sync_api import Browser

SCRIPT = ROOT / "scripts" / "picture.py"
HEAVIEST = 150_000


def test_a_picture_is_taken_in_light_and_in_dark(browser: Browser, tmp_path: Path) -> None:
    assert browser.is_connected()
    command = [sys.executable, str(SCRIPT), "--output", str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    pictures = [Path(line.removeprefix("Wrote ")) for line in run.stderr.splitlines()]
    corners = []
    for each in pictures:
        assert each.stat().st_size < HEAVIEST
        with Image.open(each) as picture:
            assert picture.size == (1440, 900)
            corners.append(sum(picture.convert("RGB").getpixel((0, 0))))
    light, dark = corners
    assert light > dark
