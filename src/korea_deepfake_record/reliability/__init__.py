"""How far do two codings of the same texts agree, and what was decided where they differ?"""

from .adjudication import Decision, check_adjudication, read_decisions
from .agreement import Agreement, compute_alpha, measure_agreement
from .codings import Claim, Coding, Figure, read_codings
from .page import refresh_page
from .pairing import likeness, pair_claims
from .units import FIELDS, Unit, list_units

__all__ = [
    "FIELDS",
    "Agreement",
    "Claim",
    "Coding",
    "Decision",
    "Figure",
    "Unit",
    "check_adjudication",
    "compute_alpha",
    "likeness",
    "list_units",
    "measure_agreement",
    "pair_claims",
    "read_codings",
    "read_decisions",
    "refresh_page",
]
