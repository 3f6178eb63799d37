"""Can the names in a package be names of files, without leading anywhere else?"""

from __future__ import annotations

import re

from ..descriptor import Package
from ..finding import Finding, quote

PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*")


def check_plain_names(package: Package) -> list[Finding]:
    """Names of which a release would make folders and files, and that no folder or file should have."""
    named = [package.name, package.version, *(table.name for table in package.tables)]
    problems = [
        f"{quote(name)} cannot be the name of a file." for name in named if not PLAIN_NAME.fullmatch(name)
    ]
    cure = "Use letters, digits, '.', '_', '-'."
    return [Finding(package.path, 0, "", problem, cure, "plain-name") for problem in problems]
