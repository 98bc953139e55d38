"""Material: whatever a folder holds, as one thing to check."""

import attrs

from jingwu_model.model import Figures, Register


@attrs.frozen(kw_only=True)
class Material:
    """What a folder holds: a register, published figures, or both.

    Attributes:
        register: The register; none where the folder has no table.
        figures: The figures; none where the folder has no figures file.
    """

    register: Register | None = None
    figures: Figures | None = None
