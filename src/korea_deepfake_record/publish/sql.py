"""How is a table of the release said in SQL: columns, keys, what values must keep to, search, joins?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..descriptor import Field, ForeignKey, Package, Table

TYPES = {int: "INTEGER", float: "REAL", bool: "INTEGER", str: "TEXT"}
BOUNDS = {"minimum": ">=", "maximum": "<=", "exclusiveMinimum": ">", "exclusiveMaximum": "<"}
# What the search calls its own columns.
TAKEN_BY_SEARCH = {"rowid", "rank"}
Columns = Sequence[tuple[Field, type]]


def create_table(package: Package, table: Table, columns: Columns, about: str) -> str:
    """The statement that makes a table; its comments say what `.schema` is asked for."""
    lines = [column_line(field, kind, table) for field, kind in columns]
    lines += [f"{words} ({quote_names(names)})" for words, names in list_keys(table)]
    for key in table.foreign_keys:
        if leads_to_key(package, key):
            target = f"{quote_name(key.table)} ({quote_names(key.reference_fields)})"
            lines.append(f"FOREIGN KEY ({quote_names(key.fields)}) REFERENCES {target}")
    notes = [field.description for field, _ in columns] + [""] * (len(lines) - len(columns))
    ends = [","] * (len(lines) - 1) + [""]
    body = [f"  {line}{end}{comment(note)}\n" for line, end, note in zip(lines, ends, notes, strict=True)]
    heading = "".join(f" {comment(text)}\n" for text in (table.description, about))
    return f"CREATE TABLE {quote_name(table.name)} (\n{heading}{''.join(body)})"


def column_line(field: Field, kind: type, table: Table) -> str:
    """One column."""
    words = [quote_name(field.name), TYPES[kind]]
    if field.required or field.name in table.primary_key:
        words.append("NOT NULL")
    words += [f"CHECK ({each})" for each in list_checks(field, kind)]
    return " ".join(words)


def list_checks(field: Field, kind: type) -> list[str]:
    """What SQL itself can ask of the values of a column: its codes, its bounds, its length."""
    name, bounds = quote_name(field.name), field.constraints
    if kind is bool:
        return [f"{name} IN (0, 1)"]
    held = {key: sign for key, sign in BOUNDS.items() if is_number(bounds.get(key), kind)}
    checks = [f"{name} {sign} {bounds[key]}" for key, sign in held.items()]
    if kind is str and field.type == "string":
        codes = [quote_text(str(each)) for each in bounds.get("enum", ())]
        checks += [f"{name} IN ({', '.join(codes)})"] if codes else []
        lengths = {"minLength": ">=", "maxLength": "<="}
        checks += [f"length({name}) {sign} {bounds[key]}" for key, sign in lengths.items() if key in bounds]
    return checks


def is_number(bound: object, kind: type) -> bool:
    """Whether a bound is one that a number can be held against."""
    return kind in (int, float) and type(bound) in (int, float)


def list_keys(table: Table) -> list[tuple[str, tuple[str, ...]]]:
    """What tells rows apart: the primary key, and each other key once."""
    single = [(field.name,) for field in table.fields if field.constraints.get("unique")]
    others = dict.fromkeys(key for key in (*single, *table.unique_keys) if key != table.primary_key)
    primary = [("PRIMARY KEY", table.primary_key)] if table.primary_key else []
    return primary + [("UNIQUE", key) for key in others]


def leads_to_key(package: Package, key: ForeignKey) -> bool:
    """Whether it leads to one row at most; SQL refers to keys only."""
    return any(set(names) == set(key.reference_fields) for _, names in list_keys(package.table(key.table)))


def create_indexes(table: Table) -> list[str]:
    """An index for each foreign key, but where one of the keys starts with the same columns."""
    there = [names for _, names in list_keys(table)]
    wanted = dict.fromkeys(key.fields for key in table.foreign_keys)
    missing = [names for names in wanted if all(names != each[: len(names)] for each in there)]
    return [
        f"CREATE INDEX {quote_name('_'.join((table.name, 'by', *names)))} "
        f"ON {quote_name(table.name)} ({quote_names(names)})"
        for names in missing
    ]


def create_search(table: Table, columns: Columns, name: str) -> list[str]:
    """A full-text search over the columns that hold words; the words stay in the table itself."""
    said = [field for field, kind in columns if holds_words(field, kind)]
    if not said or not table.primary_key:
        return []
    search = quote_name(name)
    options = f"content={quote_name(table.name)}, tokenize='unicode61 remove_diacritics 2'"
    listed = quote_names(field.name for field in said)
    commands = [f"INSERT INTO {search} ({search}) VALUES ('{each}')" for each in ("rebuild", "optimize")]
    return [f"CREATE VIRTUAL TABLE {search} USING fts5 ({listed}, {options})", *commands]


def holds_words(field: Field, kind: type) -> bool:
    """Whether a column holds words of any kind, and no codes or identifiers."""
    is_free = field.type == "string" and field.format == "default" and not field.categories
    has_form = {"pattern", "enum"} & field.constraints.keys()
    return kind is str and is_free and not has_form and field.name.lower() not in TAKEN_BY_SEARCH


def create_view(package: Package, table: Table, names: Sequence[str], name: str) -> list[str]:
    """A view of a table beside the rows to which its foreign keys lead, if there are any."""
    keys = list_joined(package, table)
    here = quote_name(table.name)
    shown = {each: f"{here}.{quote_name(each)}" for each in names}
    joins = []
    for number, key in enumerate(keys, 1):
        target = package.table(key.table)
        role = name_role(key, target)
        there = quote_name(f"{role} {number}")
        joins.append(join_line(key, here, there))
        for field in target.fields:
            if field.name not in key.reference_fields:
                shown[free_name(f"{role}_{field.name}", shown)] = f"{there}.{quote_name(field.name)}"
    listed = ",\n  ".join(f"{where} AS {quote_name(column)}" for column, where in shown.items())
    body = "\n".join([f"SELECT\n  {listed}", f"FROM {here}", *joins])
    return [f"CREATE VIEW {quote_name(name)} AS\n{body}"] if keys else []


def list_joined(package: Package, table: Table) -> list[ForeignKey]:
    """The foreign keys whose rows a view shows."""
    return [key for key in table.foreign_keys if leads_to_key(package, key)]


def name_beside(package: Package, table: Table, ending: str) -> str:
    """A name for what is made of a table, that no table has."""
    return free_name(f"{table.name}_{ending}", (each.name for each in package.tables))


def join_line(key: ForeignKey, here: str, there: str) -> str:
    """How the rows are found to which a key leads."""
    pairs = zip(key.fields, key.reference_fields, strict=True)
    same = (f"{there}.{quote_name(target)} = {here}.{quote_name(own)}" for own, target in pairs)
    return f"LEFT JOIN {quote_name(key.table)} AS {there} ON {' AND '.join(same)}"


def name_role(key: ForeignKey, target: Table) -> str:
    """As what the rows appear to which a key leads: `speaker_id` leads to a `speaker`."""
    pairs = dict(zip(key.reference_fields, key.fields, strict=True))
    own = [pairs[each] for each in target.primary_key if each in pairs] or list(key.fields)
    return own[0].removesuffix("_id") if len(own) == 1 else target.name


def free_name(name: str, taken: Iterable[str]) -> str:
    """The name, with a line at its end for each time that it is taken; SQL tells no capitals."""
    known = {each.lower() for each in taken}
    while name.lower() in known:
        name += "_"
    return name


def insert_rows(table: Table, width: int) -> str:
    """The statement that takes a row."""
    return f"INSERT INTO {quote_name(table.name)} VALUES ({', '.join('?' * width)})"


def quote_name(name: str) -> str:
    """A name in quotes."""
    return '"' + name.replace('"', '""') + '"'


def quote_names(names: Iterable[str]) -> str:
    """Names in quotes, between commas."""
    return ", ".join(quote_name(each) for each in names)


def quote_text(text: str) -> str:
    """A text in quotes."""
    return "'" + text.replace("'", "''") + "'"


def comment(text: str) -> str:
    """A text as a comment on one line; nothing for nothing."""
    return f" -- {' '.join(text.split())}" if text else ""
