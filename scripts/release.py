"""
Check the package and publish it: every format, codebook, explorer, citation, checksums, zip, wheel.

For maintainers, and for who wants the whole of it. Writes a folder in dist/, or a ledger in releases/.
"""

import argparse
import sys
from pathlib import Path

from checkout import ROOT, tell

from korea_deepfake_record.publish.record import record
from korea_deepfake_record.publish.release import publish
from korea_deepfake_record.site import EXPLORER, write_explorer

TOLD = "publish nothing; write releases/X.Y.Z.json, the ledger of this checkout, or of a git revision"
BESIDE = (write_explorer,)
LOAD = "Load it with: {} -c \"import korea_deepfake_record as kdr; print(kdr.load('claims').statement)\""


def main() -> int:
    """Ends with 0 if it is written, 1 if something is to mend, 2 if it could not run."""
    parser = argparse.ArgumentParser(description=__doc__, epilog=main.__doc__)
    told = "folder to write in; default: dist/"
    parser.add_argument("--output", type=Path, default=ROOT / "dist", metavar="DIR", help=told)
    parser.add_argument("--record", nargs="?", const="", metavar="REVISION", help=TOLD)
    arguments = parser.parse_args()
    is_record = arguments.record is not None
    try:
        made = record(ROOT, arguments.record) if is_record else publish(ROOT, arguments.output, ROOT, BESIDE)
    except (OSError, ValueError) as reason:
        print(f"{tell(reason)}; nothing was published.", file=sys.stderr)
        return 2
    release, findings = made
    for each in findings:
        print(each.text)
    if findings:
        print(f"{len(findings)} to mend; nothing was published. Run: python scripts/validate.py")
        return 1
    if is_record:
        print(f"The ledger is in {near(release)}")
    else:
        print(f"The release is in {near(release)}")
        print(f"Open in a browser: {near(release / EXPLORER)}")
        print(*(f"Open in Excel: {near(each)}" for each in release.glob("*.xlsx")))
        print(LOAD.format(near(Path(sys.executable))))
    return 0


def near(path: Path) -> Path:
    """The path as it is reached from here."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


if __name__ == "__main__":
    sys.exit(main())
