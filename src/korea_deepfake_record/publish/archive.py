"""How do many files become one, with the same bytes on every machine?"""

import hashlib
import io
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

# The first moment that a zip can name: a release must not tell when or where it was built.
EPOCH = (1980, 1, 1, 0, 0, 0)


def write_zip(target: Path, members: Mapping[str, bytes | Path]) -> Path:
    """Write the members, sorted and stored: how well a zlib squeezes differs between machines."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            content = members[name]
            entry.file_size = len(content) if isinstance(content, bytes) else content.stat().st_size
            source = io.BytesIO(content) if isinstance(content, bytes) else content.open("rb")
            with source, archive.open(entry, "w") as packed:
                shutil.copyfileobj(source, packed)
    return target


def write_archive(folder: Path, name: str) -> Path:
    """Write the whole folder as one zip inside it, under one top folder of the given name."""
    members = {f"{name}/{path}": file for path, file in list_files(folder).items()}
    return write_zip(folder / f"{name}.zip", members)


def list_files(folder: Path) -> dict[str, Path]:
    """Every file below a folder, by posix path relative to it."""
    found = sorted(each for each in folder.rglob("*") if each.is_file())
    return {each.relative_to(folder).as_posix(): each for each in found}


def file_hash(file: Path) -> str:
    """SHA-256 in hexadecimal."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_checksums(folder: Path) -> Path:
    """Write SHA256SUMS for every file in the folder, as sha256sum --check reads it."""
    target = folder / "SHA256SUMS"
    lines = [f"{file_hash(file)}  {path}\n" for path, file in list_files(folder).items()]
    target.write_text("".join(lines), encoding="utf-8", newline="\n")
    return target


def write_own_checksum(file: Path) -> Path:
    """Write the checksum of one archive beside it, in a file of its own."""
    target = file.with_name(f"{file.name}.sha256")
    target.write_text(f"{file_hash(file)}  {file.name}\n", encoding="utf-8", newline="\n")
    return target


def fix_modes(folder: Path) -> None:
    """Give every file and folder the usual rights, whatever the umask was."""
    for each in (folder, *folder.rglob("*")):
        each.chmod(0o755 if each.is_dir() else 0o644)
