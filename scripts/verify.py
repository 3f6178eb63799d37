"""Hold the tables against the articles: sentences, words, numbers, names, and runs of copied text."""

import argparse
import os
import sys
from pathlib import Path

from korea_deepfake_record.descriptor import find_package, open_package
from korea_deepfake_record.evidence import verify
from korea_deepfake_record.report import FORMATS, write_table

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "articles"


def read_arguments() -> argparse.Namespace:
    """What the command is asked to do."""
    parser = argparse.ArgumentParser(description=__doc__)
    told = "folder of the texts as received; default: $KDR_ARTICLES, else ../shared/articles if it is there"
    parser.add_argument("--articles", type=Path, metavar="DIR", help=told)
    parser.add_argument("--source", default="", metavar="ID", help="look at this coded source only")
    parser.add_argument("--package", type=Path, default=find_package(), metavar="DIR", help="default: ours")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how findings are shown")
    arguments = parser.parse_args()
    if arguments.articles is not None and not arguments.articles.is_dir():
        parser.exit(2, f"There is no folder '{arguments.articles}'. Give the folder of the articles.\n")
    arguments.articles = arguments.articles or Path(os.environ.get("KDR_ARTICLES") or BESIDE)
    return arguments


def main() -> int:
    """Run the command; 0 if nothing is to mend, 1 if something is, 2 if the tables cannot be read."""
    arguments = read_arguments()
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
