"""Bring the tables into canonical form: order, quoting, line ends, derived columns."""

import argparse
import sys
from pathlib import Path

from korea_deepfake_record.descriptor import open_package
from korea_deepfake_record.finding import count_line
from korea_deepfake_record.tidy import check_readable, check_tidy, tidy

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Run the command; 0 if nothing is left to mend, 1 if there is, 2 if the package cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "package", nargs="?", type=Path, default=ROOT, help="folder or descriptor; default: ours"
    )
    parser.add_argument("--check", action="store_true", help="write nothing, say what would be written")
    arguments = parser.parse_args()
    try:
        package = open_package(arguments.package)
    except ValueError as fault:
        print(fault, file=sys.stderr)
        return 2
    findings = sorted(check_readable(package) + check_tidy(package))
    if not arguments.check:
        written, findings = tidy(package)
        print("".join(f"tidied {path}\n" for path in written), end="", file=sys.stderr)
    for each in findings:
        print(each.text)
    print(count_line(findings))
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
