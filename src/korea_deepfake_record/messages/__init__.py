"""
Which messages can a contributor meet, what do they mean, and how is each mended?

What is said of a rule of `rules/` follows from the rule. All else that a finding can be named is described
here, in the file of its subject; a test finds what is missing and what is no longer said.
"""

from __future__ import annotations

from ..descriptor import Package
from ..versions.telling import escape_markdown
from .cells import CELLS
from .descriptor import DESCRIPTOR
from .files import FILES
from .message import Message
from .rules import list_rules
from .upkeep import CODINGS, FORM, TEXTS, VERSIONS

__all__ = ["Message", "list_messages", "messages_text"]

HEAD = """# Messages

Every message names the file, the line (the header is line 1) and the column, then what is wrong, what to do,
and in brackets the rule. This page has each rule with an example. `python scripts/docs.py` makes it from the
code; the records in the examples are made up.
"""


def messages_text(package: Package) -> str:
    """
    Write the page of all messages in Markdown.

    Parameters
    ----------
    package : Package
        Whose tables the rules are asked of.

    Returns
    -------
    str
        A section for each subject, under it one for each rule.
    """
    parts = [HEAD]
    for title, messages in list_messages(package).items():
        parts += [f"## {title}\n", *(_write_section(each) for each in messages)]
    return "\n".join(parts)


def list_messages(package: Package) -> dict[str, list[Message]]:
    """All messages by subject, in the order in which a contributor meets them."""
    return {
        "Files and headers": list(FILES),
        "Cells and references": list(CELLS),
        "Rules between columns, rows and tables": list_rules(package),
        "Canonical form, documents and work sheets": list(FORM),
        "Versions": list(VERSIONS),
        "The texts behind the record (`scripts/verify.py`)": list(TEXTS),
        "The second coding (`scripts/reliability.py`)": list(CODINGS),
        "The descriptor and the schemas": list(DESCRIPTOR),
    }


def _write_section(message: Message) -> str:
    shown = f"```text\n{message.example.text}\n```"
    cure = escape_markdown(message.example.cure)
    return f"### {message.rule}\n\n{message.meaning}\n\n{shown}\n\nTo mend: {cure}\n"
