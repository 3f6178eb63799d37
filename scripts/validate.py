"""Say what is to be mended in a data package: this one, or any other."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from korea_deepfake_record.descriptor import find_descriptor, find_package
from korea_deepfake_record.engines import ENGINES, EngineFailed
from korea_deepfake_record.report import FORMATS, write_table
from korea_deepfake_record.validate import validate


def main() -> int:
    """Run the command; the exit code is 0 for nothing to mend, 1 for findings, 2 for no package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", nargs="?", type=Path, metavar="PACKAGE", help="folder or descriptor file")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how findings are shown")
    parser.add_argument(
        "--strict", action="store_true", default=None, help="ask for clean cells as in our tables"
    )
    parser.add_argument(
        "--engine", choices=ENGINES, default="polars", help="check here, or on Spark (see docs/engines.md)"
    )
    options = parser.parse_args()
    descriptor = find_descriptor(options.package or find_package())
    if not descriptor.is_file():
        print(
            f"There is no descriptor {str(descriptor)!r}. Name a package's folder or file.", file=sys.stderr
        )
        return 2
    try:
        findings = validate(descriptor, strict=options.strict, engine=options.engine)
    except EngineFailed as reason:
        print(reason, file=sys.stderr)
        return 2
    print(FORMATS[options.format](findings, Path(os.path.relpath(descriptor.parent))))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if options.format == "github" and summary:
        try:
            with Path(summary).open("a", encoding="utf-8") as page:
                page.write(write_table(findings))
        except OSError as fault:
            print(f"The summary was not written: {fault}.", file=sys.stderr)
    return 1 if findings else 0


if __name__ == "__main__":
    raise SystemExit(main())
