"""
Say what is to be mended in a data package, this one or any other: one line a finding.

For coders, contributors and makers of packages. Writes nothing.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from checkout import FORMAT, PACKAGE, ROOT

from korea_deepfake_record.descriptor import NOT_THERE, find_descriptor
from korea_deepfake_record.engines import ENGINES, EngineFailed
from korea_deepfake_record.report import FORMATS, write_table
from korea_deepfake_record.validate import validate


def main() -> int:
    """Ends with 0 if nothing is to mend, 1 if something is, 2 if it could not run."""
    parser = argparse.ArgumentParser(description=__doc__, epilog=main.__doc__)
    parser.add_argument("package", nargs="?", type=Path, default=ROOT, metavar="PACKAGE", help=PACKAGE)
    parser.add_argument("--format", choices=FORMATS, default="text", help=FORMAT)
    told = "ask any package for clean cells, as our own is asked"
    parser.add_argument("--strict", action="store_true", default=None, help=told)
    told = "check here, or on Spark (docs/engines.md); default: polars"
    parser.add_argument("--engine", choices=ENGINES, default="polars", help=told)
    options = parser.parse_args()
    descriptor = find_descriptor(options.package)
    if not descriptor.is_file():
        print(NOT_THERE.format(str(descriptor)), file=sys.stderr)
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
    sys.exit(main())
