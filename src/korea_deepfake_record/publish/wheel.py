"""How does the release become an installable package that carries its data?"""

import base64
import hashlib
import shutil
import zipfile
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder

from ..descriptor import Package
from .archive import write_zip
from .metadata import write_json

# What describes the tables where they lie in the release, and not where they lie in the wheel.
NOT_PACKED = ("datapackage.json", "csv-metadata.json")
COPIED = ("pyproject.toml", "README.md", "LICENSE", "LICENSE-DATA")


def write_wheel(package: Package, project: Path, release: Path) -> Path:
    """Write the wheel of the project's code and of the release's tables into the release folder."""
    staged = stage(package, project, release)
    builder = WheelBuilder(str(staged))
    built = Path(next(builder.build(directory=str(staged / "built"), versions=["standard"])))
    return write_zip(release / built.name, without_builder(read_members(built)))


def stage(package: Package, project: Path, release: Path) -> Path:
    """Lay out, beside the release, a checkout that holds what was published and nothing else."""
    staged = release.parent / "wheel"
    shutil.copytree(project / "src", staged / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for name in COPIED:
        shutil.copyfile(project / name, staged / name)
    for name in ("CHANGELOG.md", "CITATION.cff"):
        shutil.copyfile(release / name, staged / name)
    # Set out anew, for the version is looked for where it then stands.
    write_json(package.raw, staged / "datapackage.json")
    for published, kept in (("csv", "data"), ("parquet", "parquet"), ("schemas", "schemas")):
        shutil.copytree(release / published, staged / kept, ignore=shutil.ignore_patterns(*NOT_PACKED))
    return staged


def read_members(wheel: Path) -> dict[str, bytes]:
    """Bytes of every member of a zip, by name."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def without_builder(members: dict[str, bytes]) -> dict[str, bytes]:
    """The members with the builder's version cut out of WHEEL, and RECORD written anew."""
    record = next(name for name in members if name.endswith(".dist-info/RECORD"))
    tags = record.removesuffix("RECORD") + "WHEEL"
    lines = members[tags].decode().splitlines(keepends=True)
    named = "".join("Generator: hatchling\n" if each.startswith("Generator:") else each for each in lines)
    kept = {name: data for name, data in members.items() if name != record} | {tags: named.encode()}
    rows = [f"{name},sha256={digest(data)},{len(data)}\n" for name, data in sorted(kept.items())]
    return kept | {record: "".join([*rows, f"{record},,\n"]).encode()}


def digest(data: bytes) -> str:
    """SHA-256 as wheels write it."""
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
