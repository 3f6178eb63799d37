"""
Run everything that CI runs: the data, lint, types, workflow files, citation, the tests.

For contributors, in an environment that `make test` has set up, which calls this. Writes nothing.
"""

import argparse
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CHECKS = (
    "ruff check",
    "ruff format --check",
    "mypy",
    "check_jsonschema --builtin-schema vendor.citation-file-format CITATION.cff",
    "check_jsonschema --builtin-schema vendor.github-workflows .github/workflows/check.yml",
    "check_jsonschema --builtin-schema vendor.github-workflows .github/workflows/release.yml",
    "check_jsonschema --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml",
    *(
        f"check_jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/{form}.yml"
        for form in ("new-article", "record-error", "remove-name")
    ),
    "pytest -q -n auto --dist loadfile --durations=5",
)
TOOLS = ("korea_deepfake_record", "ruff", "mypy", "check_jsonschema", "pytest", "xdist")


def main() -> int:
    """Ends with 0 if every check holds, 1 if one does not, 2 if it could not run."""
    argparse.ArgumentParser(description=__doc__, epilog=main.__doc__).parse_args()
    if missing := [each for each in TOOLS if not find_spec(each)]:
        print(f"Not installed here: {', '.join(missing)}. Run: make test", file=sys.stderr)
        return 2
    commands = [["scripts/validate.py"], *(["-m", *each.split()] for each in CHECKS)]
    failed = [" ".join(command) for command in commands if not holds(command)]
    for each in failed:
        print(f"Not as it should be: python {each}")
    print(f"{len(failed)} of {len(commands)} checks do not hold." if failed else "All checks hold.")
    return 1 if failed else 0


def holds(command: list[str]) -> bool:
    """Whether a command of this environment's Python ends well; it prints for itself."""
    print(f"> python {' '.join(command)}", flush=True)
    return subprocess.run([sys.executable, *command], cwd=ROOT, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
