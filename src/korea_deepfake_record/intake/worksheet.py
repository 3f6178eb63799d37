"""What does a coder see of a text, and what did the coder write beside it?"""

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

FOLDER = "workbench"
CODED = ("part", "disposition", "duplicate_of_id", "note")
COLUMNS = ("passage_id", *CODED, "text", "alike")
FORMULA = ("=", "+", "-", "@")
Cells = Mapping[str, str]
Sheet = dict[str, dict[str, str]]


def worksheet_path(base: Path, source_id: str) -> Path:
    """Where the work sheet of a source lies: outside the data, in a folder that git ignores."""
    return base / FOLDER / f"{source_id}.csv"


def read_worksheet(path: Path) -> Sheet:
    """
    Read a work sheet: by passage, its cells; columns of the coder's own are kept.

    Parameters
    ----------
    path : Path
        The work sheet; one that is not there is empty.

    Returns
    -------
    dict of str to dict

    Raises
    ------
    ValueError
        Where it is no longer a work sheet.
    """
    if not path.is_file():
        return {}
    try:
        rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    except (UnicodeDecodeError, csv.Error):
        message = f"{path.name}: The work sheet is not CSV in UTF-8. Save it as such."
        raise ValueError(message) from None
    if not rows or any(None in row or not set(COLUMNS) <= row.keys() for row in rows):
        message = f"{path.name}: The columns are not those of a work sheet. Move it away."
        raise ValueError(message)
    return {row["passage_id"]: {name: cell or "" for name, cell in row.items()} for row in rows}


def write_worksheet(path: Path, rows: Iterable[Cells], before: Sheet) -> bool:
    """
    Write the work sheet of a source: what the ledger says, else what the coder wrote there before.

    Parameters
    ----------
    path : Path
        Where it lies.
    rows : iterable of mapping
        The ledger of the source, with the words of each passage and what is like it.
    before : dict of str to dict
        The work sheet as it was.

    Returns
    -------
    bool
        Whether there was anything to write.
    """
    columns = list(dict.fromkeys([*COLUMNS, *(name for row in before.values() for name in row)]))
    target = io.StringIO(newline="")
    writer = csv.DictWriter(target, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(_lay_out(row, before.get(row["passage_id"], {})) for row in rows)
    # The mark at the start makes spreadsheets read Hangul right.
    content = target.getvalue().encode("utf-8-sig")
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return True


def _lay_out(row: Cells, old: Cells) -> Cells:
    # What a coder wrote stays, even where the ledger says otherwise: that is told, not mended.
    coded = old if old.get("disposition") or (old and not row["disposition"]) else row
    own = {name: coded[name] for name in ("passage_id", *CODED)}
    return {**old, **own, "text": _show(row["text"]), "alike": row["alike"]}


def read_texts(base: Path, without: str) -> dict[str, str]:
    """By passage its words, from every work sheet but that of one source."""
    texts: dict[str, str] = {}
    for path in sorted((base / FOLDER).glob("*.csv")):
        if path.stem != without:
            try:
                texts |= {passage_id: row["text"] for passage_id, row in read_worksheet(path).items()}
            except ValueError:
                continue
    return texts


def _show(words: str) -> str:
    """Words that no spreadsheet takes for a formula."""
    return f"'{words}" if words.startswith(FORMULA) else words
