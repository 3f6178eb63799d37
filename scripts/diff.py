"""
Tell what changed from one version of the data to another, and which version number that asks for.

For contributors, maintainers and users of two versions. Writes nothing.
"""

import argparse
import sys

from checkout import ROOT

from korea_deepfake_record.versions import FORMATS, compare, open_edition, open_last, open_whole

PLACE = "version or file of a ledger, git revision, checkout, folder or zip of a release"


def main() -> int:
    """Ends with 0 if the new version is as high as asked for, 1 if it is not, 2 if it could not run."""
    parser = argparse.ArgumentParser(description=__doc__, epilog=main.__doc__)
    parser.add_argument("old", nargs="?", metavar="OLD", help=f"{PLACE}; default: the last ledger")
    told = "the same, no ledger; default: this checkout"
    parser.add_argument("new", nargs="?", metavar="NEW", default=str(ROOT), help=told)
    told = "how changes are shown; default: text"
    parser.add_argument("--format", choices=FORMATS, default="text", help=told)
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
