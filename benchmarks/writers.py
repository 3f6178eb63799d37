"""How is a package written as CSV and Parquet: by us, checked and hashed, and by polars as it is?"""

from __future__ import annotations

import argparse
from pathlib import Path


def main() -> None:
    """Write the tables of a package in one of these ways."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("way", choices=("ours", "polars"), help="who writes")
    parser.add_argument("package", type=Path, help="folder of the package")
    parser.add_argument("target", type=Path, help="an empty folder")
    options = parser.parse_args()
    ways = {"ours": write_checked, "polars": write_as_it_is}
    ways[options.way](options.package, options.target)


def write_checked(source: Path, target: Path) -> None:
    """Check the package, write its tables with their hashes, and describe them."""
    from korea_deepfake_record.descriptor import open_package
    from korea_deepfake_record.publish.metadata import write_descriptors
    from korea_deepfake_record.publish.tables import Copies
    from korea_deepfake_record.validate import validate

    package = open_package(source)
    copies = Copies(package, target)
    if findings := validate(source, open_table=copies.open_records):
        raise SystemExit("\n".join(each.text for each in findings))
    write_descriptors(package, target, copies.finish())


def write_as_it_is(source: Path, target: Path) -> None:
    """Read each table with its types guessed, and write it in both forms."""
    import polars as pl

    for file in sorted((source / "data").glob("*.csv")):
        table = pl.read_csv(file)
        table.write_csv(target / file.name)
        table.write_parquet(target / f"{file.stem}.parquet")


if __name__ == "__main__":
    main()
