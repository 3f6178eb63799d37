"""What is said of canonical form, versions, the texts behind the record, and the second coding?"""

from __future__ import annotations

from ..versions.messages import MESSAGES, tell
from .message import Message, say

TIDY = "Run: python scripts/tidy.py"
PASSAGES, CLAIMS = "data/passages.csv:2", "data/claims.csv:2"
SHEET, ADJUDICATION = "workbench/pymnts-20240902.csv:2", "reliability/adjudication.csv:2"
VERSION = "datapackage.json:5:version"
CHANGELOG = "CHANGELOG.md:6"
SAID = {
    "version": "'1.2.0'",
    "plain": "claims",
    "required": "2.0.0",
    "last": "1.1.0",
    "what": "an identifier gone, retired or not",
    "place": "clm-0001",
    "table": "'claims'",
    "record": "'clm-0001'",
    "now": "90",
    "before": "100",
    "found": "'1.1.0'",
    "wanted": "'1.2.0'",
    "by": "the descriptor",
    "wrong": "'asserted'",
}
# Of each rule of the gate where its example stands, and what it means.
GATE = {
    "ledger": ("releases/1.1.0.json", "What a release held is on record, and is not changed afterwards."),
    "version-raised": (VERSION, "docs/versioning.md says which change asks for which number."),
    "changed-cell-is-corrected": (
        f"{CLAIMS}:stance",
        "What was released may have been cited: a correction tells who relied on it, or else a new MAJOR.",
    ),
    "correction-has-released-value": (
        "data/corrections.csv:2:wrong_value",
        "A correction begins with what the last release had; its ledger knows the digest of that.",
    ),
    "version-not-below-release": (VERSION, "Versions only go up."),
    "changelog-has-version": ("CHANGELOG.md", "Who uses the data reads there what is new."),
    "changelog-names-table": (CHANGELOG, "Who uses a table looks for its name."),
    "gone-id-is-retired": ("data/claims.csv:0:claim_id", "An identifier that was cited never leads nowhere."),
    "lost-rows-are-explained": ("data/claims.csv", "Rows may have been lost by accident."),
    "lost-values-are-explained": ("data/claims.csv:0:note", "Cells may have been lost by accident."),
    "changelog-agrees": (CHANGELOG, "The changelog is ahead of the descriptor."),
    "citation-agrees": ("CITATION.cff:20:version", "Who cites the record cites a version that there is."),
    "install-agrees": (VERSION, "The installed package was not made anew after the version changed."),
}


def _say_gate(rule: str) -> Message:
    place, meaning = GATE[rule]
    path, line, column = (*place.split(":"), "", "")[:3]
    said = SAID | ({"plain": "1.2.0"} if rule == "changelog-has-version" else {})
    said |= {"plain": column} if rule == "lost-values-are-explained" else {}
    said |= {"place": "stance of clm-0001"} if "correct" in rule else {}
    said |= {"now": "90%", "before": "100%"} if rule == "lost-values-are-explained" else {}
    return Message(meaning, tell(path, int(line or 0), column, rule, **said))


FORM = (
    say(
        "ledger-missing",
        "Without the ledgers of earlier releases nothing tells what changed since.",
        "releases/1.0.0.json",
        *("The ledger of release 1.0.0 is gone.", "Restore it from git."),
    ),
    say(
        "citation-missing",
        "The file that says how to cite the record is gone.",
        "CITATION.cff",
        *("There is no citation.", "Restore it from git."),
    ),
    say(
        "tidy",
        "Rows are sorted by their key and quoted sparingly, so that a change shows only itself.",
        *("data/claims.csv:12", "The file is not in canonical form.", TIDY),
    ),
    say(
        "derived-value",
        "The cell is computed, from a date or from other tables, and not written by hand.",
        f"{CLAIMS}:event_earliest",
        *("'2024-09-01' is not the earliest day of event_date.", TIDY),
    ),
    say(
        "documents",
        "Parts of a document are made from the data, or it tells what a command prints.",
        *("docs/findings.md", "The generated parts are stale.", "Run: python scripts/docs.py"),
    ),
    say(
        "frame",
        "A table as users get it has another column, order or key than its schema.",
        *(CLAIMS, "The cell is blank.", "Fill it in."),
    ),
    say(
        "frame-type",
        "A column as users get it has another type than its schema says.",
        *("data/claims.csv:0:note", "The column is of type object.", "Make it str."),
    ),
    say(
        "work-sheet",
        "The work sheet and the ledger say different things, or the sheet has no such code.",
        *(f"{SHEET}:disposition", "'codde' is no disposition.", "Did you mean 'coded'?"),
    ),
    say(
        "source-known",
        "The source is there already and its row says otherwise.",
        "data/sources.csv:2:published",
        "--published gives '2024-09-03' where '2024-09-02' stands.",
        "Change it here, or leave the option out.",
    ),
)
TEXTS = (
    say(
        "text-length",
        "The text at hand is longer or shorter than the one that was coded.",
        "data/sources.csv:2:text_characters",
        *("The text has 2224 characters, not '2223'.", "Correct the number."),
    ),
    say(
        "passage-moved",
        "The sentence is in the text, elsewhere.",
        f"{PASSAGES}:char_start",
        *("The passage stands at 10 to 60 of the text.", "Correct char_start and char_end."),
    ),
    say(
        "passage-altered",
        "The sentence reads otherwise in a copy of the text.",
        f"{PASSAGES}:sha256",
        *("No stretch of the text has this hash.", "Take the hash and the characters anew from the text."),
    ),
    say(
        "passage-absent",
        "The sentence is not in the text.",
        f"{PASSAGES}:sha256",
        *("The sentence is not in pymnts.txt.", "Compare the copies."),
    ),
    say(
        "passage-overlap",
        "Each character of a text stands in one passage.",
        f"{PASSAGES}:char_start",
        *("The passage begins before pymnts-20240902-s001 ends.", "Correct char_start or char_end."),
    ),
    say(
        "uncovered-text",
        "Nothing of a text is left out without a word.",
        PASSAGES,
        *("Characters 10 to 60 stand in no passage: 'Five words of it …'.", "Add them to the ledger."),
    ),
    say(
        "word-count",
        "The number of words follows from the sentence.",
        *(f"{PASSAGES}:word_count", "The passage has 12 words, not '11'.", "Correct the number."),
    ),
    say(
        "verbatim",
        "Words that are given as those of the text stand in the sentence.",
        *(f"{CLAIMS}:quote", "'may close' is not in the sentence.", "Use the words of the sentence."),
    ),
    say(
        "quote-length",
        "More than five words would be copied.",
        *(f"{CLAIMS}:quote", "6 words are quoted where 5 are the most.", "Quote the key words only."),
    ),
    say(
        "number-stated",
        "A figure is one that the sentence has.",
        "data/statistics.csv:2:value",
        *("'53' is not a number of '35%'.", "Correct the number or its wording."),
    ),
    say(
        "speaker-named",
        "Who speaks is named in the sentence or near it.",
        f"{CLAIMS}:speaker_id",
        "No name of 'yonhap' is in the sentence or near it.",
        "Correct the speaker, or add the alias this source uses.",
    ),
    say(
        "copied-text",
        "No sentence of an article enters the repository.",
        f"{CLAIMS}:statement",
        *("A run of 9 words is also in pymnts.txt: 'Five words of it …'.", "Say it in other words."),
    ),
)
CODINGS = (
    say(
        "adjudication",
        "Every difference between the two codings is decided, with a reason.",
        *(f"{ADJUDICATION}:reason", "The decision has no reason.", "Say why."),
    ),
    say(
        "reliability",
        "The page shows numbers that are no longer those of the codings.",
        *("docs/reliability.md", "The tables are stale.", "Run: python scripts/reliability.py"),
    ),
)
VERSIONS = tuple(_say_gate(rule) for rule in MESSAGES)
