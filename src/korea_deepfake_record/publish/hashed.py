"""What is the hash of a file that is being written?"""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Any


class HashedFile(io.RawIOBase):
    """A new file that counts and hashes its bytes while they are written, so that nobody reads them again."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb", buffering=0)
        self._digest = hashlib.sha256()
        self.bytes = 0

    def writable(self) -> bool:
        """Whether it takes bytes: always."""
        return True

    def tell(self) -> int:
        """How many bytes there are."""
        return self.bytes

    def write(self, content: Any) -> int:
        """Write all of the bytes."""
        rest = memoryview(content).cast("B")
        size = len(rest)
        # A writer of Parquet that was given up writes its last words when it is cleared away.
        if not self.closed:
            self._digest.update(rest)
            self.bytes += size
            while rest:
                rest = rest[self._file.write(rest) :]
        return size

    def close(self) -> None:
        """Close the file, once."""
        self._file.close()
        super().close()

    @property
    def facts(self) -> dict[str, Any]:
        """Bytes and hash, as Data Package writes them."""
        return {"bytes": self.bytes, "hash": f"sha256:{self._digest.hexdigest()}"}
