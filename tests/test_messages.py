"""Every message that a contributor can meet is explained, in the words in which it is met."""

import ast
import re
from collections.abc import Iterator

import pytest
from conftest import ROOT
from rule_names import find_names

from korea_deepfake_record.descriptor import open_package
from korea_deepfake_record.documents import MESSAGES
from korea_deepfake_record.hygiene import FORMULA, HABITS, SMART_QUOTE
from korea_deepfake_record.messages import Message, list_messages, messages_text
from korea_deepfake_record.rules import iter_rules

PACKAGE = open_package(ROOT)
LISTED = [each for messages in list_messages(PACKAGE).values() for each in messages]
ASKED = {each.name for each in iter_rules(PACKAGE)}
HABITUAL = {each.rule for each in (*HABITS, FORMULA, SMART_QUOTE)}
# All others are made of the wording in the code.
DESCRIBED = [each for each in LISTED if each.rule not in ASKED | HABITUAL]
NAMED = find_names(ROOT / "src") | find_names(ROOT / "scripts")
SOURCES = [path for path in (ROOT / "src").rglob("*.py") if path.parent.name != "messages"]


def list_templates() -> Iterator[str]:
    """Every text in the code as a pattern; what is filled in may be anything."""
    for path in [*SOURCES, *(ROOT / "scripts").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                parts = [each.value if isinstance(each, ast.Constant) else None for each in node.values]
                yield "".join(".+" if each is None else re.escape(str(each)) for each in parts)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield re.sub(r"\\\{\w+\\\}", ".+", re.escape(node.value))


# A pattern in which next to nothing stands would be like any text.
TEMPLATES = [re.compile(each) for each in set(list_templates()) if len(re.findall("[A-Za-z]", each)) > 3]


def is_in_code(text: str) -> bool:
    """Whether the code has a text of this wording."""
    return any(each.fullmatch(text) for each in TEMPLATES)


def test_every_rule_is_explained_and_nothing_else() -> None:
    said = [each.rule for each in LISTED]
    assert sorted(set(said)) == sorted(said)
    exact = {each for each in NAMED if ".*" not in each} | ASKED
    composed = [re.compile(each) for each in NAMED if ".*" in each]
    assert sorted(exact - set(said)) == []
    assert [
        each for each in said if each not in exact and not any(one.fullmatch(each) for one in composed)
    ] == []


def test_names_are_found_in_the_ways_in_which_the_code_gives_them() -> None:
    assert {"primary-key", "line-break", "not-nfc", "extra-label", "plain-form", "documents"} <= NAMED


@pytest.mark.parametrize("message", DESCRIBED, ids=lambda message: message.rule)
def test_an_example_is_worded_as_the_code_words_it(message: Message) -> None:
    parts = (message.example.problem, message.example.cure)
    assert all(map(is_in_code, parts)) or is_in_code(message.example.text)


@pytest.mark.parametrize("message", LISTED, ids=lambda message: message.rule)
def test_a_message_says_what_it_means_and_how_to_mend(message: Message) -> None:
    assert message.meaning.endswith(".")
    assert message.example.problem.endswith(".")
    assert message.example.cure
    assert "{" not in message.example.text


def test_the_page_is_current() -> None:
    assert (ROOT / MESSAGES).read_text(encoding="utf-8") == messages_text(PACKAGE)
