"""Data files that are large, or grow large, each with the rule that refuses it."""

import zipfile
import zlib
from pathlib import Path

from packages import Json, write_package

LARGE = 200_000_000


def pack(start: bytes, block: bytes, times: int) -> bytes:
    """A gzip file of many equal blocks, made in a moment."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([packer.compress(start), *(packer.compress(block) for _ in range(times)), packer.flush()])


def write_bombs(folder: Path) -> dict[str, str]:
    """Write a package of them; the rules, by path."""
    folder.mkdir()
    with zipfile.ZipFile(folder / "archive.csv", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("t.csv", b"0" * (1 << 24))
    files = {
        "cell.csv": (b"x\n" + b"a" * LARGE + b"\n", "long-record"),
        "quoted.csv": (b'x\n"' + b"a\n" * (LARGE // 2), "long-record"),
        "columns.csv": (b",".join(b"c%d" % number for number in range(1_000_000)) + b"\n", "many-columns"),
        "cells.csv": (b"x\n" + b"," * 1_000_000 + b"\n", "ragged-row"),
        "bomb.csv.gz": (pack(b"x\n", b"0\n" * (1 << 22), 10), "compression"),
        "chain.csv.gz": (pack(b"x\n", b"0\n" * (1 << 22), 1) * 10, "compression"),
    }
    resources: list[Json] = [{"name": "archive", "path": "archive.csv"}]
    for name in files:
        fields = [{"name": "x", "type": "string"}]
        resources.append({"name": name, "path": name, "schema": {"fields": fields}})
    write_package(folder, {name: content for name, (content, _) in files.items()}, resources)
    return {name: rule for name, (_, rule) in files.items()} | {"archive.csv": "file-kind"}
