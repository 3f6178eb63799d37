"""Which slips in meaning does nothing tell of, though other cells might, or only in some rows?"""

from __future__ import annotations

# No rule asks for these; each could become one.
UNASKED = frozenset(
    {
        "actor-and-target-of-a-request-swapped",
        "actor-who-is-both-about-and-addressee",
        "anchor-in-the-text-where-there-is-none",
        "apostrophe-of-a-spreadsheet",
        "categories-lost",
        "category-with-a-code-more",
        "citation-lost",
        "citation-of-another-licence",
        "citation-of-another-title",
        "contradiction-coded-as-a-tension",
        "contradiction-decided-the-other-way",
        "country-of-a-measure-that-is-not-its-actors",
        "country-that-is-not-that-of-the-parent",
        "currency-that-its-sign-denies",
        "date-filled-in-as-inferred",
        "day-in-a-statement-that-is-not-its-date",
        "end-of-a-period-off-by-a-day",
        "enum-lost",
        "figure-that-is-an-event",
        "furniture-in-the-middle-of-a-text",
        "headline-in-the-middle-of-a-text",
        "kind-of-a-measure-that-its-title-denies",
        "ledger-of-a-release-lost",
        "licence-changed",
        "limiting-word-that-the-wording-has-not",
        "measure-in-the-far-future",
        "mixed-voice-without-key-words",
        "note-copied-to-a-row-of-another-source",
        "period-filled-in-where-unresolved",
        "plan-that-is-denied",
        "profile-of-version-one",
        "provenance-that-is-alleged",
        "refinement-that-its-refined-overrules",
        "refinement-turned-round",
        "relation-to-a-proposition-of-another-matter",
        "remark-to-be-done",
        "schema-of-another-standard",
        "schema-of-the-first-version-of-the-standard",
        "sentence-said-twice",
        "sentence-typed-on-the-wrong-row-of-keys",
        "speaker-who-addresses-himself",
        "statement-copied-from-another-claim",
        "statements-of-two-claims-swapped",
        "statements-of-two-propositions-swapped",
        "theme-of-another-matter",
        "titles-of-two-measures-swapped",
        "update-that-the-older-overrules",
        "word-count-of-none",
        "word-count-too-low-for-the-length",
        "year-in-a-statement-that-is-not-its-date",
        "year-of-a-measure",
        "year-of-a-state-of-affairs",
    }
)
# Told of where the row says more than elsewhere.
SOMETIMES = frozenset(
    {
        "address-written-twice",
        "anchor-of-speech-for-the-voice-of-the-outlet",
        "area-that-is-another",
        "empty-cell-holds-na",
        "empty-cell-holds-none",
        "hash-that-a-spreadsheet-cut",
        "mojibake-of-a-space",
        "overlap-group-lost",
        "overlap-group-of-others",
        "passage-starts-too-late",
        "report-of-a-measure-by-a-claim-of-another-matter",
        "retired-record-of-another-table",
        "status-that-is-further-than-any-report",
        "unit-and-indicator-of-another-kind",
        "word-said-twice",
        "year-of-a-period-with-a-relative-wording",
    }
)
# Forbidden or against the form of our tables, and passed over all the same: to be mended in the validator.
MISSED: frozenset[str] = frozenset()
