"""Members of the force by staff id, where they are assigned and what they do."""

from datetime import date
from typing import Annotated

import attrs

from jingwu_model.declare import (
    About,
    Distinct,
    Instant,
    Noun,
    SeenBy,
    Token,
    Within,
    together,
)
from jingwu_model.errors import Text
from jingwu_model.model._places import PlaceRef, StaffId
from jingwu_model.model._posts import AgencyId
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import (
    AssignmentBasis,
    Competence,
    Duty,
    MemberKind,
    OtherPost,
    Post,
    Role,
)


@attrs.frozen(kw_only=True)
class Skill(Noun):
    """能力等级, a competence and its level, 0 to 5.

    Args:
        competence: The competence.
        level: Its level, 0 to 5.

    Raises:
        InvalidObject: With every fault.

    Examples:
        >>> Skill(competence=Competence.LAW, level=3).level
        3
    """

    competence: Annotated[Competence, About("能力", "competence")]
    level: Annotated[int, Within(0, 5), About("等级（0—5）", "level, 0 to 5")]


@attrs.frozen(kw_only=True)
class Member(Noun):
    """成员, an officer, auxiliary or assistant, by staff id.

    Args:
        staff_id: The number the force knows them by; never a name.
        kind: Officer, auxiliary or assistant.
        agency: The agency, where the member is at no station.
        station: The station.
        post: What they do.
        joined: The day they joined.
        left: The last day they served.
        cpc_member: Party membership; seen inside the force only.
        competences: What they can do, each once.
        newcomer_until: The last day they count as a newcomer.

    Raises:
        InvalidObject: With every fault; `member.belongs_nowhere` where neither an agency nor a
            station is named, `member.left_first` where they left before they joined.

    Examples:
        >>> from jingwu_model.vocabulary import MemberKind, Post
        >>> Member(staff_id="P001", kind=MemberKind.OFFICER, station="S1", post=Post.COMMUNITY,
        ...        cpc_member=True).cpc_member
        True
    """

    staff_id: Annotated[StaffId, About("人员编号", "staff id")]
    kind: Annotated[MemberKind, About("人员类别", "officer, auxiliary or assistant")]
    agency: Annotated[AgencyId | None, About("所属机构", "agency")] = None
    station: Annotated[Token | None, About("所属派出所", "station")] = None
    post: Annotated[Post | None, About("岗位", "post")] = None
    joined: Annotated[date | None, About("入职日期", "the day they joined")] = None
    left: Annotated[date | None, About("离职日期", "the last day they served")] = None
    cpc_member: Annotated[bool | None, SeenBy("internal"), About("中共党员", "Party member")] = None
    competences: Annotated[
        tuple[Skill, ...], Distinct(by="competence"), About("能力", "competences")
    ] = ()
    newcomer_until: Annotated[date | None, About("新进人员至", "the last day as a newcomer")] = None

    @together(
        "member.belongs_nowhere",
        "agency",
        "station",
        zh="既无所属机构也无所属派出所",
        en="neither an agency nor a station",
        expected=Text("所属机构或所属派出所", "an agency, a station or both"),
    )
    def _belongs_somewhere(self) -> bool:
        return self.agency is not None or self.station is not None

    @together(
        "member.left_first",
        "joined",
        "left",
        zh="离职早于入职",
        en="left before joining",
        expected=Text("不早于入职日期的日期", "a day not before the first"),
    )
    def _joined_first(self) -> bool:
        return self.joined is None or self.left is None or self.joined <= self.left

    def serves_on(self, day: date) -> bool:
        """Whether the member serves on a day, as far as the dates are recorded."""
        return day in Span(since=self.joined, until=self.left)


@attrs.frozen(kw_only=True)
class Assignment(Noun):
    """任职, a member's charge of a place for a run of days.

    A row that proved wrong may stand on beside the one that took its place, so that
    what was believed on an earlier day can still be told: `Register.changed` with
    `known_on` makes both.

    Args:
        member: The member's staff id.
        place: The grid, village, room or workstation.
        span: The days it holds.
        dedicated: Whether the member does nothing else (专职).
        basis: Community, resident, village-assigned, or area lead.
        known_on: The day it was recorded; none: known from the first.
        superseded_on: The day from which it was no longer believed; none: believed now.

    Raises:
        InvalidObject: With every fault; `assignment.superseded_first` where it was no
            longer believed before it was recorded.

    Examples:
        >>> from jingwu_model.model import PlaceKind
        >>> held = Assignment(
        ...     member="P001", place=PlaceRef(kind=PlaceKind.GRID, id="G-1"), span=Span(),
        ...     dedicated=True, known_on=date(2026, 1, 1), superseded_on=date(2026, 4, 20),
        ... )
        >>> held.believed(date(2026, 4, 19)), held.believed(date(2026, 4, 20)), held.believed()
        (True, False, False)
    """

    member: Annotated[StaffId, About("人员编号", "the member's staff id")]
    place: Annotated[PlaceRef, About("负责地点", "the place")]
    span: Annotated[Span, About("任职期间", "the days it holds")]
    dedicated: Annotated[bool, About("专职", "dedicated")]
    basis: Annotated[AssignmentBasis | None, About("方式", "basis")] = None
    known_on: Annotated[date | None, About("登记日期", "the day it was recorded")] = None
    superseded_on: Annotated[
        date | None, About("更正日期", "the day from which it was no longer believed")
    ] = None

    @together(
        "assignment.superseded_first",
        "known_on",
        "superseded_on",
        zh="更正早于登记",
        en="superseded before it was recorded",
        expected=Text("不早于登记日期的日期", "a day not before it was recorded"),
    )
    def _recorded_first(self) -> bool:
        return (
            self.known_on is None
            or self.superseded_on is None
            or self.known_on <= self.superseded_on
        )

    def believed(self, known: date | None = None) -> bool:
        """Whether the row was believed on a day; without one, whether it is now.

        A row without `known_on` was known from the first.
        """
        if known is None:
            return self.superseded_on is None
        # From the day it was recorded, to the day before it was superseded.
        return (self.known_on is None or self.known_on <= known) and (
            self.superseded_on is None or known < self.superseded_on
        )


@attrs.frozen(kw_only=True)
class DutyEntry(Noun):
    """勤务记录, a stretch of a member's working time.

    Args:
        member: The member's staff id.
        role: Which of the six roles it served.
        duty: Which of the six duty tasks it served.
        place: Where.
        start: When it began.
        end: When it ended.
        in_community: Whether it was spent in the community.
        other_post: The other work it went to, such as a shift or a campaign.
        ordered_by: The staff id of who ordered that.
        led_by: The officer who led an auxiliary or assistant.
        reference: A token of the embedding system.

    Raises:
        InvalidObject: With every fault; `duty.ends_first` where it does not end after it
            begins.

    Examples:
        >>> from datetime import datetime
        >>> from jingwu_model.timeline import SHANGHAI
        >>> entry = DutyEntry(member="F002", role=Role.MEDIATOR, duty=Duty.DISPUTES, led_by="P001",
        ...                   start=datetime(2026, 4, 7, 8, tzinfo=SHANGHAI),
        ...                   end=datetime(2026, 4, 7, 11, 30, tzinfo=SHANGHAI), in_community=True)
        >>> str(entry.end - entry.start)
        '3:30:00'
    """

    member: Annotated[StaffId, About("人员编号", "the member's staff id")]
    role: Annotated[Role | None, About("角色", "role")] = None
    duty: Annotated[Duty | None, About("职责任务", "duty task")] = None
    place: Annotated[PlaceRef | None, About("地点", "the place")] = None
    start: Annotated[Instant, About("开始", "start")]
    end: Annotated[Instant, About("结束", "end")]
    in_community: Annotated[bool, About("在社区", "in the community")]
    other_post: Annotated[OtherPost | None, About("其他岗位或工作", "other post or work")] = None
    ordered_by: Annotated[StaffId | None, About("安排人", "who ordered it")] = None
    led_by: Annotated[StaffId | None, About("带领民警", "the officer who led")] = None
    reference: Annotated[Token | None, About("关联编号", "reference")] = None

    @together(
        "duty.ends_first",
        "start",
        "end",
        zh="结束不晚于开始",
        en="does not end after it begins",
        expected=Text("晚于开始的时间", "a time after the start"),
    )
    def _runs_forward(self) -> bool:
        return self.start < self.end
