"""
Hold the tables against the articles: sentences, words, numbers, names, and runs of copied text.

For who has the articles. Writes nothing.
"""

import argparse
import os
import sys
from pathlib import Path

from checkout import FORMAT, PACKAGE, ROOT

from korea_deepfake_record.descriptor import open_package
from korea_deepfake_record.evidence import verify
from korea_deepfake_record.report import FORMATS, write_table


def read_arguments() -> argparse.Namespace:
    """What the command is asked to do."""
    parser = argparse.ArgumentParser(description=__doc__, epilog=main.__doc__)
    told = "folder of the articles as received, one .txt file each; default: $KDR_ARTICLES"
    articles = os.environ.get("KDR_ARTICLES")
    parser.add_argument("--articles", type=Path, default=articles, metavar="DIR", help=told)
    parser.add_argument("--source", default="", metavar="ID", help="look at this coded source only")
    parser.add_argument("--package", type=Path, default=ROOT, metavar="PACKAGE", help=PACKAGE)
    parser.add_argument("--format", choices=FORMATS, default="text", help=FORMAT)
    return parser.parse_args()


def main() -> int:
    """Ends with 0 if nothing is to mend, 1 if something is, 2 if it could not run."""
    arguments = read_arguments()
    if arguments.articles is None:
        print("Nothing was looked at. Name the folder of the articles: --articles DIR", file=sys.stderr)
        return 2
    try:
        package = open_package(arguments.package)
        report = verify(package, arguments.articles, arguments.source)
    except (OSError, ValueError) as fault:
        print(fault, file=sys.stderr)
        return 2
    for notice in report.notices:
        print(notice, file=sys.stderr)
    print(FORMATS[arguments.format](report.findings, Path(os.path.relpath(package.base))))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if arguments.format == "github" and summary:
        with Path(summary).open("a", encoding="utf-8") as page:
            page.write(write_table(report.findings))
    return 1 if report.findings else 0


if __name__ == "__main__":
    sys.exit(main())
