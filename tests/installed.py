"""Where is a program that reads what we publish, and that we did not write?"""

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from conftest import ROOT

APART = ROOT / ".venv" / "consumers" / "bin" / "python"


def find_python(module: str) -> str:
    """A Python that can import the module: this one, or the one that lies apart with the heavy ones."""
    if find_spec(module):
        return sys.executable
    command = [APART, "-c", f"import {module}"]
    if not APART.exists() or subprocess.run(command, capture_output=True, check=False).returncode:
        tell(f"'{module}' is not here, so what reads a release with it is not tried. Run: make consumers")
    return str(APART)


def find_program(name: str, cure: str) -> str:
    """A program on the path."""
    found = shutil.which(name)
    if not found:
        tell(f"'{name}' is not here, so what reads a release with it is not tried. {cure}")
    return str(found)


def tell(notice: str) -> None:
    """Skip the test with a notice; where consumers must be there, as in CI, let it fail."""
    (pytest.fail if os.environ.get("KDR_CONSUMERS") else pytest.skip)(notice)


def run_in(folder: Path, command: list[str], home: Path) -> str:
    """What a command prints in a folder, without the network; a cache goes to the home it is given."""
    settings = {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "HF_HOME": str(home), "LC_ALL": "C.UTF-8"}
    run = subprocess.run(
        command, cwd=folder, env=os.environ | settings, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return run.stdout
