"""Material: whatever a folder holds, as one thing to check."""

import attrs

from jingwu_model.model import Figures, Register
from jingwu_model.workflows import Casebook


@attrs.frozen(kw_only=True)
class Material:
    """材料, what a folder holds: a register, published figures, proceedings, or some of them.

    Attributes:
        register: The register; none where the folder has no table.
        figures: The figures; none where the folder has no figures file.
        cases: The proceedings; none where the folder has no log.
    """

    register: Register | None = None
    figures: Figures | None = None
    cases: Casebook | None = None
