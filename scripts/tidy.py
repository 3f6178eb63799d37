"""
Bring the tables into canonical form: order, quoting, line ends, computed cells.

For coders, after each change of a table. Writes the tables that differ.
"""

import argparse
import sys
from pathlib import Path

from checkout import PACKAGE, ROOT

from korea_deepfake_record.descriptor import open_package
from korea_deepfake_record.finding import count_line
from korea_deepfake_record.tidy import check_readable, check_tidy, tidy


def main() -> int:
    """Ends with 0 if nothing is left to mend, 1 if something is, 2 if it could not run."""
    parser = argparse.ArgumentParser(description=__doc__, epilog=main.__doc__)
    parser.add_argument("package", nargs="?", type=Path, default=ROOT, metavar="PACKAGE", help=PACKAGE)
    parser.add_argument("--check", action="store_true", help="write nothing; say what is not in this form")
    arguments = parser.parse_args()
    try:
        package = open_package(arguments.package)
    except ValueError as fault:
        print(fault, file=sys.stderr)
        return 2
    findings = sorted(check_readable(package) + check_tidy(package))
    if not arguments.check:
        written, findings = tidy(package)
        print("".join(f"Wrote {path}\n" for path in written), end="", file=sys.stderr)
    for each in findings:
        print(each.text)
    print(count_line(findings))
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
