"""Compare the two codings anew; say what the adjudication lacks, and keep docs/reliability.md current."""

import argparse
import sys
from pathlib import Path

from korea_deepfake_record.finding import count_line
from korea_deepfake_record.reliability import refresh_page
from korea_deepfake_record.reliability.page import PAGE

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Write the report; with --check only say if it is stale. 0 if nothing is to mend."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; say if the report is stale")
    arguments = parser.parse_args()
    try:
        text, findings = refresh_page(ROOT)
    except (OSError, ValueError) as fault:
        print(fault, file=sys.stderr)
        return 2
    stale = (ROOT / PAGE).read_text(encoding="utf-8") != text
    if stale and not arguments.check:
        (ROOT / PAGE).write_text(text, encoding="utf-8")
        print(f"Wrote {PAGE}", file=sys.stderr)
    for each in findings:
        print(each.text)
    if stale and arguments.check:
        print(f"{PAGE}: The tables are stale. Run: python scripts/reliability.py [reliability]")
    print(count_line(findings))
    return 1 if findings or (stale and arguments.check) else 0


if __name__ == "__main__":
    sys.exit(main())
