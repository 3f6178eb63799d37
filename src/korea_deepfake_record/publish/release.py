"""In what order does a checked package become a release?"""

import shutil
from collections.abc import Callable
from pathlib import Path

from ..descriptor import Package, open_package
from ..finding import Finding
from ..frames import read_frame
from ..load import frame_attributes
from ..validate import validate
from ..versions import release_notes
from .archive import fix_modes, write_archive, write_checksums, write_own_checksum
from .cff import citation_file, find_release_date
from .codebook import codebook_text
from .csv import write_csv
from .metadata import write_descriptors, write_json
from .parquet import write_parquet
from .swap import whole_folder
from .wheel import write_wheel

COPIED = ("README.md", "LICENSE", "LICENSE-DATA")
Note = Callable[[str], None]


def publish(
    where: Path, output: Path, project: Path, note: Note = lambda _: None
) -> tuple[Path, list[Finding]]:
    """
    Check a package and, if there is nothing to mend, write its release.

    The release takes its place in one step at the end: whoever looks sees the release that
    was there before, or the new one, never a part.

    Parameters
    ----------
    where
        Folder of the package.
    output
        Folder that receives the release as a folder of its own, `<name>-<version>`.
    project
        Folder of the checkout whose code and texts (README, changelog, licences) go with the data.
    note
        Receives one line at each step.

    Returns
    -------
    tuple of Path and list of Finding
        Where the release is, and what is to be mended; nothing is written if the list is not empty.
    """
    note("Checking the package")
    if findings := validate(where):
        return output, findings
    package = open_package(where)
    if not find_release_date(package):
        return output, [undated(package.version)]
    target = output / f"{package.name}-{package.version}"
    with whole_folder(target) as folder:
        write_tables(package, folder, note)
        write_texts(package, project, folder)
        write_archives(package, project, folder, note)
        fix_modes(folder)
    return target, []


def undated(version: str) -> Finding:
    """The finding that the changelog gives no date for the version."""
    problem, cure = f"No heading dates the version {version}.", f"Add '## [{version}] - YYYY-MM-DD'."
    return Finding("CHANGELOG.md", 0, "", problem, cure, "changelog-has-version")


def write_tables(package: Package, folder: Path, note: Note) -> None:
    """Write every table as CSV and as Parquet, with its schema."""
    for name in ("csv", "parquet", "schemas"):
        (folder / name).mkdir()
    for table in package.tables:
        note(f"Writing {table.name}")
        frame, told = read_frame(table, package.base), frame_attributes(package, table)
        write_csv(frame, folder / "csv" / f"{table.name}.csv")
        write_parquet(frame, table, told, folder / "parquet" / f"{table.name}.parquet")
        write_json(table.schema, folder / "schemas" / f"{table.name}.json")


def write_texts(package: Package, project: Path, folder: Path) -> None:
    """Write what is read beside the tables."""
    write_descriptors(package, folder)
    (folder / "codebook.md").write_text(codebook_text(package), encoding="utf-8", newline="\n")
    (folder / "release-notes.md").write_text(release_notes(package), encoding="utf-8", newline="\n")
    cited = citation_file(package, find_release_date(package))
    (folder / "CITATION.cff").write_text(cited, encoding="utf-8", newline="\n")
    shutil.copyfile(package.base / "CHANGELOG.md", folder / "CHANGELOG.md")
    for name in COPIED:
        shutil.copyfile(project / name, folder / name)


def write_archives(package: Package, project: Path, folder: Path, note: Note) -> None:
    """Write the checksums, then the zip and the wheel of all that they cover."""
    note("Writing the zip and the wheel")
    write_checksums(folder)
    archive = write_archive(folder, f"{package.name}-{package.version}")
    for each in (archive, write_wheel(package, project, folder)):
        write_own_checksum(each)
