"""Write the explorer: the record as a folder of web pages that opens without a server or a network."""

import argparse
import sys
from pathlib import Path

from korea_deepfake_record.site import write_site

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Run the command; 0 if there is a site, 2 if it could not be written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=ROOT / "site", metavar="DIR", help="default: site/")
    arguments = parser.parse_args()
    try:
        first = write_site(ROOT, arguments.output)
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
