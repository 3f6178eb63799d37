"""
Add an article as a source, or go on with one that was added: for coders.

Writes its rows in data/, and a work sheet with its sentences in workbench/.
"""

import argparse
import os
import sys
from pathlib import Path

from checkout import PACKAGE, ROOT

from korea_deepfake_record.descriptor import open_package
from korea_deepfake_record.intake import QUESTIONS, Request, add_source, tell_addition, would_be_kept


def read_arguments() -> argparse.Namespace:
    """What the command is asked to do."""
    parser = argparse.ArgumentParser(description=__doc__, epilog=main.__doc__)
    parser.add_argument("text", type=Path, metavar="TEXT", help="the article as received: plain text, UTF-8")
    for each in QUESTIONS:
        parser.add_argument(f"--{each.option}", help=each.wording[:1].lower() + each.wording[1:])
    told = "words before and after a place where two sentences run together; may be given again"
    parser.add_argument("--cut", action="append", default=[], metavar="BEFORE|AFTER", help=told)
    told = "folder of other articles to compare with; default: $KDR_ARTICLES, else that of TEXT"
    parser.add_argument("--articles", type=Path, metavar="DIR", help=told)
    parser.add_argument("--package", type=Path, default=ROOT, metavar="PACKAGE", help=PACKAGE)
    return parser.parse_args()


def main() -> int:
    """Ends with 0 if the article is added, 1 if its work sheet is to be mended, 2 if it could not run."""
    arguments = read_arguments()
    given = {each.option: vars(arguments)[each.option.replace("-", "_")] for each in QUESTIONS}
    articles = arguments.articles or Path(os.environ.get("KDR_ARTICLES") or arguments.text.parent)
    try:
        package = open_package(arguments.package)
        ask = input if sys.stdin.isatty() else None
        addition = add_source(package, Request(arguments.text, given, ask, articles, arguments.cut))
    except (OSError, ValueError) as fault:
        print(fault, file=sys.stderr)
        return 2
    except (EOFError, KeyboardInterrupt):
        print("\nStopped; nothing was written.", file=sys.stderr)
        return 2
    print("\n".join(tell_addition(addition)))
    if would_be_kept(arguments.text, package.base):
        told = "Git would take it in. Move it to workbench/, which git ignores."
        print(f"{arguments.text}: {told}", file=sys.stderr)
    return 1 if addition.findings else 0


if __name__ == "__main__":
    sys.exit(main())
