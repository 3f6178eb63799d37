"""Which browser of this machine can open the pages?"""

from __future__ import annotations

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome")
# It looks for no news and asks nobody.
OPTIONS = (
    *("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)


def find_chromium() -> str | None:
    """The Chromium of the system, or the one that KDR_CHROMIUM names."""
    names = [each] if (each := os.environ.get("KDR_CHROMIUM")) else NAMES
    return next(filter(None, map(shutil.which, names)), None)
