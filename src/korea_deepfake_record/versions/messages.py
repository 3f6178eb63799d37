"""What is said where a version does not tell the truth, and how is it mended?"""

from __future__ import annotations

from ..finding import Finding

# Of each rule what is wrong and how to mend it; words in braces stand for what was found.
MESSAGES = {
    "ledger": ("The file is no ledger of a release.", "Restore it from git."),
    "version-raised": (
        "{version} is too low for what changed since {last}: {what} ({place}) asks for {required}.",
        "Raise it to {required}.",
    ),
    "changed-cell-is-corrected": (
        "{place} is not what {last} had, and no row of `corrections` says so.",
        "Add a row to data/corrections.csv, or raise the version to {required}.",
    ),
    "correction-has-released-value": (
        "{last} did not have {wrong} as {place}.",
        "Write the value that was released.",
    ),
    "version-not-below-release": (
        "{version} is lower than the last release, {last}.",
        "Raise it above {last}.",
    ),
    "changelog-has-version": (
        "No heading is of version {version}.",
        "Add '## [{plain}] - YYYY-MM-DD' on top.",
    ),
    "changelog-names-table": (
        "The changes since {last} do not name {table}, which changed.",
        "Say under the heading what changed in `{plain}`.",
    ),
    "gone-id-is-retired": (
        "{record} was released in {last} and is gone.",
        "Put it back, or add it to the table `retired`.",
    ),
    "lost-rows-are-explained": (
        "There are {now} rows where {last} had {before}.",
        "Put them back, or name `{plain}` under '### Removed' in the changelog.",
    ),
    "lost-values-are-explained": (
        "{now} of the cells are filled where {last} had {before}.",
        "Fill them again, or name `{plain}` in the changelog.",
    ),
    "changelog-agrees": (
        "The newest heading is of {found}; the descriptor has {wanted}.",
        "Make the two the same.",
    ),
    "citation-agrees": ("It names {found} where {by} has {wanted}.", "Make the two the same."),
    "install-agrees": (
        "The installed package is of {found}, not {wanted}.",
        "Run: make release",
    ),
}


def tell(path: str, line: int, column: str, rule: str, **said: str) -> Finding:
    """The finding of a rule; its words in braces stand for what was found."""
    problem, cure = (each.format_map(said) for each in MESSAGES[rule])
    return Finding(path, line, column, problem, cure, rule)
