"""Form the identifier of a new record: one that is neither in use nor retired."""

import argparse
import sys
from pathlib import Path

from korea_deepfake_record.descriptor import open_package
from korea_deepfake_record.intake import new_id

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Print the identifier; 2 if none can be formed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", metavar="TABLE", help="table that is to have the record")
    parser.add_argument("name", metavar="NAME", nargs="*", help="where identifiers are slugs, what to name")
    parser.add_argument("--package", type=Path, default=ROOT, metavar="DIR", help="default: ours")
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
