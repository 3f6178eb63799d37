"""Compare the two codings anew; say what the adjudication lacks, and keep docs/reliability.md current."""

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ("korea_deepfake_record", "krippendorff")


def main() -> int:
    """Write the report; with --check only say if it is stale. 0 if nothing is to mend."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; say if the report is stale")
    arguments = parser.parse_args()
    if missing := [each for each in TOOLS if not find_spec(each)]:
        command = "make test, then .venv/bin/python scripts/reliability.py"
        print(f"Not installed here: {', '.join(missing)}. Run: {command}", file=sys.stderr)
        return 2
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
