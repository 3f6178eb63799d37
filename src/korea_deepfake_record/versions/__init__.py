"""What changed from one version to another, which version does that require, and is it told?"""

from .change import Change, Difference
from .compare import compare
from .edition import Edition, describe_edition
from .gate import check_versions
from .ledger import read_ledger, write_ledger
from .messages import MESSAGES
from .notes import release_notes
from .origin import open_edition, open_last, open_whole, read_revision
from .policy import POLICY, Bump, policy_table
from .telling import FORMATS, summarize, tell_verdict, write_markdown

__all__ = [
    "FORMATS",
    "MESSAGES",
    "POLICY",
    "Bump",
    "Change",
    "Difference",
    "Edition",
    "check_versions",
    "compare",
    "describe_edition",
    "open_edition",
    "open_last",
    "open_whole",
    "policy_table",
    "read_ledger",
    "read_revision",
    "release_notes",
    "summarize",
    "tell_verdict",
    "write_ledger",
    "write_markdown",
]
