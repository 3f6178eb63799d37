"""
Compare the codings anew, and say what the adjudication lacks.

For contributors, after a change in reliability/ or in the tables. Writes docs/reliability.md.
"""

import argparse
import sys

from checkout import ROOT, require


def main() -> int:
    """Ends with 0 if nothing is to mend, 1 if something is, 2 if it could not run."""
    parser = argparse.ArgumentParser(description=__doc__, epilog=main.__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; say what is stale")
    arguments = parser.parse_args()
    require("krippendorff", verb="test")
    return compare(is_check=arguments.check)


def compare(*, is_check: bool) -> int:
    """Say what is to mend; write the report, or only look whether it is current."""
    # Only now, for none of them is there before the tools are.
    from korea_deepfake_record.finding import count_line
    from korea_deepfake_record.reliability import refresh_page
    from korea_deepfake_record.reliability.page import PAGE

    try:
        text, findings = refresh_page(ROOT)
    except (OSError, ValueError) as fault:
        print(fault, file=sys.stderr)
        return 2
    stale = (ROOT / PAGE).read_text(encoding="utf-8") != text
    if stale and not is_check:
        (ROOT / PAGE).write_text(text, encoding="utf-8")
        print(f"Wrote {PAGE}", file=sys.stderr)
    for each in findings:
        print(each.text)
    if stale and is_check:
        print(f"{PAGE}: The tables are stale. Run: python scripts/reliability.py [reliability]")
    print(count_line(findings))
    return 1 if findings or (stale and is_check) else 0


if __name__ == "__main__":
    sys.exit(main())
