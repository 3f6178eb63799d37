"""Feed reader and descriptor what nobody would write: does anything but findings come out?"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import importlib.util
import json
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from korea_deepfake_record.descriptor import words

FORMATS = sorted(
    {each for formats in words.FORMATS.values() for each in formats} | {"%d.%m.%Y", "%H:%M", "%d%d"}
)
MARKS = [",", ";", "\t", '"', "'", "\\", "#", "", "\n", "\r\n", " ", "é", "\u2028"]
WORDS = st.sampled_from(
    [*words.TYPES, *FORMATS, *MARKS, "x", "y", "t", "t.csv", "../t.csv", "(a+)+$", "[", "1"]
)
PLAIN = WORDS | st.text(max_size=8) | st.integers() | st.floats() | st.booleans() | st.none()
VALUE = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=3)
)
CONSTRAINTS = st.dictionaries(st.sampled_from([*words.CONSTRAINTS]), VALUE, max_size=3)
FIELD = st.fixed_dictionaries(
    {"name": st.sampled_from("xyz")},
    optional={
        "type": st.sampled_from(words.TYPES) | VALUE,
        "format": st.sampled_from(FORMATS) | VALUE,
        "constraints": CONSTRAINTS | VALUE,
        **dict.fromkeys(words.TYPE_PROPERTIES, VALUE),
        **dict.fromkeys(("categories", "missingValues", "example"), VALUE),
    },
)
DIALECT = st.dictionaries(st.sampled_from(words.DIALECT), st.sampled_from(MARKS) | VALUE, max_size=4)
KEY = st.fixed_dictionaries({"fields": VALUE, "reference": st.fixed_dictionaries({"fields": VALUE})})
SCHEMA = st.fixed_dictionaries(
    {"fields": st.lists(FIELD, min_size=1, max_size=3) | VALUE},
    optional={"primaryKey": VALUE, "uniqueKeys": VALUE, "foreignKeys": st.lists(KEY, max_size=2)},
)
RESOURCE = st.fixed_dictionaries(
    {"name": st.just("t"), "path": st.just("t.csv")},
    optional={
        "schema": SCHEMA | VALUE,
        "dialect": DIALECT | VALUE,
        "encoding": st.sampled_from(["utf-8", "utf-16", "cp949", "ascii"]) | VALUE,
        **dict.fromkeys(("compression", "format", "mediatype", "bytes", "hash", "type", "profile"), VALUE),
    },
)
CELLS = st.text(st.sampled_from("xyz019-+.eE,;\"'\\\n\r\t #:TZP[]{}é가\u202e\0\ufeff"), max_size=60)
BYTES = CELLS.map(lambda text: text.encode()) | st.binary(max_size=60)


def check(folder: Path, descriptor: bytes, content: bytes) -> None:
    """Validate what was made up; every finding is one line that a terminal shows as it stands."""
    # Imported late, so that atheris can watch which of its lines are reached.
    from korea_deepfake_record.validate import validate

    (folder / "datapackage.json").write_bytes(descriptor)
    (folder / "t.csv").write_bytes(content)
    for strict in (False, True):
        for finding in validate(folder, strict=strict):
            assert finding.text.isprintable(), ascii(finding.text)


def run_hypothesis(folder: Path, until: float, number: int) -> int:
    """Try made-up packages until the time is over; how many were tried."""
    tried = 0

    @seed(number)
    @settings(
        max_examples=10**6,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )
    @given(RESOURCE | VALUE, BYTES)
    def attempt(resource: Any, content: bytes) -> None:
        nonlocal tried
        if time.monotonic() > until:
            raise KeyboardInterrupt
        tried += 1
        package = {"name": "fuzz", "resources": [resource]}
        check(folder, json.dumps(package).encode("utf-8", "surrogatepass"), content)

    with contextlib.suppress(KeyboardInterrupt):
        attempt()
    return tried


def run_atheris(folder: Path, minutes: float) -> None:
    """Let atheris look for bytes that reach new code, until the time is over."""
    import atheris  # type: ignore[import-not-found]

    fields = [{"name": "x", "type": each} for each in words.TYPES]
    schemas = [json.dumps({"fields": [field]}) for field in fields]
    frame = '{"name": "fuzz", "resources": [{"name": "t", "path": "t.csv", "schema": %s}]}'

    def attempt(data: bytes) -> None:
        if data and data[0] < 128:
            check(folder, (frame % schemas[data[0] % len(schemas)]).encode(), data[1:])
        else:
            check(folder, data[1:], b"x\n1\n")

    with atheris.instrument_imports(include=["korea_deepfake_record"]):
        importlib.import_module("korea_deepfake_record.validate")
    atheris.Setup(
        [sys.argv[0], f"-max_total_time={int(minutes * 60)}", "-max_len=4096", "-timeout=10"], attempt
    )
    atheris.Fuzz()


def main() -> int:
    """Run until the time is over; what falls over is printed with its input, and the exit code is 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0, help="how long to try; default: 1")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="where to start from")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(f"seed {arguments.seed}", file=sys.stderr)
        if importlib.util.find_spec("atheris"):
            run_atheris(Path(folder), arguments.minutes)
        until = time.monotonic() + arguments.minutes * 60
        print(f"{run_hypothesis(Path(folder), until, arguments.seed)} packages tried, none fell over.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
