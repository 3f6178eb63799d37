"""Make a practice copy of this checkout with empty tables, in which the tutorial prints what it shows."""

import argparse
import sys
from pathlib import Path

from korea_deepfake_record.walkthrough import make_practice

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Run the command; 0 if the copy was made, 2 if the folder is there already."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="folder to make, outside of this one")
    folder = parser.parse_args().folder.resolve()
    if folder.exists() or ROOT in folder.parents:
        print(f"Name a folder that is not there yet, and not in '{ROOT}'.", file=sys.stderr)
        return 2
    make_practice(ROOT, folder)
    print(f'cd "{folder}" && export PYTHONPATH="$PWD/src" PATH="{Path(sys.executable).parent}:$PATH"')
    return 0


if __name__ == "__main__":
    sys.exit(main())
