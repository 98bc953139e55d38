"""Stone 0b: how everything here is declared, and the one check per class."""

from jingwu_model.declare._cached import cached
from jingwu_model.declare._canonical import canonical, plain, plain_fields
from jingwu_model.declare._copy import copier, opened
from jingwu_model.declare._explain import faults_at
from jingwu_model.declare._forms import FORMS
from jingwu_model.declare._lift import Upcasts, lift, upcast
from jingwu_model.declare._limits import (
    AUDIENCES,
    BEIJING,
    WRONG_TYPE,
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
from jingwu_model.declare._reading import NO, PlainReader, plain_reader
from jingwu_model.declare._shape import Shape, Spec
from jingwu_model.declare._terms import Term
from jingwu_model.declare._titles import title_of
from jingwu_model.declare._unplain import (
    MISSING,
    UNKNOWN_CODE,
    Repeating,
    key_path,
    known_keys,
    told_value,
    unplain,
)
from jingwu_model.declare._writing import PlainWriter, Tags, Write, digest, document_bytes, fast

__all__ = [
    "AUDIENCES",
    "BEIJING",
    "FORMS",
    "MISSING",
    "NO",
    "UNKNOWN_CODE",
    "WRONG_TYPE",
    "About",
    "Audience",
    "Count",
    "Distinct",
    "Instant",
    "Limit",
    "Matches",
    "Name",
    "Noun",
    "PlainReader",
    "PlainWriter",
    "Printable",
    "Repeating",
    "SeenBy",
    "Shape",
    "Spec",
    "Tags",
    "Term",
    "Token",
    "Upcasts",
    "Within",
    "Write",
    "cached",
    "canonical",
    "copier",
    "digest",
    "document_bytes",
    "fast",
    "faults_at",
    "faults_in",
    "key_path",
    "known_keys",
    "lift",
    "opened",
    "plain",
    "plain_fields",
    "plain_reader",
    "row_reader",
    "specs",
    "title_of",
    "together",
    "told_value",
    "unplain",
    "upcast",
    "visible",
]
