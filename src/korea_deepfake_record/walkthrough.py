"""Does a tutorial still tell what its commands print, step by step?"""

import csv
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from .descriptor import open_package

TUTORIAL = "docs/tutorial.md"
# ```console holds commands and what they print; ```csv PATH rows to add or cells to fill in; any other
# ```kind PATH a file to write, or to put on top of the changelog's versions.
BLOCK = re.compile(r"^```(?P<kind>[a-z]+)(?: (?P<path>\S+))?\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
COPIED = ("src", "scripts", "schemas", "LICENSES", "datapackage.json", "pyproject.toml", ".gitignore")
TEXTS = ("CHANGELOG.md", "CITATION.cff", "README.md", "LICENSE", "LICENSE-DATA", "REUSE.toml")
NAME = {f"GIT_{role}_{part}": "coder" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}


def refresh_tutorial(base: Path) -> dict[Path, str]:
    """
    Walk through the tutorial in a practice copy of the checkout.

    Parameters
    ----------
    base : Path
        Folder of the checkout; nothing is written to it.

    Returns
    -------
    dict of Path to str
        The tutorial, with what each command prints now.
    """
    path = base / TUTORIAL
    with tempfile.TemporaryDirectory() as folder:
        practice = make_practice(base, Path(folder) / "practice")
        return {path: walk(path.read_text(encoding="utf-8"), practice)}


def make_practice(base: Path, folder: Path) -> Path:
    """
    Copy a checkout, its tables empty, into a git repository of its own.

    Parameters
    ----------
    base : Path
        Folder of the checkout.
    folder : Path
        Folder to make.

    Returns
    -------
    Path
        The folder.
    """
    folder.mkdir(parents=True)
    for name in (*COPIED, *TEXTS):
        if (base / name).is_dir():
            shutil.copytree(base / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(base / name, folder / name)
    for table in open_package(base).tables:
        (folder / table.path).parent.mkdir(exist_ok=True)
        header = (base / table.path).read_text(encoding="utf-8").splitlines()[0]
        (folder / table.path).write_text(header + "\n", encoding="utf-8")
    run("git init --quiet --initial-branch=main && git add . && git commit --quiet -m Start", folder)
    return folder


def walk(text: str, folder: Path) -> str:
    """
    Do what a document says, block by block.

    Parameters
    ----------
    text : str
        The document.
    folder : Path
        A practice copy, in which it is done.

    Returns
    -------
    str
        The document with what its commands print now.
    """
    return BLOCK.sub(lambda block: _do(block, folder), text)


def run(command: str, folder: Path) -> str:
    """What a command prints in the folder, on either channel; the path of this Python comes first."""
    places = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    told = {"PATH": places, "PYTHONPATH": str(folder / "src"), "PYTHONIOENCODING": "utf-8"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "KDR_"))}
    run = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env={**kept, **NAME, **told, "GIT_CONFIG_GLOBAL": os.devnull},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return run.stdout.decode()


def _do(block: re.Match[str], folder: Path) -> str:
    if block["kind"] == "console":
        commands = re.findall(r"^\$ ((?:.*\\\n)*.*)", block["body"], re.MULTILINE)
        shown = (f"$ {command}\n{run(command, folder)}" for command in commands)
        return f"```console\n{''.join(shown)}```"
    if block["path"]:
        _write(folder / block["path"], block["body"], is_table=block["kind"] == "csv")
    return block[0]


def _write(path: Path, body: str, *, is_table: bool) -> None:
    path.parent.mkdir(exist_ok=True)
    if is_table:
        body = _enter(path.read_text(encoding="utf-8-sig"), body)
    elif path.name == "CHANGELOG.md":
        body = path.read_text(encoding="utf-8").replace("\n## [", f"\n{body}\n## [", 1)
    path.write_text(body, encoding="utf-8")


def _enter(table: str, body: str) -> str:
    """The table with the rows added; of a row that is there, by its first cell, the cells filled in."""
    reader = csv.DictReader(io.StringIO(table, newline=""))
    rows, columns = list(reader), reader.fieldnames or []
    sheet = {row["passage_id"]: row for row in rows} if columns[:1] == ["passage_id"] else {}
    for given in csv.DictReader(io.StringIO(body, newline="")):
        if same := sheet.get(given.get("passage_id", "")):
            same.update(given)
        else:
            rows.append(given)
    target = io.StringIO(newline="")
    writer = csv.DictWriter(target, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return target.getvalue()
