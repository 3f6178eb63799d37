"""Where are the programs that we did not write, and that are to read what we publish?"""

import os
import subprocess
import sys
from functools import cache

import pytest
from conftest import ROOT


@cache
def find_consumer(*modules: str) -> str:
    """A Python that can import the modules: in an environment of its own, or here; without one, skip."""
    apart = ROOT / ".venv" / "consumers" / "bin" / "python"
    python = str(apart) if apart.exists() else sys.executable
    imported = [python, "-c", f"import {', '.join(modules)}"]
    if subprocess.run(imported, capture_output=True, check=False).returncode:
        tell = pytest.fail if os.environ.get("KDR_CONSUMERS") else pytest.skip
        tell(f"{', '.join(modules)} cannot be imported, so this is not tried; 'make consumers' installs it.")
    return python


def run_consumer(program: str, *arguments: object, modules: tuple[str, ...]) -> str:
    """What a program prints where those modules are; it is given away when it fails."""
    command = [find_consumer(*modules), "-c", program, *map(str, arguments)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout
