"""The examples that the standard, its recipes and frictionless publish, rebuilt with rows of our own."""

import csv
import gzip
import io
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

# Without it frictionless holds a package to version 1.
V2 = {"$schema": "https://datapackage.org/profiles/2.0/datapackage.json"}
FRUIT = [{"name": "id", "type": "integer"}, {"name": "fruit", "type": "string"}]
FRUITS = "id,fruit\n1,plum\n2,pear\n"
OF_RESOURCE = ("dialect", "format", "encoding", "bytes", "hash", "path", "profile")


@dataclass(frozen=True)
class Example:
    """A small package and where its model is published."""

    name: str
    source: str
    resources: list[Json]
    files: dict[str, str | bytes] = field(default_factory=dict)
    package: Json = field(default_factory=lambda: V2)


def table(name: str, source: str, content: str | bytes, fields: list[Json], /, **more: Any) -> Example:
    """A package of one table; properties of the resource are told from those of the schema by name."""
    resource: Json = {"name": "t", "path": "t.csv"} | {key: more[key] for key in more if key in OF_RESOURCE}
    resource["schema"] = {"fields": fields} | {key: more[key] for key in more if key not in OF_RESOURCE}
    return Example(name, source, [resource], {resource["path"]: content})


def column(name: str, source: str, cells: list[str], **of_field: Any) -> Example:
    """A package of one table: an id, and a column of these cells."""
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows([("id", "x"), *enumerate(cells, 1)])
    fields: list[Json] = [{"name": "id", "type": "integer"}, {"name": "x", **of_field}]
    return table(name, source, written.getvalue(), fields)


def dialect(name: str, content: str, **properties: Any) -> Example:
    """An example of Table Dialect: fruits, written in its way."""
    return table(f"dialect: {name}", "Table Dialect", content, FRUIT, dialect=properties)


def linked(name: str, source: str, people: str, key: Json, **of_schema: Any) -> Example:
    """A package of people and states, in which people refer to states or to each other."""
    names = [{"name": each} for each in people.partition("\n")[0].split(",")]
    states = {"name": "states", "path": "states.csv", "schema": {"fields": [{"name": "code"}]}}
    schema = {"fields": names, "foreignKeys": [key], **of_schema}
    resources = [states, {"name": "people", "path": "people.csv", "schema": schema}]
    return Example(name, source, resources, {"states.csv": "code\nNW\nSE\n", "people.csv": people})


def labelled(*values: Any) -> list[Json]:
    """Values with labels."""
    return [{"value": value, "label": f"label {number}"} for number, value in enumerate(values)]


STATE = {"fields": ["state"], "reference": {"resource": "states", "fields": ["code"]}}
RESOURCE: Json = {"name": "data", "path": "data.csv"}
DATA: dict[str, str | bytes] = {"data.csv": "a\nx\n"}
LICENCE = {"id": "CC0-1.0", "url": "https://creativecommons.org/publicdomain/zero/1.0/"}
ABOUT: Json = {
    "name": "orchard",
    "id": "https://doi.org/10.1594/PANGAEA.726855",
    "title": "Trees",
    "version": "1.0.0",
    "created": "1985-04-12T23:20:50.52Z",
    "keywords": ["trees"],
    "licenses": [{"name": "ODC-PDDL-1.0", "path": "http://opendatacommons.org/licenses/pddl/"}],
    "contributors": [{"title": "A. Gardener", "email": "a@example.org", "roles": ["creator"]}],
    "sources": [{"title": "A walk", "path": "http://example.org/walk"}],
    "image": "tree.png",
}
MISPLACED: Json = {"primaryKeys": ["a"], "foreignKeys": []}

PACKAGES = [
    Example("minimal", "Data Package", [RESOURCE], DATA),
    Example("no resources", "Data Package", []),
    Example("metadata", "Data Package", [RESOURCE], DATA, V2 | ABOUT),
    Example("metadata of version 1", "Data Package (version 1)", [RESOURCE], DATA, ABOUT),
    Example("keywords as text", "Data Package", [RESOURCE], DATA, V2 | {"keywords": "trees"}),
    Example(
        "licence without name and path",
        "examples: geo-location-fk",
        [RESOURCE],
        DATA,
        {"licenses": [LICENCE]},
    ),
    Example("created on a day", "Data Package", [RESOURCE], DATA, V2 | {"created": "2017-09-05"}),
    Example("name in capitals", "Data Resource", [RESOURCE | {"name": "Fruit Trees"}], DATA),
    Example(
        "name in capitals, version 1", "Data Resource (version 1)", [RESOURCE | {"name": "Fruit"}], DATA, {}
    ),
    Example(
        "no table",
        "examples: text-file",
        [{"name": "notes", "path": "notes.txt"}],
        {"notes.txt": "A text.\n"},
    ),
    Example("keys beside the schema", "examples: countries-and-currencies", [RESOURCE | MISPLACED], DATA),
    Example(
        "tabular without a schema",
        "Tabular Data Resource (version 1)",
        [RESOURCE | {"profile": "tabular-data-resource"}],
        DATA,
        {"profile": "tabular-data-package"},
    ),
    Example("without a name", "examples: inflation", [{"path": "data.csv"}], DATA),
    Example(
        "script with an empty schema",
        "examples: open-data-day-tweets",
        [{"name": "script", "path": "run.R", "schema": {"fields": []}}],
        {"run.R": "1\n"},
        {},
    ),
    Example("inline rows", "Data Resource", [{"name": "rows", "type": "table", "data": [{"A": 1}]}]),
    Example("inline text", "Data Resource", [{"name": "text", "format": "csv", "data": "A,B\n1,2\n"}]),
    Example("inline object", "Data Resource", [{"name": "settings", "data": {"a": 1}}]),
    Example(
        "several files",
        "Data Resource",
        [{"name": "t", "path": ["a.csv", "b.csv"], "schema": {"fields": FRUIT}}],
        {"a.csv": FRUITS, "b.csv": "id,fruit\n3,fig\n"},
    ),
    Example(
        "fault in the second file",
        "Data Resource",
        [{"name": "t", "path": ["a.csv", "b.csv"], "schema": {"fields": FRUIT}}],
        {"a.csv": FRUITS, "b.csv": "id,fruit\nthree,fig\n"},
    ),
    Example(
        "second file without a header",
        "frictionless: data/chunk2.headless.csv",
        [{"name": "t", "path": ["a.csv", "b.csv"], "schema": {"fields": FRUIT}}],
        {"a.csv": FRUITS, "b.csv": "3,fig\n"},
    ),
    Example(
        "schema in a file",
        "Data Resource",
        [RESOURCE | {"schema": "schema.json"}],
        DATA | {"schema.json": '{"fields": [{"name": "a", "type": "string"}]}'},
    ),
    table("right md5", "Data Resource", FRUITS, FRUIT, hash="9147fb4ee5aefec5cc42b82cbeed933d"),
    table("wrong md5", "Data Resource", FRUITS, FRUIT, hash="9147fb4ee5aefec5cc42b82cbeed933e"),
    table("wrong sha1", "Data Resource", FRUITS, FRUIT, hash="sha1:8843d7f92416211de9ebb963ff4ce28125932878"),
    table("wrong size", "Data Resource", FRUITS, FRUIT, bytes=1),
    table("tabs", "examples: resources", "id\tfruit\n1\tplum\n", FRUIT, path="t.tsv"),
    table(
        "packed",
        "recipe: Compression of Resources",
        gzip.compress(FRUITS.encode(), mtime=0),
        FRUIT,
        path="t.csv.gz",
    ),
    table("workbook", "Table Dialect", b"PK\x03\x04", FRUIT, path="t.xlsx", dialect={"sheetNumber": 2}),
    table(
        "rows in JSON", "recipe: JSON Data Resources", '[["id", "fruit"], [1, "plum"]]', FRUIT, path="t.json"
    ),
]

DIALECTS = [
    dialect("semicolons", "id;fruit\n1;plum\n", delimiter=";"),
    dialect("bar", "id|fruit\n1|plum\n", delimiter="|"),
    dialect("two characters", "id||fruit\n1||plum\n", delimiter="||"),
    dialect("no header", "1,plum\n2,pear\n", header=False),
    dialect("two header rows", "a,b\nid,fruit\n1,plum\n", headerRows=[2]),
    table(
        "dialect: joined header",
        "Table Dialect",
        "my\nid,fruit\n1,plum\n",
        [{"name": "my id", "type": "integer"}, {"name": "my fruit"}],
        dialect={"headerRows": [1, 2]},
    ),
    table(
        "dialect: header joined by a dash",
        "Table Dialect",
        "my\nid,fruit\n1,plum\n",
        [{"name": "my-id"}, {"name": "my-fruit"}],
        dialect={"headerRows": [1, 2], "headerJoin": "-"},
    ),
    dialect("comment row", "id,fruit\n#fruits\n1,plum\n", commentRows=[2]),
    dialect("comment mark", "id,fruit\n#fruits\n1,plum\n", commentChar="#"),
    dialect("line terminator", "id,fruit;1,plum;2,pear", lineTerminator=";"),
    dialect("quote", "id,fruit\n1,'plum,pear'\n", quoteChar="'"),
    dialect("doubled quote", 'id,fruit\n1,"plum""pear"\n', doubleQuote=True),
    dialect("escape", "id,fruit\n1,plum|,pear\n", escapeChar="|"),
    dialect("null sequence", "id,fruit\nNA,plum\n", nullSequence="NA"),
    dialect("initial space", "id, fruit\n1, plum\n", skipInitialSpace=True),
    dialect("header in another case", "ID,Fruit\n1,plum\n", caseSensitiveHeader=False),
    dialect("properties of other formats", FRUITS, sheetName="Sheet 2", property="rows", table="fruits"),
]

SCHEMAS = [
    table(
        "labelled missing values",
        "Table Schema",
        "id,fruit\n-99,plum\n,pear\n",
        FRUIT,
        missingValues=labelled("", "-99"),
    ),
    table(
        "missing values of a field",
        "Table Schema",
        "a,b\nNA,-\n,5\n1,NA\n",
        [{"name": "a", "type": "integer"}, {"name": "b", "type": "integer", "missingValues": ["-"]}],
        missingValues=["", "NA"],
    ),
    table(
        "primary key",
        "Table Schema",
        "a,b,c\n1,2,3\n1,2,4\n1,9,3\n",
        [{"name": each} for each in "abc"],
        primaryKey=["a", "c"],
    ),
    table("primary key as text", "Table Schema (version 1)", "a\n1\n1\n", [{"name": "a"}], primaryKey="a"),
    table(
        "primary key with a blank",
        "Table Schema",
        "a,b\n,1\n",
        [{"name": "a"}, {"name": "b"}],
        primaryKey=["a"],
    ),
    table(
        "unique keys",
        "Table Schema",
        "a,b,c\n1,1,1\n2,1,1\n1,1,2\n,1,1\n,1,1\n",
        [{"name": each} for each in "abc"],
        uniqueKeys=[["a"], ["a", "b"], ["a", "c"]],
    ),
    linked("foreign key", "Table Schema", "state\nNW\nXX\n", STATE),
    linked(
        "foreign key to itself",
        "Table Schema",
        "parent,id\n,1\n1,2\n9,3\n",
        {"fields": ["parent"], "reference": {"fields": ["id"]}},
    ),
    linked(
        "foreign key to itself, version 1",
        "Table Schema (version 1)",
        "parent,id\n,1\n9,3\n",
        {"fields": "parent", "reference": {"resource": "", "fields": "id"}},
    ),
    linked(
        "foreign key, partly blank",
        "Table Schema",
        "a,b,c,d\n1,2,1,2\n1,,3,4\n",
        {"fields": ["a", "b"], "reference": {"fields": ["c", "d"]}},
    ),
    linked(
        "foreign key to a field that is not there",
        "Table Schema",
        "state\nNW\n",
        {"fields": ["state"], "reference": {"resource": "states", "fields": ["id"]}},
    ),
    linked(
        "foreign key to another package",
        "recipe: External Foreign Keys",
        "state\nNW\n",
        {"fields": ["state"], "reference": {"package": "p.json", "resource": "world", "fields": ["code"]}},
    ),
    linked(
        "foreign key on a list",
        "Table Schema",
        "state,x\nNW,1\n",
        STATE,
        fields=[{"name": "state", "type": "list"}, {"name": "x"}],
    ),
    table("two fields of a name", "Table Schema", "a,a\n1,2\n", [{"name": "a"}, {"name": "a"}]),
    table("subset", "Table Schema", "extra,fruit,id\nx,plum,1\n", FRUIT, fieldsMatch="subset"),
    table("superset", "Table Schema", "fruit\nplum\n", FRUIT, fieldsMatch="superset"),
    table("partial", "Table Schema", "fruit,extra\nplum,x\n", FRUIT, fieldsMatch="partial"),
    table("equal", "Table Schema", "fruit,id\nplum,1\n", FRUIT, fieldsMatch="equal"),
    table("columns in another order", "Table Schema", "fruit,id\nplum,1\n", FRUIT),
    table("fieldsMatch as a list", "profile 2.0", FRUITS, FRUIT, fieldsMatch=["exact"]),
    table("a misspelt property", "Table Schema", "a\n1\n1\n", [{"name": "a"}], primaryKeys=["a"]),
    table(
        "metadata in the schema",
        "recipe: Metadata in Table Schema",
        FRUITS,
        FRUIT,
        name="fruits",
        version="1.0",
        examples=[{"title": "Good", "path": "http://example.org/good.csv"}],
    ),
    table("a private property", "recipe: Private Properties", "a\n1\n", [{"name": "a", "_titel": "x"}]),
    table(
        "labels and order of codes",
        "recipe: Enum Labels and Ordering",
        "a\n1\n3\n",
        [
            {
                "name": "a",
                "type": "integer",
                "constraints": {"enum": [1, 2]},
                "enumLabels": {"1": "low"},
                "enumOrdered": True,
            }
        ],
    ),
]

COLUMNS = [
    column("strings", "Table Schema", ["plum", "A1", " x"], type="string"),
    column(
        "e-mail addresses", "Table Schema", ["a@example.org", "a.example.org"], type="string", format="email"
    ),
    column(
        "addresses",
        "Table Schema",
        ["http://schema.org/Country", "example.org", "http://a b"],
        type="string",
        format="uri",
    ),
    column("base64", "Table Schema", ["aGVsbG8=", "hello!"], type="string", format="binary"),
    column(
        "uuid",
        "Table Schema",
        ["b03ec84a-77fd-4270-813b-0c698943f7ce", "b03ec84-77fd-4270-813b-0c698943f7ce"],
        type="string",
        format="uuid",
    ),
    column(
        "numbers",
        "Table Schema",
        ["-1.23", "12678967.543233", "+100000.00", "210", "NaN", "INF", "-INF", "5E3", "1,5", " 1", "1_0"],
        type="number",
    ),
    column("numbers grouped", "Table Schema", ["100,000", "1,000.5", ",5"], type="number", groupChar=","),
    column("numbers with a decimal comma", "Table Schema", ["1,5", "1.5"], type="number", decimalChar=","),
    column(
        "numbers that are not bare",
        "Table Schema",
        ["95%", "€95", "EUR 95", "none"],
        type="number",
        bareNumber=False,
    ),
    column(
        "integers",
        "Table Schema",
        ["12", "-3", "+3", "012", "1.0", "1e3", "0x1F", "1_000", " 12"],
        type="integer",
    ),
    column("integers grouped", "Table Schema", ["100,000", "1 000"], type="integer", groupChar=","),
    column(
        "integers that are not bare", "Table Schema", ["95%", "EUR 95", "%"], type="integer", bareNumber=False
    ),
    column("truths", "Table Schema", ["true", "False", "TRUE", "1", "0", "yes"], type="boolean"),
    column(
        "truths in other words",
        "Table Schema",
        ["ja", "nein", "true"],
        type="boolean",
        trueValues=["ja"],
        falseValues=["nein"],
    ),
    column("objects", "Table Schema", ['{"a": 1}', "[1]", "{"], type="object"),
    column("arrays", "Table Schema", ["[1]", "{}", "["], type="array"),
    column("lists", "Table Schema", ["value1,value2", "value1"], type="list"),
    column(
        "lists of dates",
        "Table Schema",
        ["2024-01-26,2024-02-30", "2024-01-26"],
        type="list",
        itemType="date",
    ),
    column(
        "lists with a delimiter",
        "Table Schema",
        ["1;2", "1;x", "1,2"],
        type="list",
        delimiter=";",
        itemType="integer",
    ),
    column(
        "moments",
        "Table Schema",
        ["2024-01-26T15:00:00", "2024-01-26T15:00:00.300-05:00", "2024-01-26", "2024-01-26 15:00:00"],
        type="datetime",
    ),
    column(
        "moments by a pattern",
        "Table Schema",
        ["12/11/2018 09:15:32", "2018-11-12"],
        type="datetime",
        format="%d/%m/%Y %H:%M:%S",
    ),
    column("dates", "Table Schema", ["2024-01-26", "2024-1-26", "2024-02-30", "20240126"], type="date"),
    column(
        "dates by a pattern of version 0", "examples: inflation", ["1960", "60"], type="date", format="fmt:%Y"
    ),
    column("dates of any form", "Table Schema", ["26 January 2024", "soon"], type="date", format="any"),
    column("dates by a pattern of letters", "profile 2.0", ["2024-01-26"], type="date", format="MM-DD-YYYY"),
    column("times", "Table Schema", ["15:00:00", "15:00", "24:00:01"], type="time"),
    column("years", "Table Schema", ["2024", "24", "20240"], type="year"),
    column("years before the first", "Table Schema", ["-0044", "2024Z"], type="year"),
    column("months", "Table Schema", ["2024-01", "2024-13", "2024"], type="yearmonth"),
    column("months with a zone", "Table Schema", ["2024-01Z"], type="yearmonth"),
    column("durations", "Table Schema", ["P1Y2M3DT4H5M6.7S", "PT5M", "-P1D", "P", "1Y"], type="duration"),
    column("durations in weeks", "Table Schema", ["P2W"], type="duration"),
    column("points", "Table Schema", ["90.50, 45.50", "90.50,45.50", "181,0", "a,b"], type="geopoint"),
    column(
        "points as arrays",
        "examples: geopoint-array",
        ["[90.50, 45.50]", "[1]"],
        type="geopoint",
        format="array",
    ),
    column(
        "points as objects",
        "examples: geopoint-object",
        ['{"lon": 90.50, "lat": 45.50}', '{"lon": 1}'],
        type="geopoint",
        format="object",
    ),
    column(
        "shapes",
        "Table Schema",
        ['{"type": "Point", "coordinates": [1, 2]}', '{"type": "Point"}'],
        type="geojson",
    ),
    column(
        "shapes as topology",
        "Table Schema",
        ['{"type": "Topology", "objects": {}, "arcs": []}', "{}"],
        type="geojson",
        format="topojson",
    ),
    column("anything", "Table Schema", ["1", "apple", "{"], type="any"),
    column("without a type", "Table Schema", ["1", "apple"]),
    column(
        "codes as categories",
        "Table Schema",
        ["apple", "orange", "kiwi"],
        type="string",
        categories=["apple", "orange", "banana"],
    ),
    column(
        "labelled categories", "Table Schema", ["0", "3", "02"], type="integer", categories=labelled(0, 1, 2)
    ),
    column(
        "ordered categories",
        "Table Schema",
        ["5", "6"],
        type="integer",
        categories=[1, 2, 3, 4, 5],
        categoriesOrdered=True,
    ),
    column("categories of numbers", "Table Schema", ["1"], type="number", categories=[1]),
    column(
        "enum beyond the categories",
        "Table Schema",
        ["a"],
        type="string",
        categories=["a"],
        constraints={"enum": ["a", "b"]},
    ),
    column("RDF class", "Table Schema", ["US"], type="string", rdfType="http://schema.org/Country"),
    column("example of another type", "Table Schema", ["1"], type="integer", example="one"),
    column("required", "Table Schema", ["x", "", "-"], type="string", constraints={"required": True}),
    column("unique", "Table Schema", ["x", "y", "x", "", ""], type="string", constraints={"unique": True}),
    column("unique numbers", "Table Schema", ["1", "1.0", "2"], type="number", constraints={"unique": True}),
    column(
        "range",
        "profile 2.0",
        ["100", "99", "10000"],
        type="integer",
        constraints={"minimum": 100, "maximum": 9999},
    ),
    column(
        "range of years",
        "profile 2.0",
        ["1970", "2004"],
        type="year",
        constraints={"minimum": 1970, "maximum": 2003},
    ),
    column(
        "open range", "Table Schema", ["100", "101"], type="integer", constraints={"exclusiveMinimum": 100}
    ),
    column(
        "range of durations", "Table Schema", ["P1D", "P2M"], type="duration", constraints={"maximum": "P1M"}
    ),
    column(
        "range with a decimal comma",
        "Table Schema",
        ["0,4", "0,6"],
        type="number",
        decimalChar=",",
        constraints={"minimum": 0.5},
    ),
    column(
        "bound in another form",
        "profile 2.0",
        ["1999-01-01"],
        type="date",
        constraints={"minimum": "01-01-1900"},
    ),
    column(
        "length", "profile 2.0", ["ab", "abc"], type="string", constraints={"minLength": 3, "maxLength": 35}
    ),
    column("length of an array", "Table Schema", ["[]", "[1]"], type="array", constraints={"minLength": 1}),
    column(
        "pattern",
        "Table Schema",
        ["C001", "C001zzz", "C002", "x"],
        type="string",
        constraints={"pattern": "C001|C002"},
    ),
    column(
        "pattern without vowels",
        "XML Schema",
        ["bcd", "abc"],
        type="string",
        constraints={"pattern": "[a-z-[aeiou]]+"},
    ),
    column("pattern on a number", "Table Schema", ["1"], type="integer", constraints={"pattern": "[0-9]"}),
    column(
        "enum",
        "profile 2.0",
        ["1.00", "1.5", "3"],
        type="number",
        constraints={"enum": ["1.00", "1.50", "2.00"]},
    ),
    column(
        "enum of a truth", "Table Schema", ["true", "false"], type="boolean", constraints={"enum": [True]}
    ),
    column(
        "enum of an object",
        "Table Schema",
        ['{"b": 2, "a": 1}', "{}"],
        type="object",
        constraints={"enum": [{"a": 1, "b": 2}]},
    ),
    column(
        "JSON Schema",
        "Table Schema",
        ['{"a": 1}', "{}"],
        type="object",
        constraints={"jsonSchema": {"required": ["a"]}},
    ),
    column("misspelt constraint", "Table Schema", ["1"], type="integer", constraints={"minimun": 1}),
    column("required beside the constraints", "frictionless", ["x"], type="string", required=True),
]
LABEL: list[Json] = [{"name": "id", "type": "integer"}, {"name": "name", "type": "string"}]
FILES = [
    table(
        "labels twice and blank",
        "frictionless: data/invalid.csv",
        "id,name,,name\n1,a\n1,a\n\n2,b,1,2,3\n",
        LABEL,
    ),
    table("blank rows", "frictionless: data/blank-rows.csv", "id,name\n1,a\n\n2,b\n", LABEL),
    table("a row of blanks", "frictionless: data/blank-rows.csv", "id,name\n1,a\n,\n", LABEL),
    table(
        "a short and a long row", "frictionless: data/defective-rows.csv", "id,name\n1\n2,b,c\n3,d\n", LABEL
    ),
    table(
        "Latin 1",
        "frictionless: data/latin1.csv",
        "id,name\n1,é\n".encode("latin-1"),
        LABEL,
        encoding="iso-8859-1",
    ),
    table(
        "Latin 1 that is not declared",
        "frictionless: data/latin1.csv",
        "id,name\n1,é\n".encode("latin-1"),
        LABEL,
    ),
    table("not ASCII", "frictionless: data/ascii-notvalid.csv", "id,name\n1,é\n", LABEL, encoding="ascii"),
    table("byte order mark", "Data Resource", "\ufeffid,name\n1,a\n", LABEL, encoding="utf-8"),
    table("leading zeros", "frictionless: data/leading-zeros.csv", "id,name\n01,a\n", LABEL),
    table(
        "semicolons that are not declared",
        "frictionless: data/issue-1009-semicolon.csv",
        "id;name\n1;a\n",
        LABEL,
    ),
    table("a fault behind a line break in a cell", "RFC 4180", 'id,name\n1,"a\nb"\nx,c\n', LABEL),
    table("an open quote", "RFC 4180", 'id,name\n1,"a\n2,b\n', LABEL),
    table("an empty file", "frictionless: data/empty.csv", "", LABEL),
    table("a header and no rows", "frictionless: data/without-rows.csv", "id,name\n", LABEL),
    table("a NUL byte", "RFC 4180", "id,name\n1,a\0b\n", LABEL),
    table("carriage returns", "RFC 4180", "id,name\r\n1,a\r\nx,b\r\n", LABEL),
    table("no-break space in a number", "XML Schema", "id,name\n1\u00a0,a\n", LABEL),
    table("a file that is missing", "Data Resource", "", LABEL, path="gone.csv"),
]

RECIPES = [
    Example("cached", "recipe: Caching of Resources", [RESOURCE | {"_cache": "copy.csv"}], DATA),
    Example(
        "languages",
        "recipe: Language Support",
        [RESOURCE | {"languages": ["en", "nl"]}],
        DATA,
        V2 | {"languages": ["en", "nl"]},
    ),
    Example(
        "translated",
        "recipe: Translation Support",
        [RESOURCE | {"title": "Data", "title@nl": "Gegevens"}],
        DATA,
    ),
    Example(
        "dependencies",
        "recipe: Data Dependencies",
        [RESOURCE],
        DATA,
        V2 | {"dataDependencies": {"states": "1.0"}},
    ),
    Example(
        "nested",
        "recipe: Nested Resources",
        [RESOURCE | {"resources": [{"name": "inner", "path": "i.csv"}]}],
        DATA,
    ),
    Example(
        "archive",
        "recipe: Files Inside Archives",
        [
            {
                "name": "archive",
                "path": "a.zip",
                "format": "zip",
                "mediatype": "application/zip",
                "bytes": "22",
            }
        ],
        {"a.zip": b"PK\x05\x06" + bytes(18)},
    ),
    Example(
        "extension",
        "Extending Data Package",
        [RESOURCE],
        DATA,
        V2 | {"dc:temporal": {"name": "19th century"}, "taxonomic": [], "bibliographicCitation": "x"},
    ),
    Example(
        "category table",
        "recipe: Category Tables",
        [
            {
                "name": "codes",
                "path": "codes.csv",
                "categoryFieldMap": {"value": "code"},
                "schema": {"fields": [{"name": "code"}]},
            },
            {
                "name": "t",
                "path": "t.csv",
                "schema": {"fields": [{"name": "a", "type": "string", "categories": "codes"}]},
            },
        ],
        {"codes.csv": "code\nA\n", "t.csv": "a\nA\n"},
    ),
    table(
        "relationships",
        "recipe: Relationship between Fields",
        "a,b\n1,2\n",
        [{"name": "a"}, {"name": "b"}],
        relationships=[{"fields": ["a", "b"], "link": "coupled"}],
    ),
    table("version", "recipe: Data Package Version", FRUITS, FRUIT),
]
CAMERA_SCHEMA = """{"name": "deployments", "title": "Deployments", "missingValues": ["", "NaN"],
 "primaryKey": "deploymentID", "fields": [
 {"name": "deploymentID", "type": "string", "example": "d1", "constraints": {"unique": true}},
 {"name": "latitude", "type": "number", "example": "52.7", "constraints": {"minimum": -90, "maximum": 90}},
 {"name": "start", "type": "datetime", "format": "%Y-%m-%dT%H:%M:%S%z", "example": "2020-03-01T22:00:00Z",
  "skos:exactMatch": "http://rs.tdwg.org/dwc/terms/eventDate"},
 {"name": "baitUse", "type": "string", "example": "food", "constraints": {"enum": ["none", "food"]}},
 {"name": "_id", "type": "string", "example": ""}]}"""
CAMERAS = """deploymentID,latitude,start,baitUse,_id
a,52.5,2021-03-01T22:00:00Z,none,
b,NaN,2021-03-02T22:00:00+0100,,
b,95,2021-03-03,bread,
"""
PUBLISHED = [
    table(
        "superset without a required column",
        "Table Schema",
        "id\n1\n",
        [FRUIT[0], {"name": "fruit", "constraints": {"required": True}}],
        fieldsMatch="superset",
    ),
    Example(
        "camera traps",
        "Camtrap DP: example",
        [
            {
                "name": "deployments",
                "path": "deployments.csv",
                "profile": "tabular-data-resource",
                "schema": "deployments.json",
            },
            {"name": "individuals", "description": "Another table.", "data": [{"id": 1, "name": "R"}]},
        ],
        {"deployments.csv": CAMERAS, "deployments.json": CAMERA_SCHEMA},
        {
            "name": "cameras",
            "created": "2023-02-06T11:23:03Z",
            "homepage": "",
            "references": [],
            "spatial": {},
        },
    ),
    Example(
        "shapes with a schema",
        "examples: geo-countries",
        [
            {
                "name": "countries",
                "path": "c.geojson",
                "format": "geojson",
                "mediatype": "application/json",
                "schema": {"fields": [{"name": "ADMIN", "type": "string"}]},
            }
        ],
        {"c.geojson": '{"type": "FeatureCollection", "features": []}'},
        {},
    ),
    Example(
        "address of version 0 beside a path",
        "datasets: country-codes",
        [RESOURCE | {"url": "https://example.org/data.csv", "format": "csv"}],
        DATA,
        {
            "datapackage_version": "1.0.0-beta.13",
            "last_modified": "2017-01-16",
            "maintainers": [{"name": "A"}],
        },
    ),
    column(
        "latitudes with bounds as text",
        "examples: geo-lat-lon-as-numbers",
        ["90", "-91"],
        type="number",
        format="default",
        constraints={"required": True, "minimum": "-90", "maximum": "90"},
    ),
]
EXAMPLES = (*PACKAGES, *DIALECTS, *SCHEMAS, *COLUMNS, *FILES, *RECIPES, *PUBLISHED)
