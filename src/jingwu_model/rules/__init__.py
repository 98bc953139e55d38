"""Floor 3: quantities, standards, findings and the rules that make them."""

from jingwu_model.rules._amount import Amount
from jingwu_model.rules._authority import Authority, Precision
from jingwu_model.rules._catalogue import RULES, NotEvaluated, UnknownRule, rule_of
from jingwu_model.rules._check import check
from jingwu_model.rules._county import County
from jingwu_model.rules._explain import Explanation, FormulaNote, StandardNote, explain
from jingwu_model.rules._finding import Difference, Finding
from jingwu_model.rules._grouping import StationOf, stations_of
from jingwu_model.rules._later import LATER, LaterRule
from jingwu_model.rules._material import Material
from jingwu_model.rules._parse import parse_standards, standards
from jingwu_model.rules._report import Report
from jingwu_model.rules._rule import Comparison, Rule
from jingwu_model.rules._standards import Governing, Standard, Standards
from jingwu_model.rules._subject import Note, Subject
from jingwu_model.rules._terms import Cause, Mark, Reading, Relation, SubjectKind, Verdict
from jingwu_model.rules._units import Units

__all__ = [
    "LATER",
    "RULES",
    "Amount",
    "Authority",
    "Cause",
    "Comparison",
    "County",
    "Difference",
    "Explanation",
    "Finding",
    "FormulaNote",
    "Governing",
    "LaterRule",
    "Mark",
    "Material",
    "NotEvaluated",
    "Note",
    "Precision",
    "Reading",
    "Relation",
    "Report",
    "Rule",
    "Standard",
    "StandardNote",
    "Standards",
    "StationOf",
    "Subject",
    "SubjectKind",
    "Units",
    "UnknownRule",
    "Verdict",
    "check",
    "explain",
    "parse_standards",
    "rule_of",
    "standards",
    "stations_of",
]

# A traceback names an error as a caller imports it.
NotEvaluated.__module__ = UnknownRule.__module__ = __name__
