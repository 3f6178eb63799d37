"""Tell what changed from one version of the data to another, and which version number that requires."""

import argparse
import sys
from pathlib import Path

from korea_deepfake_record.versions import FORMATS, compare, open_edition, open_last, open_whole

ROOT = Path(__file__).resolve().parents[1]
PLACE = "folder or zip of a release, ledger, working tree, git revision, or version of a ledger"


def main() -> int:
    """Run the command; 0 if the new version is as high as required, 1 if not, 2 if it could not run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old", nargs="?", metavar="OLD", help=f"{PLACE}; default: the last ledger")
    parser.add_argument(
        "new", nargs="?", metavar="NEW", default=str(ROOT), help="the same, but no ledger; default: this tree"
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="how the changes are shown")
    arguments = parser.parse_args()
    try:
        old = open_edition(arguments.old, ROOT) if arguments.old else open_last(ROOT)
        if old is None:
            print("No release is recorded in releases/ yet. Name the old version.", file=sys.stderr)
            return 2
        difference = compare(old, open_whole(arguments.new, ROOT))
    except (OSError, ValueError) as fault:
        print(fault, file=sys.stderr)
        return 2
    print(FORMATS[arguments.format](difference))
    return 0 if difference.is_enough else 1


if __name__ == "__main__":
    sys.exit(main())
