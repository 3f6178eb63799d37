"""Make the generated parts of the documents anew: findings, answers, tutorial, gallery, picture of tables."""

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path

from korea_deepfake_record.documents import refresh_documents
from korea_deepfake_record.gallery import refresh_gallery
from korea_deepfake_record.walkthrough import refresh_tutorial

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Write what has changed; with --check only say so. 0 if nothing had to change, or it was written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; name the documents that are stale"
    )
    arguments = parser.parse_args()
    if find_spec("matplotlib") is None:
        print("Not installed here: matplotlib. Run: make test", file=sys.stderr)
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
            print(f"Wrote {name}")
    return 1 if stale and arguments.check else 0


if __name__ == "__main__":
    sys.exit(main())
