"""In which checkout does a script stand, what does it need, and how does it say why it stopped?"""

import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "folder of a package, or its descriptor; default: this checkout"
FORMAT = "how findings are shown; default: text"


def require(*tools: str, verb: str = "release") -> None:
    """Where a tool is not installed say which verb of make brings it, and end."""
    if missing := [each for each in tools if not find_spec(each)]:
        again = f".venv/bin/python scripts/{Path(sys.argv[0]).name}"
        print(f"Not installed here: {', '.join(missing)}. Run: make {verb}, then {again}", file=sys.stderr)
        sys.exit(2)


def tell(reason: OSError | ValueError) -> str:
    """The reason in words, with the file if there is one: a disk that is full names none."""
    parts = (reason.filename, reason.strerror) if isinstance(reason, OSError) else (reason,)
    return ": ".join(str(each) for each in parts if each)


# Here, for every script imports this first, and most import the package next.
require("korea_deepfake_record")
