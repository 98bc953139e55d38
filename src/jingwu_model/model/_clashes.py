"""What can be wrong between the rows of a register: the kinds, and a row at fault."""

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from jingwu_model.errors import Fault, FaultKind, Text

Rows = Mapping[str, Sequence[Any] | None]
"""The rows of each table; none for one that is not recorded."""

Index = dict[str, Any]
"""The rows of one table by their ids."""

DUPLICATE = FaultKind("duplicate", Text("标识重复，保留先出现者", "this id stands before"))
NO_PARENT = FaultKind("division.no_parent", Text("上级区划不在册", "the place above is missing"))
UNKNOWN = FaultKind("reference.unknown", Text("引用的对象不在册", "refers to nothing here"))
REJECTED = FaultKind(
    "reference.rejected", Text("引用的行已被剔除", "refers to a row that was rejected itself")
)
WRONG_LEVEL = FaultKind(
    "reference.wrong_level", Text("应为村级区划", "refers to a place of another level")
)
NOT_AN_OFFICER = FaultKind("reference.not_an_officer", Text("应为民警", "not an officer"))
NOT_AN_AUXILIARY = FaultKind("reference.not_an_auxiliary", Text("应为辅警", "not an auxiliary"))
SERVED_TWICE = FaultKind(
    "room.village_served_twice",
    Text("同一村同期由两个警务室服务", "another room serves this village at the same time"),
)
SAME_PLACE = FaultKind(
    "assignment.same_place_twice",
    Text("同一人同期重复负责同一地点", "the member already holds this place in these days"),
)
TWO_STATIONS = FaultKind(
    "assignment.two_stations",
    Text("专职人员同期分属两个派出所辖区", "dedicated in two stations' areas at once"),
)
OUT_OF_SERVICE = FaultKind(
    "assignment.out_of_service",
    Text("任职期间不在服务期内", "not on any day of the member's service"),
)
OTHER_POST = FaultKind(
    "assignment.dedicated_elsewhere",
    Text("专职任职与非专职任职期间重叠", "a dedicated assignment overlaps one that is not"),
)
OVERLAP = FaultKind(
    "duty.overlap", Text("与同一人的另一条时间记录重叠", "overlaps another entry of the member")
)
HELD_TWICE = FaultKind(
    "posting.held_twice",
    Text("同一人同期重复兼任同一职务", "the member already holds this post in these days"),
)
LISTED_TWICE = FaultKind(
    "jurisdiction.listed_twice",
    Text("同一事项同期重复列入，分工相同", "this item stands there already, handled alike"),
)
REPEATED = FaultKind(
    "row.repeated", Text("与前面的一行重复，保留先出现者", "an earlier row says this already")
)


@attrs.frozen
class Clash:
    """A row at fault: its table, its place in it, and what is wrong."""

    table: str
    at: int
    fault: Fault

    @classmethod
    def of(  # noqa: PLR0913, PLR0917 - a row and what is wrong with it
        cls, table: str, at: int, kind: FaultKind, field: str, expected: Text, found: str
    ) -> "Clash":
        """A fault of one field of a row."""
        return cls(table, at, kind.at(f"$.{field}", expected=expected, found=found))
