"""Time in the community, and full-time work: `city-2024` §2(2)1 and §2(2)3, CPW 5."""

from datetime import date, timedelta
from typing import Any

import pytest

from jingwu_model.model import Register
from jingwu_model.rules import Material, Report
from jingwu_model.rules._months import last_day
from jingwu_model.vocabulary import AssignmentBasis, OtherPost, Post
from rules.town import (
    AGENCY,
    COUNTY,
    agency,
    asked,
    assistant,
    auxiliary,
    divisions,
    found,
    holds,
    officer,
    only,
    published,
    remarks,
    station,
    verdicts,
    village,
    works,
)

PLACE = village(1)
MARCH = date(2024, 3, 31)


def town(members: Any, entries: Any, assignments: Any = ()) -> Register:
    """A register of members and their time."""
    return Register(
        divisions=divisions(PLACE),
        agencies=[agency()],
        stations=[station()],
        members=members,
        assignments=assignments,
        duty_entries=entries,
    )


def presence(members: Any, entries: Any, assignments: Any = (), on: date = MARCH) -> Report:
    """What the rule on presence says."""
    return asked(town(members, entries, assignments), "presence.community_time", on=on)


def full_time(members: Any, entries: Any, assignments: Any, on: date = MARCH) -> Report:
    """What the rule on full-time work says."""
    return asked(town(members, entries, assignments), "staffing.dedicated", on=on)


class TestCommunityTime:
    """85 % of working time, per member and month."""

    @pytest.mark.parametrize(
        ("inside", "outside", "verdict"),
        # 17 of 20 hours are 85 % exactly, and that is not less.
        [(17, 3, "met"), (18, 2, "met"), (16, 4, "short"), (0, 20, "short")],
    )
    def test_exactly_85_percent_is_met(self, inside: int, outside: int, verdict: str) -> None:
        """The source says "not lower than"."""
        day = date(2024, 3, 4)
        entries = [works("P1", day, outside, begins=0, in_community=False)]
        if inside:
            entries.append(works("P1", day + timedelta(days=1), inside, begins=0))

        assert only(presence([officer("P1")], entries)).verdict.code == verdict

    def test_each_month_is_a_finding_of_its_own(self) -> None:
        """About the member and the month, in the county of their station, for its last day."""
        entries = [
            works("P1", date(2024, 2, 5), 8),
            works("P1", date(2024, 3, 5), 8, in_community=False),
        ]
        report = presence([officer("P1")], entries)

        assert verdicts(report, "member_month") == {"P1.2024-02": "met", "P1.2024-03": "short"}
        first = found(report)["P1.2024-02"]
        assert (first.day, first.subject.division) == (date(2024, 2, 29), "411421100000")
        assert [mark.code for mark in first.marks] == ["year_only"]
        assert report.by_county()[COUNTY[:6]]

    @pytest.mark.parametrize(
        ("served", "months"),
        [
            ({"left": date(2024, 2, 10)}, ["2024-02"]),
            ({"joined": date(2024, 2, 10)}, ["2024-02", "2024-03"]),
            ({"joined": date(2025, 1, 1)}, []),
            ({"left": date(2024, 1, 31)}, []),
            ({}, ["2024-01", "2024-02", "2024-03"]),
        ],
    )
    @pytest.mark.parametrize("rule", ["presence.community_time", "staffing.dedicated"])
    def test_outside_their_service_nobody_is_asked(
        self, rule: str, served: Any, months: list[str]
    ) -> None:
        """However long the assignment: entries of January, and of 20 February."""
        member = officer("P1", Post.CASE, **served)
        entries = [works("P1", date(2024, 2, 5), 8), works("P1", date(2024, 2, 20), 8)]
        if not served:
            entries.append(works("P1", date(2024, 1, 5), 8))
        held = holds("P1", PLACE, dedicated=True, since=None)
        report = asked(town([member], entries, [held]), rule, on=MARCH)

        assert list(verdicts(report, "member_month")) == [f"P1.{month}" for month in months]

    def test_the_days_after_they_left_are_none_of_their_time(self) -> None:
        """8 hours in the community on the 5th; the 8 elsewhere on the 20th are not theirs."""
        member = officer("P1", Post.CASE, left=date(2024, 2, 10))
        entries = [
            works("P1", date(2024, 2, 5), 8),
            works("P1", date(2024, 2, 20), 8, in_community=False),
        ]
        held = holds("P1", PLACE, dedicated=True, until=date(2024, 2, 25))
        finding = only(presence([member], entries, [held], on=date(2024, 2, 29)))

        assert finding.actual.exact == 100

    def test_a_month_still_running_is_not_judged(self) -> None:
        """On its last day it is over."""
        entries = [works("P1", date(2024, 3, 5), 8)]

        assert list(verdicts(presence([officer("P1")], entries), "member_month")) == ["P1.2024-03"]
        running = presence([officer("P1")], entries, on=date(2024, 3, 30))
        assert verdicts(running, "member_month") == {"P1.2024-02": "unknown"}

    def test_a_month_before_the_standard_is_not_asked(self) -> None:
        """December 2022, although the check is for 2024."""
        report = presence([officer("P1")], [works("P1", date(2022, 12, 5), 8, in_community=False)])

        assert verdicts(report, "member_month") == {
            "P1.2022-12": "not_applicable",
            "P1.2024-03": "unknown",
        }

    def test_the_last_month_without_an_entry_is_unknown(self) -> None:
        """Of one who serves in it; naming the hours."""
        members = [officer("P1"), officer("P2", left=date(2024, 2, 28))]
        finding = only(presence(members, []))

        assert (finding.subject.id, finding.missing) == (
            "P1.2024-03",
            ("hours", "hours_in_community"),
        )

    def test_who_is_asked(self) -> None:
        """Resident officers and auxiliaries: 驻村民辅警."""
        basis = AssignmentBasis
        members = [
            officer("P-POST"),
            officer("P-CASE", Post.CASE),
            officer("P-RESIDENT", Post.CASE),
            officer("P-DEDICATED", Post.CASE),
            officer("P-VILLAGE", Post.AGENCY),
            officer("P-UNTOLD", None),
            auxiliary("F-POST"),
            assistant("Z-POST"),
        ]
        assignments = [
            holds("P-RESIDENT", PLACE, basis=basis.RESIDENT),
            holds("P-DEDICATED", PLACE, dedicated=True),
            # 包村 beside another post: what the source says of residents is not said of these.
            holds("P-VILLAGE", PLACE, basis=basis.VILLAGE_ASSIGNED),
            holds("P-UNTOLD", PLACE),
        ]
        entries = [works(one.staff_id, date(2024, 3, 5), 8) for one in members]
        report = presence(members, entries, assignments)

        assert {key.removesuffix(".2024-03") for key in verdicts(report, "member_month")} == {
            "P-POST",
            "P-RESIDENT",
            "P-DEDICATED",
            "P-UNTOLD",
            "F-POST",
        }

    def test_only_the_days_of_the_assignment_count(self) -> None:
        """Resident from the 11th: the case work before is none of it."""
        held = holds("P1", PLACE, since=date(2024, 3, 11), basis=AssignmentBasis.RESIDENT)
        entries = [
            works("P1", date(2024, 3, 8), 8, in_community=False),
            # From 20:00 on the 10th to 4:00 on the 11th: four hours are of the 11th.
            works("P1", date(2024, 3, 10), 8, begins=20, in_community=False),
            works("P1", date(2024, 3, 12), 8),
        ]
        finding = only(presence([officer("P1", Post.CASE)], entries, [held]))

        # 8 of 12 hours.
        assert finding.actual.text() == "66.67"

    def test_assignments_that_follow_or_overlap_count_once(self) -> None:
        """To the 10th, from the 11th, and from the 5th to the 20th, open at both ends."""
        resident = AssignmentBasis.RESIDENT
        other = village(2)
        entries = [works("P1", date(2024, 3, day), 8) for day in (1, 10, 11, 20, 25)]
        spans = [
            (PLACE, None, date(2024, 3, 10)),
            (PLACE, date(2024, 3, 11), None),
            (other, date(2024, 3, 5), date(2024, 3, 20)),
        ]
        register = Register(
            divisions=divisions(PLACE, other),
            agencies=[agency()],
            stations=[station()],
            members=[officer("P1", Post.CASE)],
            assignments=[
                holds("P1", place, since=since, until=until, basis=resident)
                for place, since, until in spans
            ],
            duty_entries=entries,
        )
        finding = only(asked(register, "presence.community_time", on=MARCH))

        assert finding.worked == "85"
        assert (finding.verdict.code, finding.actual.exact) == ("met", 100)

    def test_a_gap_between_assignments_does_not_count(self) -> None:
        """To the 10th and again from the 21st on, for ever."""
        resident = AssignmentBasis.RESIDENT
        held = [
            holds("P1", PLACE, until=date(2024, 3, 10), basis=resident),
            holds("P1", PLACE, since=date(2024, 3, 21), until=date.max, basis=resident),
        ]
        entries = [
            works("P1", date(2024, 3, 5), 6),
            works("P1", date(2024, 3, 15), 8, in_community=False),
            works("P1", date(2024, 3, 25), 4, in_community=False),
        ]
        finding = only(presence([officer("P1", Post.CASE)], entries, held))

        assert finding.actual.exact == 60

    def test_without_duty_entries_it_is_unknown_once_naming_the_file(self) -> None:
        """Whoever serves."""
        register = Register(divisions=divisions(PLACE), members=[], assignments=[])
        finding = only(asked(register, "presence.community_time"))

        assert finding.missing == ("duty_entries.csv",)

    def test_members_of_another_place_are_not_asked(self) -> None:
        """Where the figures are a county's; one without a place on record is of the whole."""
        register = Register(
            divisions=divisions(PLACE, village(1, "411402100000")),
            members=[officer("P1"), officer("P2", agency="411402000000"), officer("P3")],
            agencies=[agency(), agency("411402000000", municipal_district=True)],
            stations=[station(serves=())],
            assignments=[],
            duty_entries=[works("P1", date(2024, 3, 5), 8), works("P2", date(2024, 3, 5), 8)],
        )
        figures = published({}, division=COUNTY)
        report = asked(
            Material(register=register, figures=figures), "presence.community_time", on=MARCH
        )

        assert list(verdicts(report, "member_month")) == ["P1.2024-03", "P3.2024-03"]

    def test_a_member_of_an_agency_that_is_not_recorded_is_of_the_whole(self) -> None:
        """So that the whole's standard governs them, and none is borrowed."""
        register = Register(
            divisions=divisions(PLACE),
            members=[officer("P1", agency=AGENCY)],
            assignments=[],
            duty_entries=[works("P1", date(2024, 3, 5), 8)],
        )
        finding = only(asked(register, "presence.community_time", on=MARCH))

        assert finding.subject.division == "411421100000"
        assert [mark.code for mark in finding.marks] == ["year_only"]

    @pytest.mark.parametrize("day", [date.min, date.max, date(2024, 2, 29), date(2023, 1, 15)])
    def test_any_day_can_be_asked(self, day: date) -> None:
        """From the first there is to the last."""
        report = presence([officer("P1")], [], on=day)

        assert len(report.findings) == 1


class TestDedicated:
    """Dedicated members are ordered to nothing else: 严禁以任何理由安排其他岗位或其他工作."""

    HELD = holds("P1", PLACE, dedicated=True)

    def test_a_month_without_other_work_is_met(self) -> None:
        """At most 0 hours, and 0 there are."""
        finding = only(full_time([officer("P1")], [works("P1", date(2024, 3, 5), 8)], [self.HELD]))

        assert finding.text("en") == "P1 2024-03: met; expected at most 0 hours, actual 0 hours"
        assert remarks(finding) == []

    def test_any_other_work_is_short_with_its_share_and_who_ordered_it(self) -> None:
        """6 of 16 hours: 4 on shift by order of P9, 2 of a campaign nobody signed."""
        day = date(2024, 3, 5)
        entries = [
            works("P1", day, 10, begins=0),
            works("P1", day, 4, begins=10, other_post=OtherPost.SHIFT, ordered_by="P9"),
            works("P1", day, 2, begins=14, other_post=OtherPost.CAMPAIGN),
        ]
        members = [officer("P1"), officer("P9", Post.STATION_HEAD)]
        finding = found(full_time(members, entries, [self.HELD]))["P1.2024-03"]

        assert finding.text("en") == (
            "P1 2024-03: short; over by 6 hours; expected at most 0 hours, actual 6 hours"
        )
        assert finding.text("zh") == (
            "P1 2024-03：未达标；超出 6 小时；应不多于 0 小时，实为 6 小时"
        )
        assert finding.notes[0].en == (
            "37.5% of working time: campaign 2 h, station shift 4 h; "
            "ordered by P9, nobody on record"
        )
        assert finding.notes[0].zh == (
            "占工作时间 37.5%：专项行动 2 小时、值班 4 小时；安排人：P9、未记录"
        )

    def test_other_work_on_days_without_a_dedicated_assignment_is_free(self) -> None:
        """Dedicated from the 11th only: of a night from the 10th to the 11th, four hours."""
        held = [holds("P1", PLACE, dedicated=True, since=date(2024, 3, 11))]
        shift = {"other_post": OtherPost.SHIFT, "ordered_by": "P1"}
        free = [works("P1", date(2024, 3, 8), 8, **shift), works("P1", date(2024, 3, 12), 8)]
        night = [*free, works("P1", date(2024, 3, 10), 8, begins=20, **shift)]

        assert only(full_time([officer("P1")], free, held)).verdict.code == "met"
        finding = only(full_time([officer("P1")], night, held))
        assert (finding.verdict.code, finding.actual.exact) == ("short", 4)
        assert remarks(finding)[0].startswith("33.33% of working time")

    def test_an_order_across_the_end_of_a_month_is_told_in_both(self) -> None:
        """From 20:00 on 29 February to 4:00 on 1 March; one that ends at midnight is not."""
        entries = [
            works(
                "P1",
                date(2024, 2, 29),
                8,
                begins=20,
                other_post=OtherPost.SHIFT,
                ordered_by="P1",
            ),
            works("P1", date(2024, 3, 31), 8, begins=16, other_post=OtherPost.SHIFT),
        ]
        report = full_time([officer("P1")], entries, [self.HELD], on=date(2024, 4, 30))
        told = {key: remarks(one) for key, one in found(report).items()}

        assert told == {
            "P1.2024-02": ["100% of working time: station shift 4 h; ordered by P1"],
            "P1.2024-03": [
                "100% of working time: station shift 12 h; ordered by P1, nobody on record"
            ],
            "P1.2024-04": [],
        }

    def test_who_is_not_dedicated_in_the_month_is_not_asked(self) -> None:
        """A community officer with a place beside other work."""
        entries = [works("P1", date(2024, 3, 5), 8, other_post=OtherPost.SHIFT)]
        finding = only(full_time([officer("P1")], entries, [holds("P1", PLACE)]))

        assert finding.text("en") == (
            "P1 2024-03: not applicable; no dedicated assignment in the month"
        )

    def test_without_an_entry_on_those_days_it_is_unknown(self) -> None:
        """Dedicated from the 20th, and no time recorded since."""
        held = [holds("P1", PLACE, dedicated=True, since=date(2024, 3, 20))]
        finding = only(full_time([officer("P1")], [works("P1", date(2024, 3, 5), 8)], held))

        assert finding.missing == ("hours_on_other_posts",)
        assert remarks(finding) == []


class TestMonths:
    """Months by their last days."""

    @pytest.mark.parametrize(
        ("month", "day"),
        [
            ("2024-02", date(2024, 2, 29)),
            ("2023-02", date(2023, 2, 28)),
            ("2024-12", date(2024, 12, 31)),
            ("9999-12", date.max),
        ],
    )
    def test_the_last_day(self, month: str, day: date) -> None:
        """Leap years and the end of time."""
        assert last_day(month) == day
