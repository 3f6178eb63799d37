"""In what order does a checked package become a release?"""

import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from ..descriptor import Package, read_package
from ..finding import Finding
from ..progress import show_step
from ..validate import validate
from ..versions import release_notes
from .archive import fix_modes, write_archive, write_checksums, write_own_checksum
from .card import write_card
from .cff import citation_file, find_release_date
from .codebook import codebook_text
from .croissant import write_croissant
from .csvw import write_csvw
from .datasette import write_datasette
from .datasheet import read_answers
from .deposit import write_deposit
from .metadata import write_descriptors
from .plain_names import check_plain_names
from .sqlite import write_sqlite
from .swap import whole_folder
from .table_files import Facts
from .tables import Copies
from .wheel import write_wheel
from .workbook import write_workbook

COPIED = ("LICENSE", "LICENSE-DATA", "REUSE.toml", "docs/datasheet.md", "docs/other-tools.md")
Writer = Callable[[Package, Path], object]


def publish(
    where: Path, output: Path, project: Path, beside: Iterable[Writer] = ()
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
    beside
        Write what is published beside the formats of this package, from the package into the folder.

    Returns
    -------
    tuple of Path and list of Finding
        Where the release is, and what is to be mended; nothing is written if the list is not empty.
    """
    package, findings = read_package(where)
    if package is None or findings:
        return output, validate(where)
    if findings := check_plain_names(package):
        return output, findings
    is_new, target = not output.exists(), output / f"{package.name}-{package.version}"
    try:
        with whole_folder(target) as folder:
            written = check_and_write(package, folder)
            for write in beside:
                write(package, folder)
            write_texts(package, project, folder, written)
            write_archives(package, project, folder)
            fix_modes(folder)
    except Refused as refused:
        if is_new:
            output.rmdir()
        return output, refused.findings
    return target, []


class Refused(Exception):
    """There is something to mend, and so nothing to publish."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings


def check_and_write(package: Package, folder: Path) -> dict[str, Facts]:
    """Write the tables while they are checked, so that each is read once; raise if one is to be mended."""
    show_step("Checking the package")
    copies = Copies(package, folder)
    # Whoever publishes asks for clean cells, so that no formula reaches a spreadsheet.
    findings = validate(package.base / package.path, strict=True, open_table=copies.open_records)
    if not findings and not find_release_date(package):
        findings = [undated(package.version)]
    if findings:
        raise Refused(findings)
    return copies.finish()


def undated(version: str) -> Finding:
    """The finding that the changelog gives no date for the version."""
    problem, cure = f"No heading dates the version {version}.", f"Add '## [{version}] - YYYY-MM-DD'."
    return Finding("CHANGELOG.md", 0, "", problem, cure, "changelog-has-version")


def write_texts(package: Package, project: Path, folder: Path, written: Mapping[str, Facts]) -> None:
    """Write what is read beside the tables."""
    write_descriptors(package, folder, written)
    for write in (write_csvw, write_sqlite, write_datasette, write_workbook, write_deposit):
        write(package, folder)
    (folder / "codebook.md").write_text(codebook_text(package), encoding="utf-8", newline="\n")
    (folder / "release-notes.md").write_text(release_notes(package), encoding="utf-8", newline="\n")
    cited = citation_file(package, find_release_date(package))
    (folder / "CITATION.cff").write_text(cited, encoding="utf-8", newline="\n")
    shutil.copyfile(package.base / "CHANGELOG.md", folder / "CHANGELOG.md")
    shutil.copytree(project / "LICENSES", folder / "LICENSES")
    for name in COPIED:
        shutil.copyfile(project / name, folder / Path(name).name)
    answers = read_answers((folder / "datasheet.md").read_text(encoding="utf-8"))
    write_card(package, folder, answers)
    write_croissant(package, folder, written, answers)


def write_archives(package: Package, project: Path, folder: Path) -> None:
    """Write the checksums, then the zip and the wheel of all that they cover."""
    show_step("Writing the zip and the wheel")
    write_checksums(folder)
    archive = write_archive(folder, f"{package.name}-{package.version}")
    for each in (archive, write_wheel(package, project, folder)):
        write_own_checksum(each)
