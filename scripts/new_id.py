"""
Print the identifier for a new row: one that is neither in use nor retired.

For coders. Writes nothing.
"""

import argparse
import sys
from pathlib import Path

from checkout import PACKAGE, ROOT

from korea_deepfake_record.descriptor import open_package
from korea_deepfake_record.intake import new_id


def main() -> int:
    """Ends with 0 if there is an identifier, 2 if none could be formed."""
    parser = argparse.ArgumentParser(description=__doc__, epilog=main.__doc__)
    parser.add_argument("table", metavar="TABLE", help="table that is to have the row")
    told = "name to form it from, where identifiers are not numbered"
    parser.add_argument("name", metavar="NAME", nargs="*", help=told)
    parser.add_argument("--package", type=Path, default=ROOT, metavar="PACKAGE", help=PACKAGE)
    arguments = parser.parse_args()
    try:
        package = open_package(arguments.package)
        print(new_id(package, arguments.table, " ".join(arguments.name)))
    except ValueError as fault:
        print(fault, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
