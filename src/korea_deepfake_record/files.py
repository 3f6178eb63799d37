"""Are the files there, and are they the ones that the descriptor describes?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from .descriptor import Attachment, Package, Table
from .descriptor.plain_file import NotAFile, open_file
from .finding import Finding, quote

ALGORITHMS = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")
BLOCK = 1 << 20
TEXTS = ("CHANGELOG.md", "CITATION.cff")
RECOUNT = "Take the file that was meant, or describe this one anew."


def check_files(package: Package) -> Iterator[Finding]:
    """Files that are missing, or whose size or hash is not as declared."""
    for attachment in package.attachments:
        for path in attachment.paths:
            yield from _check_there(package.base, path)
    resources: list[Table | Attachment] = [*package.tables, *package.attachments]
    for resource in resources:
        files = [package.base / path for path in resource.paths]
        if files and not any(_find_fault(file) for file in files):
            try:
                yield from _check_described(resource.paths, files, resource.raw)
            except OSError as fault:
                yield _deny(resource.paths[0], fault)


def _check_there(base: Path, path: str) -> Iterator[Finding]:
    fault = _find_fault(base / path)
    if isinstance(fault, FileNotFoundError | NotADirectoryError | NotAFile):
        cure = "Add the file, or correct its path in the descriptor."
        yield Finding(path, 0, "", "There is no such file.", cure, "file-missing")
    elif fault:
        yield _deny(path, fault)


def _deny(path: str, fault: OSError) -> Finding:
    problem = f"The file does not open: {fault.strerror}."
    return Finding(path, 0, "", problem, "Check the file and who may read it.", "file-access")


def _find_fault(file: Path) -> OSError | None:
    """Why a file does not open; nothing where it does."""
    try:
        open_file(file).close()
    except OSError as reason:
        return reason
    return None


def check_listed(package: Package) -> Iterator[Finding]:
    """Tables and schemas that lie beside those of the package and that no resource names."""
    tables = {path for table in package.tables for path in table.paths}
    schemas = {table.schema_path for table in package.tables if table.schema_path}
    for named, ending in ((tables, "*.csv"), (schemas, "*.json")):
        for folder in {(package.base / path).parent for path in named}:
            found = {file.relative_to(package.base).as_posix() for file in folder.glob(ending)}
            for path in sorted(found - named - {package.path}):
                problem = f"No resource of {package.path} names the file."
                yield Finding(path, 0, "", problem, "Describe it there, or remove it.", "file-unnamed")


def check_texts(package: Package) -> Iterator[Finding]:
    """Texts beside the tables, which are read as well, that are not UTF-8."""
    for name in TEXTS:
        try:
            with open_file(package.base / name) as stream:
                content = stream.read()
            content.decode("utf-8")
        except OSError:
            continue
        except UnicodeDecodeError as fault:
            line = content.count(b"\n", 0, fault.start) + 1
            yield Finding(name, line, "", "The line is not UTF-8.", "Save the file as UTF-8.", "encoding")


def _check_described(paths: tuple[str, ...], files: list[Path], raw: Mapping[str, Any]) -> Iterator[Finding]:
    declared = raw.get("bytes")
    size = sum(file.stat().st_size for file in files)
    if isinstance(declared, int) and declared != size:
        problem = f"The file has {size} bytes; {declared} are declared."
        yield Finding(paths[0], 0, "", problem, RECOUNT, "file-size")
    if isinstance(raw.get("hash"), str) and raw["hash"]:
        yield from _check_hash(paths, files, raw["hash"])


def _check_hash(paths: tuple[str, ...], files: list[Path], declared: str) -> Iterator[Finding]:
    algorithm, _, digest = declared.rpartition(":")
    # The standard writes the name in small letters, the example in its profile in capitals.
    algorithm = algorithm.lower() or "md5"
    if algorithm not in ALGORITHMS:
        problem = f"The hash {quote(declared)} is of a kind that is not computed."
        cure = f"Use one of: {', '.join(ALGORITHMS)}."
        yield Finding(paths[0], 0, "", problem, cure, "file-hash")
        return
    found = _hash(files, algorithm)
    if found != digest.lower():
        problem = f"The file's {algorithm} is {quote(found)}; {quote(digest)} is declared."
        yield Finding(paths[0], 0, "", problem, RECOUNT, "file-hash")


def _hash(files: list[Path], algorithm: str) -> str:
    """The hash of the files as one; several files of a resource count as one large file."""
    hasher = hashlib.new(algorithm, usedforsecurity=False)
    for file in files:
        with open_file(file) as stream:
            while block := stream.read(BLOCK):
                hasher.update(block)
    return hasher.hexdigest()
