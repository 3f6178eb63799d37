"""How does a page become HTML?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.runtime import Context
from jinja2.utils import pass_context
from markdown_it import MarkdownIt
from markupsafe import Markup

from ..publish.codebook import rules_text
from ..witnesses import ARROW
from .holdings import MANY, Holdings
from .links import Links, relate

# What the navigation shows, in its order: title, and the page it leads to.
NAVIGATION = (
    ("Overview", "index.html"),
    ("Timeline", "timeline.html"),
    ("Claims", "claims.html"),
    ("Who said what", "positions.html"),
    ("Where it comes from", "derivations.html"),
    ("Propositions", "propositions.html"),
    ("Differences", "differences.html"),
    ("Figures", "figures.html"),
    ("Measures", "measures.html"),
    ("Actors", "actors.html"),
    ("Sources", "sources.html"),
    ("Codebook", "codebook.html"),
    ("Rules and messages", "messages.html"),
    ("Corrections", "corrections.html"),
    ("Versions", "versions.html"),
)
# Neither markup nor links: what a text says of an address stays text.
MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable(["link", "autolink", "image", "reference"])


@dataclass(frozen=True)
class Page:
    """One page: where it stands, the template that lays it out, its title, and what it is about."""

    path: str
    template: str
    title: str
    content: Mapping[str, Any] = field(default_factory=dict)


def open_templates(holdings: Holdings) -> Environment:
    """The templates, with what all of them may ask."""
    templates = Environment(
        loader=PackageLoader("korea_deepfake_record", "site/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    links = Links(holdings)
    templates.globals |= {"holdings": holdings, "package": holdings.package, "links": links}
    templates.globals |= {"navigation": NAVIGATION, "to": to, "many": MANY, "arrow": ARROW.strip()}
    templates.filters |= {"prose": prose, "markdown": markdown, "rules": rules_text, "steps": list_steps}
    templates.filters |= {"counted": count_things}
    return templates


def render(templates: Environment, page: Page) -> str:
    """The page as HTML."""
    text = templates.get_template(page.template).render(page=page, **page.content)
    return "".join(f"{line.rstrip()}\n" for line in text.split("\n") if line.strip())


@pass_context
def to(context: Context, address: str) -> str:
    """The address as it is reached from the page that is laid out."""
    return relate(context["page"].path, address)


def prose(text: str) -> Markup:
    """A sentence in which words between backticks are code."""
    return Markup(MARKDOWN.renderInline(text))


def markdown(text: str) -> Markup:
    """Paragraphs, headings and lists."""
    return Markup(MARKDOWN.render(text))


def count_things(number: int, noun: str) -> str:
    """
    Name a number of things.

    Examples
    --------
    >>> count_things(1, "claim"), count_things(2, "claim")
    ('1 claim', '2 claims')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def list_steps(chain: str) -> list[str]:
    """The sources of a chain, from the article to the origin."""
    return chain.split(ARROW) if chain else []
