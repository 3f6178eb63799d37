"""What is said of datapackage.json and the schemas?"""

from __future__ import annotations

from .message import say

PACKAGE, SCHEMA = "datapackage.json:20", "schemas/claims.json:20"
INSIDE = "Put the file inside the package and write its path from there."

DESCRIPTOR = (
    say(
        "code",
        "The codes of a column stand as allowed values and with a definition each; the two differ.",
        "schemas/claims.json:120",
        *("The code 'sworn' of 'stance' has no definition.", "Add it where it is missing, or remove it."),
    ),
    say(
        "example-fits",
        "The example of a column breaks its pattern, its length or its allowed values.",
        "schemas/claims.json:20",
        *("The example 'claim1' breaks the constraints of 'claim_id'.", "Write one that a cell could hold."),
    ),
    say(
        "json-syntax",
        "The file is not JSON: a comma or a quote too many or too few.",
        *(SCHEMA, "This is not JSON: expecting ',' delimiter.", "Mend the JSON here."),
    ),
    say(
        "json-duplicate",
        "Of two properties of one name a reader would take either.",
        *(SCHEMA, "The property 'title' stands twice in one object.", "Keep one of the two."),
    ),
    say(
        "json-number",
        "JSON knows no such number.",
        *(SCHEMA, "'NaN' is not a number that JSON can carry.", "Write another value."),
    ),
    say(
        "json-depth",
        "No reader takes objects in objects without end.",
        *("schemas/claims.json", "The JSON is nested too deeply.", "Flatten it."),
    ),
    say(
        "json-text",
        "A character beyond the first 65,536 is escaped in two halves, and one of them is missing.",
        *(SCHEMA, "'\\ud83d' escapes half a character.", "Write the character itself."),
    ),
    say(
        "json-size",
        "A descriptor is small; data belong into data files.",
        *("datapackage.json:1", "The file is larger than 16 MiB.", "Put data in data files."),
    ),
    say(
        "property-missing",
        "Something that the standard asks for is not there.",
        *(PACKAGE, "The resource names no file.", "Give it a 'path'."),
    ),
    say(
        "property-type",
        "A property is not of the type that the standard has for it.",
        *(PACKAGE, "A resource is not an object here.", "Write it in braces."),
    ),
    say(
        "property-value",
        "A property has a value that it cannot have.",
        *(PACKAGE, "The resource has 'path' and 'data'.", "Keep one of them."),
    ),
    say(
        "property-unknown",
        "A property is misspelt, and would be passed over in silence.",
        *(SCHEMA, "The standard knows no property 'descripton'.", "Did you mean 'description'?"),
    ),
    say(
        "property-unsupported",
        "A property says nothing for this type.",
        *(SCHEMA, "'groupChar' has no meaning for the type 'string'.", "Use it with: number, integer."),
    ),
    say(
        "resource-name",
        "Each table has a name of its own.",
        *(PACKAGE, "There are two resources 'claims'.", "Give each its own name."),
    ),
    say(
        "resource-unsupported",
        "Tables are CSV files beside the descriptor.",
        *(PACKAGE, "Data inside the descriptor is not read.", "Put the data in a CSV file."),
    ),
    say(
        "path-form",
        "A path is a text that names a file.",
        *(PACKAGE, "The list of paths is empty.", "Name a file."),
    ),
    say(
        "path-remote",
        "A package is whole by itself: it can be read without a network.",
        PACKAGE,
        "'https://example.org/claims.csv' lies outside the package; nothing is fetched from a network.",
        INSIDE,
    ),
    say(
        "path-unsafe",
        "A path must not lead out of the package.",
        *(PACKAGE, "'data/claims.csv' is a link that leads out of the package.", INSIDE),
    ),
    say(
        "encoding-unknown",
        "No program knows an encoding of this name.",
        f"{PACKAGE}",
        *("There is no encoding 'uft-8'.", "Write the name of the encoding, such as 'utf-8'."),
    ),
    say(
        "dialect-unsupported",
        "The file would be written in a way that is not read.",
        *(PACKAGE, "Lines that end in ';' are not read.", 'End lines with "\\n" or "\\r\\n".'),
    ),
    say(
        "field-name",
        "Each column has a name of its own.",
        *(SCHEMA, "There are two fields 'note'.", "Give each a name of its own."),
    ),
    say(
        "field-type",
        "The standard has no such type.",
        *(SCHEMA, "There is no field type 'strng'.", "Did you mean 'string'?"),
    ),
    say(
        "field-format",
        "The type has no such format.",
        *(SCHEMA, "The type 'string' has no format 'url'.", "Did you mean 'uri'?"),
    ),
    say(
        "constraint-unknown",
        "A constraint is misspelt, and would not be asked.",
        *(SCHEMA, "There is no constraint 'maximun'.", "Did you mean 'maximum'?"),
    ),
    say(
        "constraint-unsupported",
        "The constraint says nothing for this type.",
        SCHEMA,
        "The constraint 'minLength' does not apply to the type 'integer'.",
        "Use it with: string, list, array, object.",
    ),
    say(
        "constraint-misplaced",
        "Beside the constraints it would not be asked.",
        *(SCHEMA, "'required' stands beside the constraints.", "Move it into 'constraints' of 'note'."),
    ),
    say(
        "constraint-value",
        "The constraint itself cannot be used.",
        *(SCHEMA, "The list of allowed values is empty.", "Name at least one."),
    ),
    say(
        "example-value",
        "The example of a column is none of its values.",
        *(SCHEMA, "The example 'soon' is not a date.", "Write it as yyyy-mm-dd."),
    ),
    say(
        "category-value",
        "The list of categories does not fit the type of its column.",
        *(SCHEMA, "The category 'own' stands twice.", "Keep one of them."),
    ),
    say(
        "key-field",
        "A key names columns of its table.",
        *(SCHEMA, "The key names 'claimid', which is not a field.", "Did you mean 'claim_id'?"),
    ),
    say(
        "key-table",
        "A foreign key names a table of the package.",
        *(SCHEMA, "There is no table 'actor' to refer to.", "Did you mean 'actors'?"),
    ),
)
