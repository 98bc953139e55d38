"""The workshop: what others test their own code with. Needs the extra `testing`.

`from jingwu_model.testing import strategies as jst` has Hypothesis strategies of every
noun, of registers and of material, and of the machines' histories; `contracts` holds another
system to this one in its own tests, `vectors` makes test vectors for implementations in any
language, and `conform` asks them of a program.
"""

__all__ = ["conform", "contracts", "strategies", "vectors"]
