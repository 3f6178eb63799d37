"""Write the explorer: the record as a folder of web pages that opens without a server or a network."""

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ("korea_deepfake_record", "igraph", "jinja2", "markdown_it", "matplotlib")


def main() -> int:
    """Run the command; 0 if there is a site, 2 if it could not be written or a tool is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=ROOT / "site", metavar="DIR", help="default: site/")
    arguments = parser.parse_args()
    if missing := [each for each in TOOLS if not find_spec(each)]:
        command = "make test, then .venv/bin/python scripts/site.py"
        print(f"Not installed here: {', '.join(missing)}. Run: {command}", file=sys.stderr)
        return 2
    return write(arguments.output)


def write(output: Path) -> int:
    """Write the pages, or say why there are none."""
    # Only now, for what it draws with may not be there.
    from korea_deepfake_record.site import write_site

    try:
        first = write_site(ROOT, output)
    except (OSError, ValueError) as reason:
        # A disk that is full names no file.
        parts = (reason.filename, reason.strerror) if isinstance(reason, OSError) else (reason,)
        said = ": ".join(str(each) for each in parts if each)
        print(f"{said}; no page was written.", file=sys.stderr)
        return 2
    print(f"Open in a browser: {first}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
