"""What must be known of a new source, and is what was answered fit for its row?"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ..evidence.rows import Row
from ..finding import Finding, quote
from .answers import (
    UNKNOWN,
    Draft,
    Judge,
    clean,
    fit,
    form_id,
    judge_address,
    judge_date,
    judge_id,
    judge_publisher,
    judge_wording,
    propose_basis,
    propose_title,
)
from .language import check_language, guess_language

Ask = Callable[[str], str]


@dataclass(frozen=True)
class Question:
    """One thing to be known: its column, its option, how it is asked, proposed and judged."""

    column: str
    option: str
    wording: str
    judge: Judge
    propose: Callable[[Draft], str | None] = lambda draft: None


def gather(draft: Draft, given: Mapping[str, str | None], ask: Ask | None = None) -> dict[str, str]:
    """
    Gather the row of a source: what is given, else what is answered, else what is proposed.

    Parameters
    ----------
    draft : Draft
        The package and the text.
    given : mapping of str to str or None
        By option, what was given with it.
    ask : callable, optional
        Puts a question and returns the answer; without it nothing is asked.

    Returns
    -------
    dict of str to str
        Cells by column.

    Raises
    ------
    ValueError
        Where something is missing, or what was given does not fit.
    """
    missing: list[Question] = []
    for each in QUESTIONS:
        told, proposed = given.get(each.option), each.propose(draft)
        if told is not None:
            draft.cells[each.column] = _judge(each, draft, told)
        elif ask is not None:
            draft.cells[each.column] = _ask(each, draft, proposed, ask)
        elif proposed is None:
            missing.append(each)
        else:
            draft.cells[each.column] = proposed
    if missing:
        raise ValueError(_ask_for(missing))
    return {"role": "coded", **draft.cells}


def check_given(draft: Draft, given: Mapping[str, str | None], source: Row) -> Iterator[Finding]:
    """What is given of a source that is there already, and is not what its row says."""
    for each in QUESTIONS:
        told = given.get(each.option)
        if told is None or each.column == "source_id":
            continue
        cell, stands = _judge(each, draft, told), source[each.column]
        if cell != stands:
            problem = f"--{each.option} gives {quote(cell)} where {quote(stands)} stands."
            yield source.finding(
                each.column, problem, "Change it here, or leave the option out.", "source-known"
            )


def _judge(question: Question, draft: Draft, told: str) -> str:
    try:
        return question.judge(draft, clean(told))
    except ValueError as fault:
        message = f"--{question.option}: {fault}"
        raise ValueError(message) from None


def _ask(question: Question, draft: Draft, proposed: str | None, ask: Ask) -> str:
    """The first answer that fits; an empty one takes the proposal."""
    shown = f" [{proposed}]" if proposed else ""
    complaint = ""
    while True:
        answer = ask(f"{complaint}{question.wording}{shown}: ").strip()
        if not answer and proposed is not None:
            return proposed
        try:
            return _judge(question, draft, answer)
        except ValueError as fault:
            complaint = f"{fault}\n"


def _ask_for(missing: list[Question]) -> str:
    options = [f"--{each.option}" for each in missing]
    joined = " and ".join([", ".join(options[:-1]), options[-1]] if len(options) > 1 else options)
    hint = f" What is not known is '{UNKNOWN}'." if any(UNKNOWN in each.wording for each in missing) else ""
    return f"Give {joined}, or run this on a terminal.{hint}"


QUESTIONS = (
    Question("publisher_id", "publisher", "Publisher, an actor (or unknown)", judge_publisher),
    Question("published", "published", "Date of publication in EDTF (or unknown)", judge_date),
    Question(
        "published_text",
        "date-words",
        "Words of the text that give the date (blank if it has none)",
        judge_wording,
        lambda draft: "",
    ),
    Question(
        "published_basis",
        "date-basis",
        "How the date is known",
        lambda draft, told: fit("published_basis")(draft, told) if told else "",
        propose_basis,
    ),
    Question("url", "url", "Public address (or unknown)", judge_address),
    Question("title", "title", "Title as printed", fit("title"), propose_title),
    Question(
        "language",
        "language",
        "Language, a BCP 47 tag",
        lambda draft, told: check_language(told),
        lambda draft: guess_language(draft.received.text) or None,
    ),
    Question("kind", "kind", "Kind of text", fit("kind"), lambda draft: "article"),
    Question("source_id", "id", "Identifier", judge_id, form_id),
)
