"""What is known of a column that is published: its type, its cells without a value?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ..attributes import STORED_AS, TRUTHS
from ..descriptor import Field
from ..read import Records

WORDS = {truth: [word for word, means in TRUTHS.items() if means is truth] for truth in (True, False)}
# Properties that say what is so without them.
STATED = {"bareNumber": True, "decimalChar": ".", "trueValues": WORDS[True], "falseValues": WORDS[False]}


@dataclass(frozen=True)
class Column:
    """One column of what is published: its field, its name among the cells that are read."""

    field: Field
    source: str
    missing: tuple[str, ...]

    @property
    def name(self) -> str:
        """Its name."""
        return self.field.name

    @cached_property
    def stored_as(self) -> str:
        """The name of its type in pandas; codes are `category`."""
        if not is_plain(self.field):
            return "str"
        has_codes = self.field.type == "string" and self.field.categories
        return "category" if has_codes else STORED_AS.get(self.field.type, "str")

    @property
    def blank(self) -> str:
        """What stands in the file for no value."""
        return "" if "" in self.missing or not self.missing else self.missing[0]


def is_plain(field: Field) -> bool:
    """Whether values are written as the standard writes them; other writing is kept as text, as it stands."""
    return field.type == "string" or (
        field.format == "default" and field.properties.items() <= STATED.items()
    )


def list_columns(records: Records) -> list[Column]:
    """The columns in the order of the schema; those that it does not know are left out."""
    order = {field.name: place for place, field in enumerate(records.table.fields or records.fields)}
    null = records.table.dialect.null_sequence
    nulls = () if null is None else (null,)
    known = sorted((each for each in records.fields if each.name in order), key=lambda each: order[each.name])
    return [Column(each, records.columns[each.name], (*each.missing_values, *nulls)) for each in known]
