"""How does a new text come into the tables?"""

from .account import tell_addition
from .addition import Addition, Request, add_source
from .details import QUESTIONS
from .identifiers import free_slug, new_id, slugify
from .received import would_be_kept

__all__ = [
    "QUESTIONS",
    "Addition",
    "Request",
    "add_source",
    "free_slug",
    "new_id",
    "slugify",
    "tell_addition",
    "would_be_kept",
]
