"""How is a version read from a folder, a zip, a ledger, a working tree or a git revision?"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from zipfile import is_zipfile

from ..descriptor import open_package
from ..editions import unpack
from ..finding import quote
from .edition import Edition, describe_edition
from .ledger import FOLDER, find_ledgers, read_ledger


def open_edition(said: str, repository: Path) -> Edition:
    """
    Read a version of the data from wherever it is.

    Parameters
    ----------
    said : str
        Path of a release's folder or zip, of a ledger, or of a working tree; or a git revision; or the
        version of a ledger in the repository, such as `1.0.0`.
    repository : Path
        Folder of the checkout in which revisions and versions are looked up.

    Raises
    ------
    ValueError
        If there is nothing of that name, or it cannot be read; the message says which.
    """
    path = Path(said)
    recorded = repository / FOLDER / f"{said}.json"
    if path.exists():
        return _open_path(path)
    if recorded.is_file():
        return read_ledger(recorded)
    return read_revision(said, repository)


def open_whole(said: str, repository: Path) -> Edition:
    """Read a version with its cells, not a ledger; see `open_edition`."""
    path = Path(said)
    if _is_ledger(path) or (not path.exists() and (repository / FOLDER / f"{said}.json").is_file()):
        message = f"{quote(said)} is a ledger, which holds no cells. Give it as the old version only."
        raise ValueError(message)
    return open_edition(said, repository)


def open_last(base: Path) -> Edition | None:
    """The last release that the repository remembers; nothing before the first one."""
    ledgers = list(find_ledgers(base).values())
    return read_ledger(ledgers[-1]) if ledgers else None


def read_revision(revision: str, repository: Path) -> Edition:
    """The version that a git revision holds."""
    commit = _run_git(
        repository, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    if commit is None:
        problem = f"There is no folder, zip, ledger or git revision {quote(revision)}."
        shallow = _run_git(repository, "rev-parse", "--is-shallow-repository") == b"true\n"
        message = f"{problem} Run: git fetch --unshallow --tags" if shallow else problem
        raise ValueError(message)
    with tempfile.TemporaryDirectory(prefix="kdr-") as folder:
        archive = Path(folder) / "revision.zip"
        name = commit.decode().strip()
        if _run_git(repository, "archive", "--format=zip", f"--output={archive}", name) is None:
            message = (
                f"git cannot hand out the revision {quote(revision)}. Fetch it whole: git fetch --unshallow"
            )
            raise ValueError(message)
        return describe_edition(open_package(unpack(archive)))


def _open_path(path: Path) -> Edition:
    if path.is_file() and is_zipfile(path):
        return describe_edition(open_package(unpack(path)))
    if _is_ledger(path):
        return read_ledger(path)
    return describe_edition(open_package(path))


def _is_ledger(path: Path) -> bool:
    is_json = path.is_file() and path.suffix == ".json"
    return is_json and '"ledger":' in path.read_text(encoding="utf-8")[:200]


def _run_git(repository: Path, *arguments: str) -> bytes | None:
    """What a git command prints; nothing where it fails or git is not there."""
    try:
        run = subprocess.run(["git", "-C", str(repository), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        return None
    return run.stdout if run.returncode == 0 else None
