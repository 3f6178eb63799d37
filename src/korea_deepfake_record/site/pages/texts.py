"""What do columns, codes, rules and messages mean, and what did each version bring?"""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import list_messages
from ...versions.changelog import read_changelog
from ..holdings import Holdings
from ..render import Page


def write_texts(holdings: Holdings) -> Iterator[Page]:
    """What columns, codes, rules and messages mean, and what each version brought."""
    messages = list_messages(holdings.package)
    yield Page("codebook.html", "codebook.html", "Codebook")
    yield Page("messages.html", "messages.html", "Rules and messages", {"messages": messages})
    versions = {"versions": read_changelog(holdings.package.base)}
    yield Page("versions.html", "versions.html", "Versions", versions)
