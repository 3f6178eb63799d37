"""Tell what a contribution does to the data: rows, coverage, agreement, and the version it asks for."""

import argparse
import sys
from pathlib import Path

from korea_deepfake_record.contribution import contribution_text
from korea_deepfake_record.versions import open_last, open_whole

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Run the command; 0 if it could tell, 2 if there is nothing to compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", metavar="BASE", help="git revision, folder or zip without the contribution")
    parser.add_argument(
        "head", nargs="?", metavar="HEAD", default=str(ROOT), help="the same with it; default: this tree"
    )
    arguments = parser.parse_args()
    try:
        base, head = (open_whole(each, ROOT) for each in (arguments.base, arguments.head))
        print(contribution_text(base, head, open_last(ROOT)))
    except (OSError, ValueError) as fault:
        print(fault, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
