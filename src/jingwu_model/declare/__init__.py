"""Stone 0b: how everything here is declared, and the one check per class."""

from jingwu_model.declare._canonical import canonical, digest, plain, plain_fields
from jingwu_model.declare._copy import copier, opened
from jingwu_model.declare._explain import faults_at
from jingwu_model.declare._limits import (
    AUDIENCES,
    BEIJING,
    About,
    Audience,
    Count,
    Distinct,
    Instant,
    Limit,
    Matches,
    Name,
    Printable,
    SeenBy,
    Token,
    Within,
)
from jingwu_model.declare._noun import Noun, faults_in, row_reader, specs, together, visible
from jingwu_model.declare._shape import Shape, Spec
from jingwu_model.declare._terms import Term

__all__ = [
    "AUDIENCES",
    "BEIJING",
    "About",
    "Audience",
    "Count",
    "Distinct",
    "Instant",
    "Limit",
    "Matches",
    "Name",
    "Noun",
    "Printable",
    "SeenBy",
    "Shape",
    "Spec",
    "Term",
    "Token",
    "Within",
    "canonical",
    "copier",
    "digest",
    "faults_at",
    "faults_in",
    "opened",
    "plain",
    "plain_fields",
    "row_reader",
    "specs",
    "together",
    "visible",
]
