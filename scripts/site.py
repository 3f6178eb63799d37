"""
Write the explorer: the record as a folder of web pages that opens without a server or a network.

For everybody. Writes site/, and prints where to begin.
"""

import argparse
import sys
from pathlib import Path

from checkout import ROOT, require, tell

TOOLS = ("igraph", "jinja2", "markdown_it", "matplotlib")


def main() -> int:
    """Ends with 0 if there is an explorer, 2 if it could not be written."""
    parser = argparse.ArgumentParser(description=__doc__, epilog=main.__doc__)
    parser.add_argument(
        "--output", type=Path, default=ROOT / "site", metavar="DIR", help="folder to write; default: site/"
    )
    arguments = parser.parse_args()
    require(*TOOLS)
    return write(arguments.output)


def write(output: Path) -> int:
    """Write the pages, or say why there are none."""
    # Only now, for what it draws with may not be there.
    from korea_deepfake_record.site import write_site

    try:
        first = write_site(ROOT, output)
    except (OSError, ValueError) as reason:
        print(f"{tell(reason)}; no page was written.", file=sys.stderr)
        return 2
    print(f"Open in a browser: {first}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
