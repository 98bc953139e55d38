"""The lowest door: objects as JSON.

Every document says its format in `v`. Terms stand as their codes, fractions as
text (`"735"`, `"4805/491"`), days and times as RFC 3339 has them, none as an
absent key.
"""

from jingwu_model.wire._digest import digest
from jingwu_model.wire._document import dumps, loads
from jingwu_model.wire._limits import FORMAT
from jingwu_model.wire._lines import Line, read_lines, write_lines
from jingwu_model.wire._retention import Expiry, Retention
from jingwu_model.wire._schema import schema, schema_classes
from jingwu_model.wire._seal import Verification, seal, verify
from jingwu_model.wire._views import view_bytes

__all__ = [
    "FORMAT",
    "Expiry",
    "Line",
    "Retention",
    "Verification",
    "digest",
    "dumps",
    "loads",
    "read_lines",
    "schema",
    "schema_classes",
    "seal",
    "verify",
    "view_bytes",
    "write_lines",
]
