"""
Make the generated parts of the documents anew: findings, answers, messages, tutorial, gallery, tables.

For contributors, after a change of data, schemas or code. Writes README.md and files in docs/.
"""

import argparse
import sys

from checkout import ROOT, require

from korea_deepfake_record.documents import refresh_documents
from korea_deepfake_record.gallery import refresh_gallery
from korea_deepfake_record.walkthrough import refresh_tutorial


def main() -> int:
    """Ends with 0 if all is current by now, 1 if --check finds what is stale, 2 if it could not run."""
    parser = argparse.ArgumentParser(description=__doc__, epilog=main.__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; say what is stale")
    arguments = parser.parse_args()
    require("matplotlib")
    if not (ROOT / "docs").is_dir():
        print("There are no documents in a practice copy.", file=sys.stderr)
        return 2
    fresh = refresh_documents(ROOT) | refresh_gallery(ROOT) | refresh_tutorial(ROOT)
    stale = [
        path for path, text in fresh.items() if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    for path in stale:
        name = path.relative_to(ROOT).as_posix()
        if arguments.check:
            print(f"{name}: The generated parts are stale. Run: python scripts/docs.py [documents]")
        else:
            path.write_text(fresh[path], encoding="utf-8")
            print(f"Wrote {name}", file=sys.stderr)
    return 1 if stale and arguments.check else 0


if __name__ == "__main__":
    sys.exit(main())
