"""Outcomes: how one proceeding names the end, or the state, of another."""

from typing import Annotated

import attrs

from jingwu_model.declare import About, Instant, Matches, Noun, Token


@attrs.frozen(kw_only=True)
class Outcome(Noun):
    """事项结果, where another proceeding stood at a time, as a row that depends on it states it.

    Args:
        workflow: The other machine's name.
        proceeding_id: The other proceeding.
        state: Its state's code then.
        at: When it stood there.
        digest: The SHA-256 of its history's canonical bytes up to then.
    """

    workflow: Annotated[Token, About("流程", "workflow")]
    proceeding_id: Annotated[Token, About("事项编号", "proceeding")]
    state: Annotated[Token, About("状态", "state")]
    at: Annotated[Instant, About("时间", "when")]
    digest: Annotated[
        str,
        Matches(r"[0-9a-f]{64}", "64 位十六进制摘要", "64 hexadecimal digits"),
        About("摘要", "digest"),
    ]
