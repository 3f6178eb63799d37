"""
Tell what a contribution does to the data: rows, coverage, agreement, and the version it asks for.

For who sends one and who reviews it. Writes nothing but Markdown to standard output.
"""

import argparse
import sys

from checkout import ROOT

from korea_deepfake_record.contribution import contribution_text
from korea_deepfake_record.versions import open_last, open_whole

PLACE = "git revision, checkout, folder or zip of a release; without the contribution"


def main() -> int:
    """Ends with 0 if it could tell, 2 if it could not run."""
    parser = argparse.ArgumentParser(description=__doc__, epilog=main.__doc__)
    parser.add_argument("base", metavar="BASE", help=PLACE)
    parser.add_argument(
        "head", nargs="?", metavar="HEAD", default=str(ROOT), help="the same with it; default: this checkout"
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
