"""Add a text as a source, with its ledger and a work sheet; run again, go on with it."""

import argparse
import os
import sys
from pathlib import Path

from korea_deepfake_record.descriptor import open_package
from korea_deepfake_record.intake import QUESTIONS, Request, add_source, tell_addition, would_be_kept

ROOT = Path(__file__).resolve().parents[1]


def read_arguments() -> argparse.Namespace:
    """What the command is asked to do."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("text", type=Path, metavar="TEXT", help="the article as received: plain text, UTF-8")
    for each in QUESTIONS:
        parser.add_argument(f"--{each.option}", metavar="…", help=each.wording)
    told = "where a sentence begins that is run together with the one before; may be given again"
    parser.add_argument("--cut", action="append", default=[], metavar="'… before|after …'", help=told)
    told = "folder of other texts to compare with; default: $KDR_ARTICLES, else that of TEXT"
    parser.add_argument("--articles", type=Path, metavar="DIR", help=told)
    parser.add_argument("--package", type=Path, default=ROOT, metavar="DIR", help="default: ours")
    return parser.parse_args()


def main() -> int:
    """Run the command; 0 if the text is added, 1 if its work sheet is to be mended, 2 if it is not added."""
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
