"""Check the package and publish it: CSV, Parquet, codebook, citation, notes, checksums, zip, wheel."""

import argparse
import os
import sys
from pathlib import Path

from korea_deepfake_record.publish.record import record
from korea_deepfake_record.publish.release import publish

ROOT = Path(__file__).resolve().parents[1]
TOLD = "publish nothing; write releases/X.Y.Z.json, the ledger of this tree, or of a git revision"
LOAD = "Load it with: {} -c \"import pandas; print(pandas.read_parquet('{}/parquet/claims.parquet'))\""


def note(step: str) -> None:
    """Say on a terminal what is being done; stay silent where nobody looks."""
    if sys.stderr.isatty() and not os.environ.get("CI"):
        print(step, file=sys.stderr)


def main() -> int:
    """Run the command; 0 if there is a release, 1 if there is something to mend, 2 if it could not run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=ROOT / "dist", metavar="DIR", help="default: dist/")
    parser.add_argument("--record", nargs="?", const="", metavar="REVISION", help=TOLD)
    arguments = parser.parse_args()
    is_record = arguments.record is not None
    try:
        made = record(ROOT, arguments.record) if is_record else publish(ROOT, arguments.output, ROOT, note)
    except (OSError, ValueError) as reason:
        # A disk that is full names no file.
        parts = (reason.filename, reason.strerror) if isinstance(reason, OSError) else (reason,)
        said = ": ".join(str(each) for each in parts if each)
        print(f"{said}; nothing was published.", file=sys.stderr)
        return 2
    release, findings = made
    for each in findings:
        print(each.text)
    if findings:
        print(f"{len(findings)} to mend; nothing was published. Run: python scripts/validate.py")
        return 1
    print(f"The {'ledger' if is_record else 'release'} is in {near(release)}")
    if not is_record:
        print(LOAD.format(near(Path(sys.executable)), near(release)))
    return 0


def near(path: Path) -> Path:
    """The path as it is reached from here."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


if __name__ == "__main__":
    sys.exit(main())
