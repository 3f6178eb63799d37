"""How far do codings of the same texts agree, and what was decided where they differ?"""

from .adjudication import FIRST_TWO, THIRD, Decision, Docket, check_adjudication, read_decisions
from .agreement import Agreement, compute_alpha, measure_agreement
from .codings import Claim, Coding, Figure, read_codings
from .page import refresh_page
from .pairing import likeness, pair_claims
from .third import THIRD_FIELDS, list_third_units
from .units import FIELDS, Unit, list_units

__all__ = [
    "FIELDS",
    "FIRST_TWO",
    "THIRD",
    "THIRD_FIELDS",
    "Agreement",
    "Claim",
    "Coding",
    "Decision",
    "Docket",
    "Figure",
    "Unit",
    "check_adjudication",
    "compute_alpha",
    "likeness",
    "list_third_units",
    "list_units",
    "measure_agreement",
    "pair_claims",
    "read_codings",
    "read_decisions",
    "refresh_page",
]
