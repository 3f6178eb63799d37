"""Where do the data of another version lie: in a folder, a zip, or at the address of the releases?"""

from __future__ import annotations

import atexit
import json
import re
import shutil
import tempfile
import zipfile
from functools import lru_cache
from pathlib import Path
from typing import Any

from .descriptor import DESCRIPTOR, Package, find_package, open_package
from .finding import quote

# The property of the descriptor that tells where releases lie; null until there is such a place.
RELEASES = "kdr:releases"
RELEASE_ZIP = re.compile(r".+-([0-9]+\.[0-9]+\.[0-9]+)\.zip")
HERE = "Give its folder or zip with where=…, or install that version of the package."


def find_edition(where: Path | str | None = None, version: str | None = None) -> Path:
    """
    Find the folder of the data: those of this package, of a folder or zip, or of another version.

    Parameters
    ----------
    where : path, optional
        Folder or zip of a release, or a folder in which several of them lie.
    version : str, optional
        The version wanted; any if left out.

    Raises
    ------
    ValueError
        If the version or the folder is not there, or several releases may be meant; the message says what
        to do.
    OSError
        If it cannot be downloaded; the message says what to do offline.
    """
    own = find_package()
    if where is None:
        is_own = version is None or version == read_version(own)
        return own if is_own else _download(open_package(own), str(version))
    place = Path(where)
    if not place.exists():
        message = f"There is no {str(place)!r}. Give the folder or zip of a release."
        raise ValueError(message)
    if place.is_dir() and not (place / DESCRIPTOR).is_file():
        place = _choose(place, version)
    folder = unpack(place) if zipfile.is_zipfile(place) else place
    if version is not None and (found := read_version(folder)) != version:
        message = (
            f"{str(place)!r} holds version {quote(found)}, not {quote(version)}. Give another folder or zip."
        )
        raise ValueError(message)
    return folder


def unpack(archive: Path) -> Path:
    """The folder of the package in a zip, unpacked where it lies until this process ends."""
    return _unpack(archive.resolve(), archive.stat().st_mtime_ns)


def read_version(folder: Path) -> str:
    """The version that the descriptor of a folder names; empty where there is none."""
    file = folder / DESCRIPTOR if folder.is_dir() else folder
    try:
        return str(json.loads(file.read_text(encoding="utf-8")).get("version", ""))
    except (OSError, ValueError, AttributeError):
        return ""


def find_root(folder: Path) -> Path:
    """The folder below in which the descriptor lies: the top one, or the only one in it."""
    found = sorted(folder.glob(f"*/{DESCRIPTOR}"))
    return found[0].parent if not (folder / DESCRIPTOR).is_file() and len(found) == 1 else folder


@lru_cache
def _unpack(archive: Path, _changed: int) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="kdr-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
    return find_root(folder)


def _choose(folder: Path, version: str | None) -> Path:
    """The release of that version in a folder of releases; nobody knows which is meant without one."""
    if version is None:
        held = " and ".join(sorted(_name_releases(folder)))
        message = f"{str(folder)!r} holds neither {DESCRIPTOR} nor a release. Give the folder or zip of one."
        if held:
            message = f"{str(folder)!r} holds releases: {held}. Choose one with version=…."
        raise ValueError(message)
    found = [each for each in sorted(folder.glob(f"*-{version}*")) if _is_release(each, version)]
    if not found:
        message = f"There is no release of version {quote(version)} in {str(folder)!r}. {HERE}"
        raise ValueError(message)
    return found[0]


def _name_releases(folder: Path) -> set[str]:
    """The versions of the releases in a folder."""
    folders = {read_version(each) for each in folder.iterdir() if each.is_dir()}
    zips = {found[1] for each in folder.glob("*.zip") if (found := RELEASE_ZIP.fullmatch(each.name))}
    return (folders | zips) - {""}


def _is_release(path: Path, version: str) -> bool:
    if path.is_dir():
        return read_version(path) == version
    return path.name.endswith(f"-{version}.zip")


def _download(package: Package, version: str) -> Path:
    """The folder of a release that is downloaded once, checked by its hash, and kept."""
    if not re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", version):
        message = f"{quote(version)} is no version. Write three numbers, such as {quote(package.version)}."
        raise ValueError(message)
    known = package.raw.get(RELEASES)
    if not known:
        said = f"Version {quote(version)} is not here: the data at hand are of {quote(package.version)}"
        message = f"{said}, and {DESCRIPTOR} names no address of releases. {HERE}"
        raise ValueError(message)
    try:
        import pooch
    except ImportError as fault:
        message = f"To download version {quote(version)} pooch is needed. Run: pip install pooch. Or: {HERE}"
        raise ValueError(message) from fault
    return find_root(_fetch(pooch, package, known, version))


def _fetch(pooch: Any, package: Package, known: dict[str, Any], version: str) -> Path:
    name = f"{package.name}-{version}"
    address = str(known["address"]).format(version=version, file=f"{name}.zip")
    cache = Path(pooch.os_cache(package.name))
    try:
        # The hash of an older version stands in the descriptor; that of a newer one beside its zip.
        digest = known.get("sha256", {}).get(version) or _fetch_digest(pooch, address, cache)
        pooch.retrieve(
            address, f"sha256:{digest}", f"{name}.zip", cache, processor=pooch.Unzip(extract_dir=name)
        )
    except ValueError as fault:
        message = f"{address} is not the file that was released: its SHA-256 is another. {HERE}"
        raise ValueError(message) from fault
    except OSError as fault:
        said = f"Version {quote(version)} could not be downloaded from {address} ({fault})"
        message = f"{said}. Try again when you are online; it is then kept in {cache}. Or: {HERE}"
        raise OSError(message) from fault
    return cache / name


def _fetch_digest(pooch: Any, address: str, cache: Path) -> str:
    beside = Path(pooch.retrieve(f"{address}.sha256", None, f"{Path(address).name}.sha256", cache))
    return beside.read_text(encoding="utf-8").split()[0]
