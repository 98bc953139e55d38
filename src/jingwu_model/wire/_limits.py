"""What a document may be at most, and what is wrong with one that is no document at all."""

import attrs

from jingwu_model.errors import Fault, FaultKind, Text

FORMAT = "0.1"
"""The format every document is written in."""

FORMATS = (FORMAT,)
"""Every format that can be read, the oldest first; what is older is lifted to the last."""

MAX_BYTES = 64 * 2**20
MAX_DEPTH = 64

NOT_UTF8 = FaultKind("json.not_utf8", Text("不是 UTF-8 文本", "not UTF-8"))
INVALID = FaultKind("json.invalid", Text("不是 JSON", "not JSON"))
TOO_LARGE = FaultKind("json.too_large", Text("文档过大", "too large a document"))
TOO_DEEP = FaultKind("json.too_deep", Text("嵌套过深", "nested too deep"))
BAD_NUMBER = FaultKind("json.number", Text("JSON 没有这样的数", "no number of JSON"))
NEWER = FaultKind("version.newer", Text("格式版本过新", "a newer format"))
UNKNOWN_VERSION = FaultKind("version.unknown", Text("未知的格式版本", "unknown format"))
NOT_LIFTED = FaultKind("version.not_lifted", Text("与所称格式不符", "not of the format it says"))
REDACTED = FaultKind(
    "document.redacted", Text("文档已为披露而删减", "something was left out for disclosure")
)
FORGED = FaultKind("state.forged", Text("状态与历史不符", "the state is not its history's"))
EMPTY = FaultKind("history.empty", Text("没有事件", "no event"))
OTHER_WORKFLOW = FaultKind("workflow.other", Text("流程不符", "another workflow"))
UNKNOWN_WORKFLOW = FaultKind("workflow.unknown", Text("未知的流程", "unknown workflow"))
UNKNOWN_EVENT = FaultKind("event.unknown", Text("未知的事件", "unknown event"))
REPEATED_CASE = FaultKind("case.repeated", Text("事项重复", "a proceeding stands twice"))


@attrs.frozen
class Bounds:
    """How large and how deep a document may be.

    Attributes:
        size: Bytes, or characters of a text.
        depth: Objects and lists within each other.
    """

    size: int = MAX_BYTES
    depth: int = MAX_DEPTH


class Unreadable(Exception):
    """A document that is none: the one fault that says why."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault)


def at_most(size: int) -> Text:
    """The largest allowed, in words."""
    return Text(f"不超过 {size}", f"at most {size}")
