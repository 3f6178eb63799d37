"""
Make a practice copy of this checkout with empty tables, in which the tutorial prints what it shows.

For who follows docs/tutorial.md. Writes FOLDER, and prints the command that goes there.
"""

import argparse
import sys
from pathlib import Path

from checkout import ROOT

from korea_deepfake_record.walkthrough import make_practice


def main() -> int:
    """Ends with 0 if there is a copy, 2 if it could not be made."""
    parser = argparse.ArgumentParser(description=__doc__, epilog=main.__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="folder to make, outside this checkout")
    folder = parser.parse_args().folder.resolve()
    if folder.exists() or ROOT in folder.parents:
        print(f"Name a folder that is not there yet, and not in '{ROOT}'.", file=sys.stderr)
        return 2
    make_practice(ROOT, folder)
    print("Go there with this command:", file=sys.stderr)
    print(f'cd "{folder}" && export PYTHONPATH="$PWD/src" PATH="{Path(sys.executable).parent}:$PATH"')
    return 0


if __name__ == "__main__":
    sys.exit(main())
