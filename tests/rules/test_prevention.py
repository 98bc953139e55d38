"""Stations that prevent, warnings that are answered: `city-2024` §5(2)1 and §2(3)3, mps-2019."""

from datetime import date
from typing import Any

import attrs
import pytest

from jingwu_model.model import Figures, JurisdictionList, PlaceTrend, Register
from jingwu_model.rules import Material, Report
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import HandledBy, OtherPost, TrendKind
from rules.town import (
    AGENCY,
    COUNTY,
    agency,
    asked,
    assistant,
    divisions,
    found,
    officer,
    only,
    published,
    remarks,
    setting,
    station,
    verdicts,
    village,
    works,
)

PLACE = village(1)
CASE = {"other_post": OtherPost.CASE_WORK}


def hours(entries: Any, **more: Any) -> Report:
    """What the rule says of a station's hours, at 70 % unless said otherwise."""
    more.setdefault("standards", setting({"station.prevention.percent": 70}))
    register = Register(
        divisions=divisions(PLACE),
        agencies=[agency()],
        stations=[station()],
        members=[officer("P1"), assistant("Z1"), officer("P2", agency=AGENCY)],
        duty_entries=entries,
    )
    return asked(register, "station.prevention", **more)


class TestHours:
    """The share of prevention in a station's hours of prevention and case work."""

    @pytest.mark.parametrize(
        ("case", "share", "verdict"), [(6, 70, "met"), (8, 60, "short"), (20, 0, "short")]
    )
    def test_the_share_of_twenty_hours(self, case: int, share: int, verdict: str) -> None:
        """6 hours of 20 leave 70 %, 8 leave 60 %."""
        entries = [works("P1", date(2024, 4, 2), case, begins=0, **CASE)]
        if case < 20:
            entries.append(works("Z1", date(2024, 4, 2), 20 - case, begins=0))
        finding = found(hours(entries), "station")["S1"]

        assert (finding.actual.exact, finding.verdict.code) == (share, verdict)

    def test_only_the_last_twelve_months_count(self) -> None:
        """From midnight on 1 May 2023 on: 6 hours of that night's case work are of them."""
        entries = [
            works("P1", date(2023, 4, 30), 8, begins=22, **CASE),
            works("P1", date(2024, 4, 30), 6, begins=18),
            works("P1", date(2024, 5, 1), 8),
            works("P2", date(2024, 4, 2), 8),
        ]

        assert found(hours(entries), "station")["S1"].actual.exact == 50

    def test_without_an_entry_it_is_unknown(self) -> None:
        """Of the station's own members."""
        finding = found(hours([works("P2", date(2024, 4, 2), 8)]), "station")["S1"]

        assert finding.missing == ("case_hours", "prevention_hours")

    @pytest.mark.parametrize("kind", [OtherPost.SHIFT, OtherPost.MEETING, OtherPost.PAPERWORK])
    def test_shifts_meetings_and_paperwork_are_neither(self, kind: OtherPost) -> None:
        """6 hours of prevention and 2 of cases are 75 %, whatever else there is; alone, nothing."""
        day, neither = date(2024, 4, 2), {"other_post": kind}
        entries = [
            works("P1", day, 6, begins=0),
            works("P1", day, 2, begins=6, **CASE),
            works("P1", day, 10, begins=8, **neither),
        ]

        assert found(hours(entries), "station")["S1"].actual.exact == 75
        assert found(hours(entries[2:]), "station")["S1"].missing == (
            "case_hours",
            "prevention_hours",
        )

    @pytest.mark.parametrize("kind", [OtherPost.PATROL, OtherPost.CAMPAIGN])
    def test_patrols_and_campaigns_prevent(self, kind: OtherPost) -> None:
        """3 hours of 4."""
        day = date(2024, 4, 2)
        entries = [works("P1", day, 3, other_post=kind), works("P1", day, 1, begins=12, **CASE)]

        assert found(hours(entries), "station")["S1"].actual.exact == 75

    def test_the_source_gives_no_number(self) -> None:
        """The measure is shown."""
        report = hours([works("P1", date(2024, 4, 2), 8)], standards=None)

        assert found(report, "station")["S1"].text("zh") == (
            "S1派出所：无法判断；实为 100%；标准未设定；缺少 station.prevention.percent"
        )

    @pytest.mark.parametrize("day", [date.min, date.max])
    def test_any_day_can_be_asked(self, day: date) -> None:
        """From the first there is to the last."""
        assert hours([works("P1", date(2024, 4, 2), 8)], on=day).findings

    def test_what_is_not_recorded_is_named_once(self) -> None:
        """Of both halves of the rule."""
        register = Register(divisions=divisions(PLACE), agencies=[agency()])

        assert only(asked(register, "station.prevention")).missing == (
            "duty_entries.csv",
            "jurisdiction_lists.csv",
            "members.csv",
            "stations.csv",
        )


def item(
    name: str, by: HandledBy | None = HandledBy.STATION, of: str = AGENCY, **span: date
) -> JurisdictionList:
    """An item of a bureau's list."""
    return JurisdictionList(agency=of, item=name, handled_by=by, span=Span(**span))


def listed(*items: JurisdictionList) -> Report:
    """What the rule says of a bureau's list."""
    register = Register(divisions=divisions(PLACE), agencies=[agency()], jurisdiction_lists=items)
    return asked(register, "station.prevention")


class TestList:
    """Every item has its handler, and one alone."""

    def test_a_list_without_fault_is_met(self) -> None:
        """By both together is one way."""
        report = listed(
            item("盗窃"), item("诈骗", HandledBy.SPECIALIST_UNIT), item("纠纷", HandledBy.BOTH)
        )
        finding = found(report, "agency")[AGENCY]

        assert finding.text("en") == ("民权县公安局: met; expected at most 0, actual 0")
        assert remarks(finding) == []

    def test_items_without_handler_or_with_two_are_short_and_named(self) -> None:
        """One that nobody handles, one that is listed in two ways."""
        report = listed(
            item("盗窃"), item("诈骗", None), item("纠纷"), item("纠纷", HandledBy.SPECIALIST_UNIT)
        )
        finding = found(report, "agency")[AGENCY]

        assert (finding.verdict.code, finding.actual.exact) == ("short", 2)
        assert remarks(finding) == ["without a handler, or with more than one: 诈骗, 纠纷"]
        assert finding.notes[0].zh == "分工不明或重复的事项：诈骗、纠纷"

    def test_of_many_items_three_are_named(self) -> None:
        """And the number of the others."""
        finding = found(listed(*(item(f"事项{at}", None) for at in range(5))), "agency")[AGENCY]

        assert remarks(finding) == [
            "without a handler, or with more than one: 事项0, 事项1, 事项2 and 2 more"
        ]
        assert finding.notes[0].zh == "分工不明或重复的事项：事项0、事项1、事项2 等 5 项"

    def test_only_what_is_in_force_counts(self) -> None:
        """The old list handled the item otherwise; the next one is not in force yet."""
        report = listed(
            item("盗窃", HandledBy.SPECIALIST_UNIT, until=date(2023, 12, 31)),
            item("盗窃", since=date(2024, 1, 1)),
            item("诈骗", None, since=date(2024, 5, 1)),
        )

        assert verdicts(report, "agency") == {AGENCY: "met"}

    def test_an_empty_list_is_unknown(self) -> None:
        """As is one that is no more in force."""
        for report in (listed(), listed(item("盗窃", until=date(2023, 12, 31)))):
            assert found(report, "agency")[AGENCY].missing == ("jurisdiction_lists.item",)


def trend(warned: date | None, decided: date | None = None, place: str = PLACE.code) -> PlaceTrend:
    """Thefts of a quarter, and what was made of them."""
    return PlaceTrend(
        place=place,
        kind=TrendKind.THEFT,
        since=date(2024, 1, 1),
        until=date(2024, 3, 31),
        count=12,
        warned_on=warned,
        decided_on=decided,
    )


def warnings(*trends: PlaceTrend, **more: Any) -> Report:
    """What the rule says of some trends."""
    register = Register(divisions=divisions(PLACE), place_trends=trends)
    return asked(register, "deployment.review", **more)


class TestWarnings:
    """Every warning has its decision."""

    def test_a_warning_with_its_decision_is_met(self) -> None:
        """Of that very day, or later."""
        finding = only(warnings(trend(date(2024, 4, 2), date(2024, 4, 2))))

        assert finding.text("en") == "1村: met exactly; expected at least 1, actual 1"
        assert finding.subject.id == f"{PLACE.code}.theft.2024-01-01.2024-03-31"
        assert remarks(finding) == [
            "theft, 2024-01-01 – 2024-03-31: warned on 2024-04-02, decided on 2024-04-02"
        ]
        assert finding.notes[0].zh == (
            "盗窃，2024-01-01 – 2024-03-31，2024-04-02 预警，2024-04-02 决定"
        )
        assert finding.day == date(2024, 4, 2)

    @pytest.mark.parametrize("decided", [None, date(2024, 5, 1)])
    def test_a_warning_without_is_short(self, decided: date | None) -> None:
        """One of the day after is none yet."""
        finding = only(warnings(trend(date(2024, 4, 2), decided)))

        assert finding.verdict.code == "short"
        assert remarks(finding)[0].endswith("no decision recorded")
        assert finding.notes[0].zh.endswith("2024-04-02 预警，未记录决定")

    def test_a_trend_without_a_warning_is_not_asked(self) -> None:
        """Nor is one that was warned of after the day, nor an empty table."""
        for none in (warnings(trend(None)), warnings(trend(date(2024, 5, 1))), warnings()):
            assert verdicts(none, "trend") == {}
            assert only(none).verdict.code == "not_applicable"

    def test_a_warning_before_the_standard_is_not_applicable(self) -> None:
        """The standards of the day of the warning are asked."""
        finding = only(warnings(trend(date(2022, 12, 30))))

        assert finding.verdict.code == "not_applicable"

    def test_places_of_any_level_and_elsewhere(self) -> None:
        """A county's own trend and its village's; another county's is not asked."""
        own, other = (attrs.evolve(PLACE, code=code) for code in ("411421999201", "411402100200"))
        register = Register(
            divisions=divisions(PLACE, own, other),
            place_trends=[
                trend(date(2024, 4, 2), place=COUNTY),
                trend(date(2024, 4, 2), place="411421999201"),
                trend(date(2024, 4, 2), place="411402100200"),
            ],
        )
        county: Figures = published({}, division=COUNTY, name="民权县")
        report = asked(Material(register=register, figures=county), "deployment.review")

        assert [one.subject.name for one in report.findings] == ["民权县", PLACE.name]

    def test_a_place_of_no_record_goes_by_its_code(self) -> None:
        """Where no divisions are recorded at all."""
        trends = Register(place_trends=[trend(date(2024, 4, 2))])
        finding = only(asked(trends, "deployment.review"))

        assert finding.subject.name == PLACE.code

    def test_without_trends_it_is_unknown_naming_the_file(self) -> None:
        """Once."""
        finding = only(asked(Register(divisions=divisions(PLACE)), "deployment.review"))

        assert finding.missing == ("place_trends.csv",)
