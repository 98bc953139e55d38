"""The workshop: what others test their own code with. Needs the extra `testing`.

`from jingwu_model.testing import strategies as jst` has Hypothesis strategies of every
noun, of registers and of material; `from jingwu_model.testing import contracts` has what
holds another system to this one.
"""

__all__ = ["contracts", "strategies"]
