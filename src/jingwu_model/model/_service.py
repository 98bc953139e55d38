"""Those who serve: their dual posts, their teachers, what they learn, how they are rewarded."""

from datetime import date
from typing import Annotated

import attrs

from jingwu_model.declare import About, Count, Distinct, Name, Noun, Token, Within, together
from jingwu_model.errors import Text
from jingwu_model.model._codes import Code, level_of
from jingwu_model.model._places import StaffId
from jingwu_model.model._posts import AgencyId
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import (
    CareKind,
    Competence,
    DualPost,
    Level,
    Reached,
    RecognitionKind,
    TrainingForm,
)

Year = Annotated[int, Within(1949, 2999)]
"""A calendar year."""


@attrs.frozen(kw_only=True)
class DualPosting(Noun):
    """两任任职, a post held in a village, community or township beside the police one.

    How it was reached is recorded as it was: a committee's deputy director who was not elected
    can be recorded, and is reported.

    Args:
        member: The member's staff id.
        place: The village or community; for a township deputy, the township or street.
        post: Which post.
        span: The days it is held.
        how: How it was reached; none where that is not recorded, as a township deputy's always.
        approved: Whether the organ in charge approved it; none where that is not recorded.
        approved_by: The organ that approved it, by a token; named, it approved.
        unpaid: Whether it is held without pay.

    Raises:
        InvalidObject: With every fault; `posting.another_level` where the place is not of the
            post's level, `posting.approved_by_none` where an organ is named and none approved.

    Examples:
        >>> DualPosting(member="P001", place="640424100003", post=DualPost.DEPUTY_SECRETARY,
        ...             span=Span(), how=Reached.PARTY_APPOINTED).post.zh
        '村（居）党支部副书记'
    """

    member: Annotated[StaffId, About("人员编号", "the member's staff id")]
    place: Annotated[Code, About("任职地", "the village, community or township")]
    post: Annotated[DualPost, About("兼任职务", "post")]
    span: Annotated[Span, About("任职期间", "the days it is held")]
    how: Annotated[Reached | None, About("任职途径", "how it was reached")] = None
    approved: Annotated[bool | None, About("经有关机关批准", "approved by the organ in charge")] = (
        None
    )
    approved_by: Annotated[Token | None, About("批准机关", "the organ that approved it")] = None
    unpaid: Annotated[bool | None, About("不领取报酬", "held without pay")] = None

    @together(
        "posting.another_level",
        "place",
        "post",
        zh="任职地的级别与职务不符",
        en="the place is not of the post's level",
        expected=Text(
            "乡镇（街道）行政副职为乡级区划，其他为村级区划",
            "a township for its deputy, a village or community for the others",
        ),
    )
    def _at_its_level(self) -> bool:
        township = self.post is DualPost.TOWNSHIP_DEPUTY
        return level_of(self.place) is (Level.TOWNSHIP if township else Level.VILLAGE)

    @together(
        "posting.approved_by_none",
        "approved",
        "approved_by",
        zh="登记为未经批准，却填写了批准机关",
        en="not approved, and yet by an organ",
        expected=Text("未经批准的，批准机关留空", "no organ where it was not approved"),
    )
    def _by_whom(self) -> bool:
        return self.approved is not False or self.approved_by is None


@attrs.frozen(kw_only=True)
class Mentorship(Noun):
    """传帮带, an officer of experience who teaches another member in an area.

    Args:
        mentor: The officer's staff id.
        mentee: The staff id of who is taught.
        area: The villages and communities of the area, each once.
        span: The days it holds.

    Raises:
        InvalidObject: With every fault; `mentorship.of_oneself` where both are one.

    Examples:
        >>> held = Mentorship(mentor="P001", mentee="F002", area=("640424100003",),
        ...                   span=Span(since=date(2026, 3, 2)))
        >>> held.area
        ('640424100003',)
    """

    mentor: Annotated[StaffId, About("带教民警", "the officer who teaches")]
    mentee: Annotated[StaffId, About("被带教人员", "who is taught")]
    area: Annotated[tuple[Code, ...], Distinct(), About("片区", "the area's villages")] = ()
    span: Annotated[Span, About("期间", "the days it holds")]

    @together(
        "mentorship.of_oneself",
        "mentor",
        "mentee",
        zh="带教民警与被带教人员为同一人",
        en="a member teaches themselves",
        expected=Text("另一成员", "another member"),
    )
    def _of_another(self) -> bool:
        return self.mentor != self.mentee


@attrs.frozen(kw_only=True)
class Training(Noun):
    """培训, a need that was found in a member, and the training that met it.

    Args:
        member: The member's staff id.
        need: What is lacking.
        noted: The day the need was found.
        course: The course's name.
        form: How it is given.
        instructor: The staff id of who gives it, where that is a member.
        done: The day it was done; none where it is not yet.

    Raises:
        InvalidObject: With every fault; `training.done_first` where it was done before the need
            was found.

    Examples:
        >>> met = Training(member="F002", need=Competence.DISPUTE_RESOLUTION,
        ...                noted=date(2026, 3, 2), form=TrainingForm.MENU, done=date(2026, 5, 20))
        >>> (met.done - met.noted).days
        79
    """

    member: Annotated[StaffId, About("人员编号", "the member's staff id")]
    need: Annotated[Competence, About("培训需求", "what is lacking")]
    noted: Annotated[date, About("提出日期", "the day the need was found")]
    course: Annotated[Name | None, About("课程", "course")] = None
    form: Annotated[TrainingForm | None, About("形式", "form")] = None
    instructor: Annotated[StaffId | None, About("教官", "who gives it")] = None
    done: Annotated[date | None, About("完成日期", "the day it was done")] = None

    @together(
        "training.done_first",
        "noted",
        "done",
        zh="完成早于提出",
        en="done before the need was found",
        expected=Text("不早于提出日期的日期", "a day not before the first"),
    )
    def _noted_first(self) -> bool:
        return self.done is None or self.noted <= self.done


@attrs.frozen(kw_only=True)
class Recognition(Noun):
    """褒奖, a merit, allowance, promotion or training seat that a member was given.

    Args:
        member: The member's staff id.
        kind: What it is.
        on: The day it was given.

    Raises:
        InvalidObject: With every fault.

    Examples:
        >>> Recognition(member="F002", kind=RecognitionKind.MERIT, on=date(2026, 7, 1)).kind
        RecognitionKind.MERIT
    """

    member: Annotated[StaffId, About("人员编号", "the member's staff id")]
    kind: Annotated[RecognitionKind, About("类别", "kind")]
    on: Annotated[date, About("日期", "the day it was given")]


@attrs.frozen(kw_only=True)
class CareMeasure(Noun):
    """爱警措施, care for those who serve, counted by agency and year.

    Args:
        agency: The agency's id.
        kind: What was done.
        year: The calendar year.
        count: How many members it reached.

    Raises:
        InvalidObject: With every fault.

    Examples:
        >>> CareMeasure(agency="640424000000", kind=CareKind.MEALS, year=2026, count=118).count
        118
    """

    agency: Annotated[AgencyId, About("机构", "agency")]
    kind: Annotated[CareKind, About("类别", "kind")]
    year: Annotated[Year, About("年度", "year")]
    count: Annotated[Count, About("受益人数", "members it reached")]
