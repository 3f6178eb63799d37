"""How is a release remembered, so that later versions are held against it?"""

from pathlib import Path

from ..finding import Finding
from ..validate import validate
from ..versions import open_edition, write_ledger


def record(base: Path, revision: str = "") -> tuple[Path, list[Finding]]:
    """
    Write the ledger of a release into the checkout.

    Parameters
    ----------
    base
        Folder of the checkout.
    revision
        The git revision, folder or zip that holds the release; what stands in the checkout if left empty.

    Returns
    -------
    tuple of Path and list of Finding
        Where the ledger is, and what is to be mended; nothing is written if the list is not empty.
    """
    if not revision and (findings := validate(base)):
        return base, findings
    return write_ledger(open_edition(revision or str(base), base), base), []
