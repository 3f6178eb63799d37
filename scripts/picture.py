"""
Take the pictures of the explorer that the README shows, one in light and one in dark.

For maintainers, with a Chromium. Writes docs/explorer.png and docs/explorer-dark.png.
"""

import argparse
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from checkout import ROOT, require

TOOLS = ("igraph", "jinja2", "markdown_it", "matplotlib", "PIL", "playwright")
COLOURS = 64


def main() -> int:
    """Ends with 0 if there are pictures, 2 if it could not take them."""
    parser = argparse.ArgumentParser(description=__doc__, epilog=main.__doc__)
    parser.add_argument(
        "--output", type=Path, default=ROOT / "docs", metavar="DIR", help="folder to write to; default: docs/"
    )
    arguments = parser.parse_args()
    require(*TOOLS, verb="test")
    return take_pictures(arguments.output)


def take_pictures(output: Path) -> int:
    """Write the site apart, open its first page and keep what is seen."""
    # Only now, for what it draws with may not be there.
    from PIL import Image
    from playwright.sync_api import sync_playwright

    from korea_deepfake_record.site import write_site
    from korea_deepfake_record.site.chromium import OPTIONS, find_chromium

    if (place := find_chromium()) is None:
        print("Not installed here: chromium. Run: sudo apt install chromium", file=sys.stderr)
        return 2
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        first = write_site(ROOT, Path(folder) / "site")
        browser = playwright.chromium.launch(executable_path=place, args=[*OPTIONS])
        page = browser.new_page()
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto(first.as_uri())
        taken = {output / "explorer.png": page.screenshot()}
        page.emulate_media(color_scheme="dark")
        taken |= {output / "explorer-dark.png": page.screenshot()}
        browser.close()
    for path, picture in taken.items():
        Image.open(BytesIO(picture)).quantize(COLOURS).save(path, optimize=True)
        print(f"Wrote {path}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
