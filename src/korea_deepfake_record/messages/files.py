"""What is said of files, headers and rows that cannot be read as a table?"""

from __future__ import annotations

from .message import say

CLAIMS = "data/claims.csv"
AS_UTF8 = "Save the file as UTF-8, or declare its encoding."
RECOUNT = "Take the file that was meant, or describe this one anew."

FILES = (
    say(
        "file-missing",
        "The descriptor names a file that is not there.",
        *(CLAIMS, "There is no such file.", "Add the file, or correct its path in the descriptor."),
    ),
    say(
        "plain-name",
        "A release makes folders and files of the names of package and tables.",
        "datapackage.json",
        *("'../claims' cannot be the name of a file.", "Use letters, digits, '.', '_', '-'."),
    ),
    say(
        "file-unnamed",
        "A table or schema lies beside the others, and the descriptor does not tell of it.",
        "data/tram_stops.csv",
        *("No resource of datapackage.json names the file.", "Describe it there, or remove it."),
    ),
    say(
        "rule-lacks-column",
        "A column that our rules look at is gone from the schema and the table alike.",
        "datapackage.json",
        "The rules ask for the column 'stance', and its table has none.",
        "Put the column back, or mend the rules that name it.",
    ),
    say(
        "file-access",
        "The file is there and may not be read.",
        *(CLAIMS, "The file does not open: Permission denied.", "Check the file and who may read it."),
    ),
    say(
        "file-changed",
        "Another program wrote to the file while it was checked, so that nothing certain can be said of it.",
        *(CLAIMS, "The file changed while it was read.", "Check it again when it is finished."),
    ),
    say(
        "long-record",
        "A row is read as a whole; most often such a one has a quote that is never closed.",
        f"{CLAIMS}:12",
        *("The row that starts here is longer than 8 MiB.", "Close the quote, or shorten the cell."),
    ),
    say(
        "many-columns",
        "No table has so many columns.",
        f"{CLAIMS}:1",
        *("The file has 20000 columns; at most 10000 are read.", "Write one value a row instead."),
    ),
    say(
        "file-empty",
        "Even a table without rows has a header.",
        *(CLAIMS, "The file is empty.", "Write at least the header."),
    ),
    say(
        "file-size",
        "The descriptor tells another size; the file is cut short, or another one.",
        *("csv/claims.csv", "The file has 10 bytes; 12 are declared.", RECOUNT),
    ),
    say(
        "file-hash",
        "The descriptor tells another hash: a byte of the file was changed.",
        *("csv/claims.csv", "The file's sha256 is '0c1d'; '0c1e' is declared.", RECOUNT),
    ),
    say(
        "encoding",
        "The file was saved in another encoding than UTF-8, as older spreadsheets do.",
        *(f"{CLAIMS}:2", "The byte 0xE9, number 102 in the line, is not UTF-8.", AS_UTF8),
    ),
    say(
        "file-kind",
        "The file has the name of a table and is something else.",
        *(f"{CLAIMS}:1", "The file is an archive or a workbook, not a text.", "Save the table as CSV."),
    ),
    say(
        "compression",
        "A file that ends in .gz is packed otherwise, or was cut.",
        *("data/claims.csv.gz", "The file does not unpack.", "Pack it again with gzip."),
    ),
    say(
        "bom",
        "An invisible mark at the start, which some spreadsheets write, spoils the first label.",
        *(f"{CLAIMS}:1", "The file starts with a byte order mark.", "Save the file as UTF-8 without one."),
    ),
    say(
        "line-end",
        "The file was saved with line ends of Windows.",
        *(CLAIMS, "Lines end with a carriage return.", 'End lines with a line feed ("\\n") alone.'),
    ),
    say(
        "delimiter",
        "A spreadsheet in a language with a decimal comma sets cells apart by semicolons.",
        *(f"{CLAIMS}:1", "The cells are set apart by ';', not by ','.", "Save it with ','."),
    ),
    say(
        "quote",
        "A cell with a comma or a quote stands in quotes; here they do not match.",
        f"{CLAIMS}:2",
        "A quote opens a cell here and is never closed.",
        "Close the quote, and double each quote inside a cell.",
    ),
    say(
        "ragged-row",
        "Each row has one cell for each column; often a comma in a text was not quoted.",
        *(f"{CLAIMS}:2", "The row has 20 cells; 19 are wanted.", "Quote cells that hold the delimiter."),
    ),
    say(
        "unmerged-row",
        "Two people changed the table at one place, and git left marks around what each of them wrote.",
        f"{CLAIMS}:2",
        *("A merge was not finished here.", "Keep the rows of one side, and remove the mark."),
    ),
    say(
        "blank-row",
        "A row in which every cell is blank says nothing.",
        *(f"{CLAIMS}:2", "The row is blank.", "Remove it."),
    ),
    say(
        "blank-label",
        "Every column has a name in the first line.",
        *(f"{CLAIMS}:1", "Column 3 has no name.", "Name it in the header."),
    ),
    say(
        "duplicate-label",
        "Two columns of one name cannot be told apart.",
        *(f"{CLAIMS}:1:note", "There are two columns 'note'.", "Give each column a name of its own."),
    ),
    say(
        "incorrect-label",
        "A column was renamed or moved.",
        *(f"{CLAIMS}:1:text", "schemas/claims.json has 'statement' here.", "Rename the column."),
    ),
    say(
        "missing-label",
        "A column of the schema is not in the file.",
        *(f"{CLAIMS}:1:note", "The file has no column 'note'.", "Add the column."),
    ),
    say(
        "extra-label",
        "A column of the file is not in the schema.",
        f"{CLAIMS}:1:remark",
        *("schemas/claims.json has no field 'remark'.", "Declare the column, or remove it."),
    ),
)
