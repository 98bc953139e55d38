"""Due times of public-security mediation: by hand, by an independent counter, and ours."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone

import pytest

from jingwu_model.workflows import ALL
from workflows._rows import CHINA, Case, Rows, typed_in

# The State Council's notices, copied out day by day.
OFF = {
    *(date(2025, 1, day) for day in (1, 28, 29, 30, 31)),
    *(date(2025, 2, day) for day in (1, 2, 3, 4)),
    *(date(2025, 4, day) for day in (4, 5, 6)),
    *(date(2025, 5, day) for day in (1, 2, 3, 4, 5, 31)),
    *(date(2025, 6, day) for day in (1, 2)),
    *(date(2025, 10, day) for day in (1, 2, 3, 4, 5, 6, 7, 8)),
    *(date(2026, 1, day) for day in (1, 2, 3)),
    *(date(2026, 2, day) for day in (15, 16, 17, 18, 19, 20, 21, 22, 23)),
    *(date(2026, 4, day) for day in (4, 5, 6)),
    *(date(2026, 5, day) for day in (1, 2, 3, 4, 5)),
    *(date(2026, 6, day) for day in (19, 20, 21)),
    *(date(2026, 9, day) for day in (25, 26, 27)),
    *(date(2026, 10, day) for day in (1, 2, 3, 4, 5, 6, 7)),
}
WORK = {
    date(2025, 1, 26),  # Sunday
    date(2025, 2, 8),  # Saturday
    date(2025, 4, 27),  # Sunday
    date(2025, 9, 28),  # Sunday
    date(2025, 10, 11),  # Saturday
    date(2026, 1, 4),  # Sunday
    date(2026, 2, 14),  # Saturday
    date(2026, 2, 28),  # Saturday
    date(2026, 5, 9),  # Saturday
    date(2026, 9, 20),  # Sunday
    date(2026, 10, 10),  # Saturday
}
ONE = timedelta(days=1)
CHINESE = timezone(timedelta(hours=8))


def works(day: date) -> bool:
    """A working day by the notices' own words."""
    return day in WORK or (day.weekday() < 5 and day not in OFF)


def counted(day: date, n: int, unit: str) -> date:
    """The last day of a period, by nothing but the dates above."""
    if unit == "working_days":
        while n:
            day += ONE
            n -= works(day)
        return day
    day += n * ONE
    while not works(day):
        day += ONE
    return day


def filed(day: str, *more: str) -> list[str]:
    """A case opened on a day, and what follows."""
    return [f"{day} report", f"{day} open_case", *more]


def assessed(day: str, *more: str) -> list[str]:
    """Its facts established on the same day."""
    return filed(day, f"{day} establish_facts", *more)


def mediating(day: str, *more: str) -> list[str]:
    """A round begun on the same day."""
    return assessed(day, f"{day} screen", f"{day} consent", f"{day} start_round", *more)


def tracked(day: str, *more: str) -> list[str]:
    """Screened out on the same day."""
    return assessed(day, f"{day} screen_out", *more)


# The year, the clock or duty, its road, the day it is counted from, how long, the last day, and
# the count by hand.
Row = tuple[int, str, list[str], str, str, str, str]

# PSAPL25 118: 30 days from the filing, twice 30 more; appraisal and hearing are not counted.
CASE_LIMIT: list[Row] = [
    (2026, "case_limit", filed("03-02"), "03-02", "30 days", "2026-04-01", "1 Apr, a Wednesday"),
    (2026, "case_limit", filed("01-01"), "01-01", "30 days", "2026-02-02", "31 Jan, Saturday; 2"),
    (2026, "case_limit", filed("01-15"), "01-15", "30 days", "2026-02-14", "a make-up Saturday"),
    (2026, "case_limit", filed("01-23"), "01-23", "30 days", "2026-02-24", "22 Feb, off; 24"),
    (2026, "case_limit", filed("02-26"), "02-26", "30 days", "2026-03-30", "28 Mar, Saturday; 30"),
    (2026, "case_limit", filed("03-06"), "03-06", "30 days", "2026-04-07", "5 Apr, off; 7"),
    (2026, "case_limit", filed("04-01"), "04-01", "30 days", "2026-05-06", "1 May, off; 6"),
    (2026, "case_limit", filed("09-01"), "09-01", "30 days", "2026-10-08", "1 Oct, off; 8"),
    (2026, "case_limit", filed("09-10"), "09-10", "30 days", "2026-10-10", "a make-up Saturday"),
    (2026, "case_limit", filed("03-02", "03-16 extend_limit"), "03-02", "60 days", "2026-05-06",
     "29 + 30 to 30 Apr, one more: 1 May, off; 6"),
    (2026, "case_limit", filed("03-02", "03-16 extend_limit", "04-16 extend_limit"), "03-02",
     "90 days", "2026-06-01", "29 + 30 + 31: 31 May, a Sunday; 1 June"),
    (2026, "case_limit", filed("07-01", "07-16 extend_limit", "08-16 extend_limit"), "07-01",
     "90 days", "2026-09-29", "30 + 31 + 29: 29 Sept, a Tuesday"),
    (2026, "case_limit", filed("03-02", "03-03 order_appraisal", "03-09 receive_appraisal"),
     "03-02", "36 days", "2026-04-07", "six days stand still: 7 Apr, a Tuesday"),
    (2026, "case_limit", filed("02-02", "02-05 order_appraisal", "02-25 receive_appraisal"),
     "02-02", "50 days", "2026-03-24", "twenty stand still, a festival with them: 24 Mar"),
    (2026, "case_limit", filed("03-02", "03-03 order_appraisal", "03-09 refuse_appraisal",
                               "03-16 extend_limit", "04-16 extend_limit"),
     "03-02", "96 days", "2026-06-08", "31 May + 6: 6 June, a Saturday; 8"),
    (2026, "case_limit", tracked("03-02", "03-10 open_hearing", "03-13 close_hearing"), "03-02",
     "33 days", "2026-04-07", "three stand still: 4 Apr, off; 7"),
    (2026, "case_limit", filed("03-02", "03-03 order_appraisal", "03-09 receive_appraisal",
                               "03-09 establish_facts appraised", "03-09 screen_out",
                               "03-10 open_hearing", "03-13 close_hearing"),
     "03-02", "39 days", "2026-04-10", "six and three: 10 Apr, a Friday"),
]  # fmt: skip

# PSAPL12 99: 30 days from acceptance, once 30 more; a hearing is counted.
CASE_LIMIT_2012: list[Row] = [
    (2025, "case_limit_2012", filed("03-03"), "03-03", "30 days", "2025-04-02", "2 Apr, Wednesday"),
    (2025, "case_limit_2012", filed("01-02"), "01-02", "30 days", "2025-02-05", "1 Feb, off; 5"),
    (2025, "case_limit_2012", filed("09-01"), "09-01", "30 days", "2025-10-09", "1 Oct, off; 9"),
    (2025, "case_limit_2012", filed("12-31"), "12-31", "30 days", "2026-01-30", "30 Jan, Friday"),
    (2025, "case_limit_2012", filed("03-03", "03-17 extend_limit higher"), "03-03", "60 days",
     "2025-05-06", "28 + 30 to 30 Apr, two more: 2 May, off; 6"),
    (2025, "case_limit_2012", filed("03-03", "03-04 order_appraisal", "03-11 receive_appraisal"),
     "03-03", "37 days", "2025-04-09", "seven stand still: 9 Apr, a Wednesday"),
    (2025, "case_limit_2012", tracked("03-03", "03-10 open_hearing", "03-13 close_hearing"),
     "03-03", "30 days", "2025-04-02", "nothing stands still"),
]  # fmt: skip

# ADM 185 ¶2: from the day of failure or of non-performance.
FAILURE: list[Row] = [
    (2026, "limit_from_failure", mediating("03-02", "03-05 fail_round", "03-06 fail"), "03-06",
     "30 days", "2026-04-07", "5 Apr, off; 7"),
    (2026, "limit_from_failure", mediating("03-02", "03-05 fail_round", "03-06 fail",
                                           "03-16 extend_limit"),
     "03-06", "60 days", "2026-05-06", "25 + 30 to 30 Apr, five more: 5 May, off; 6"),
    (2026, "limit_from_failure", mediating("03-02", "03-05 sign_agreement", "03-20 default"),
     "03-12", "30 days", "2026-04-13", "11 Apr, a Saturday; 13"),
    (2025, "limit_from_failure_2012", mediating("03-03", "03-05 fail_round", "03-07 fail"),
     "03-07", "30 days", "2025-04-07", "6 Apr, off; 7"),
]  # fmt: skip

# NORM07 9: three working days from acceptance, or from the last appraisal; ADM 183: seven after
# the first round; NORM07 12: three days after the last day of performance.
ROUNDS: list[Row] = [
    (2026, "first_round", filed("03-02"), "03-02", "3 working_days", "2026-03-05", "3, 4, 5"),
    (2026, "first_round", filed("02-12"), "02-12", "3 working_days", "2026-02-24", "13, 14, 24"),
    (2026, "first_round", filed("04-02"), "04-02", "3 working_days", "2026-04-08", "3, 7, 8"),
    (2026, "first_round", filed("04-29"), "04-29", "3 working_days", "2026-05-07", "30, 6, 7"),
    (2026, "first_round", filed("09-30"), "09-30", "3 working_days", "2026-10-10", "8, 9, 10"),
    (2025, "first_round", filed("01-24"), "01-24", "3 working_days", "2025-02-05", "26, 27, 5"),
    (2026, "first_round", filed("02-02", "02-03 order_appraisal", "02-13 receive_appraisal"),
     "02-13", "3 working_days", "2026-02-25", "anew: 14, 24, 25"),
    (2026, "first_round", filed("09-01", "09-02 order_appraisal", "09-24 refuse_appraisal"),
     "09-24", "3 working_days", "2026-09-30", "anew: 28, 29, 30"),
    (2026, "second_round", mediating("03-02", "03-05 fail_round", "03-06 mediate_again"), "03-05",
     "7 working_days", "2026-03-16", "6, 9, 10, 11, 12, 13, 16"),
    (2026, "second_round", mediating("02-12", "02-12 fail_round", "02-24 mediate_again"), "02-12",
     "7 working_days", "2026-02-28", "13, 14, 24, 25, 26, 27, 28"),
    (2026, "second_round", mediating("04-28", "04-29 fail_round", "05-08 mediate_again"), "04-29",
     "7 working_days", "2026-05-12", "30, 6, 7, 8, 9, 11, 12"),
    (2026, "second_round", mediating("09-28", "09-29 fail_round", "10-09 mediate_again"), "09-29",
     "7 working_days", "2026-10-14", "30, 8, 9, 10, 12, 13, 14"),
    (2025, "second_round", mediating("04-24", "04-25 fail_round", "04-27 mediate_again"), "04-25",
     "7 working_days", "2025-05-08", "27, 28, 29, 30, 6, 7, 8"),
    (2026, "performance_check", mediating("03-02", "03-03 sign_agreement"), "03-12", "3 days",
     "2026-03-16", "15 Mar, a Sunday; 16"),
    (2026, "performance_check", mediating("02-02", "02-03 sign_agreement due_in_festival"),
     "02-13", "3 days", "2026-02-24", "16 Feb, off; 24"),
    (2026, "performance_check", mediating("04-20", "04-21 sign_agreement due_in_may"), "05-06",
     "3 days", "2026-05-09", "a make-up Saturday: stays"),
]  # fmt: skip

# ADM 97: copies in five days, a re-appraisal asked for in three; PSAPL25 116, PSAPL12 97 and
# ADM 172: decisions served in two; ADM 21: recusal decided in two.
NOTICES: list[Row] = [
    (2026, "copy_of_appraisal", filed("03-02", "03-03 order_appraisal", "03-09 receive_appraisal"),
     "03-09", "5 days", "2026-03-16", "14 Mar, a Saturday; 16"),
    (2026, "copy_of_appraisal", filed("02-02", "02-03 order_appraisal", "02-12 receive_appraisal"),
     "02-12", "5 days", "2026-02-24", "17 Feb, off; 24"),
    (2026, "copy_of_appraisal", filed("04-20", "04-21 order_appraisal", "04-30 receive_appraisal"),
     "04-30", "5 days", "2026-05-06", "5 May, off; 6"),
    (2026, "reappraisal_window", filed("03-02", "03-03 order_appraisal",
                                       "03-09 receive_appraisal", "03-10 told copy"),
     "03-10", "3 days", "2026-03-13", "13 Mar, a Friday"),
    (2026, "reappraisal_window", filed("09-01", "09-02 order_appraisal",
                                       "09-21 receive_appraisal", "09-22 told copy"),
     "09-22", "3 days", "2026-09-28", "25 Sept, off; 28"),
    (2026, "decision_to_violator", tracked("03-02", "03-12 decide"), "03-12", "2 days",
     "2026-03-16", "14 Mar, a Saturday; 16"),
    (2026, "serve_injured", tracked("02-02", "02-13 decide"), "02-13", "2 days", "2026-02-24",
     "15 Feb, off; 24"),
    (2026, "tell_remedies", tracked("03-02", "04-02 decide"), "04-02", "2 days", "2026-04-07",
     "4 Apr, off; 7"),
    (2025, "copy_to_injured_2012", tracked("09-01", "09-29 decide"), "09-29", "2 days",
     "2025-10-09", "1 Oct, off; 9"),
    (2025, "decision_to_violator_2012", tracked("04-21", "04-25 decide"), "04-25", "2 days",
     "2025-04-27", "a make-up Sunday: stays"),
    (2026, "decide_recusal", filed("03-02", "03-16 ask_recusal"), "03-16", "2 days", "2026-03-18",
     "18 Mar, a Wednesday"),
    (2026, "decide_recusal", filed("04-27", "04-30 ask_recusal"), "04-30", "2 days", "2026-05-06",
     "2 May, off; 6"),
]  # fmt: skip

# law.md 9: whether the two days of PSAPL25 116 and PSAPL12 97 are working days is unsettled; both
# are shown. The day by calendar days comes first, then the one by working days.
READ_OTHERWISE: list[tuple[Row, str, str]] = [
    ((2026, "decision_to_violator", tracked("03-02", "03-12 decide"), "03-12", "2 working_days",
      "2026-03-16", "13, 16"), "2026-03-16", "14 Mar, a Saturday; 16"),
    ((2026, "decision_to_violator", tracked("03-02", "03-13 decide"), "03-13", "2 working_days",
      "2026-03-17", "16, 17"), "2026-03-16", "15 Mar, a Sunday; 16"),
    ((2026, "decision_to_violator", tracked("02-02", "02-14 decide"), "02-14", "2 working_days",
      "2026-02-25", "24, 25"), "2026-02-24", "16 Feb, off; 24"),
    ((2026, "tell_remedies", tracked("03-02", "04-03 decide"), "04-03", "2 working_days",
      "2026-04-08", "7, 8"), "2026-04-07", "5 Apr, off; 7"),
    ((2026, "tell_remedies", tracked("09-01", "09-30 decide"), "09-30", "2 working_days",
      "2026-10-09", "8, 9"), "2026-10-08", "2 Oct, off; 8"),
    ((2025, "decision_to_violator_2012", tracked("04-21", "04-25 decide"), "04-25",
      "2 working_days", "2025-04-28", "27, a make-up Sunday, 28"), "2025-04-27",
     "a make-up Sunday: stays"),
    ((2025, "tell_remedies_2012", tracked("09-01", "09-30 decide"), "09-30", "2 working_days",
      "2025-10-10", "9, 10"), "2025-10-09", "2 Oct, off; 9"),
]  # fmt: skip

DUE_TIMES = [*CASE_LIMIT, *CASE_LIMIT_2012, *FAILURE, *ROUNDS, *NOTICES]


def rows() -> Rows:
    """The machine and its good events, with two more days of performance."""
    table = typed_in("security_mediation")
    days = {"due_in_festival": date(2026, 2, 13), "due_in_may": date(2026, 5, 6)}
    more = {name: {"performance_due": day} for name, day in days.items()}
    return Rows(ALL["security_mediation"], {**table, "variant": {**table["variant"], **more}})


def walked(path: Iterable[str], year: int = 2026) -> Case:
    """The case at the end of a path."""
    case = rows().walk(path, year)
    assert case is not None
    return case


def last_of(case: Case, name: str) -> datetime:
    """The last instant in time of a clock or duty."""
    every = [*case.clocks(CHINA), *case.duties(CHINA)]
    due = next(one for one in every if one.name == name).due
    assert due is not None
    assert not due.provisional
    return due.last


def end_of(day: str) -> datetime:
    """The last instant of a day in China."""
    return datetime.fromisoformat(day).replace(tzinfo=CHINESE) + ONE - timedelta.resolution


class TestDueTimes:
    """law.md, machine A, 1a–1c and 9, under both texts of the law."""

    def test_there_are_forty_at_least(self) -> None:
        """Of every clock that is counted in days."""
        assert len(DUE_TIMES) >= 40
        assert {"transfer_limit", *(name for _, name, *_ in DUE_TIMES)} >= {
            rule.name for rule in ALL["security_mediation"].workflow.clocks
        }

    @pytest.mark.parametrize("row", DUE_TIMES, ids=lambda row: f"{row[1]}-{row[0]}-{row[3]}")
    def test_a_case_shows_the_day_counted_by_hand(self, row: Row) -> None:
        """To the last instant of the day, in China."""
        year, name, path, day, period, last, by_hand = row

        assert last_of(walked(path, year), name) == end_of(last), (day, period, by_hand)

    @pytest.mark.parametrize("row", DUE_TIMES, ids=lambda row: f"{row[1]}-{row[0]}-{row[3]}")
    def test_an_independent_counter_agrees(self, row: Row) -> None:
        """It imports nothing of the library."""
        year, name, path, day, period, last, by_hand = row
        n, unit = period.split()
        start = date.fromisoformat(f"{year}-{day}")

        assert counted(start, int(n), unit).isoformat() == last, (name, path[0], by_hand)

    @pytest.mark.parametrize(("day", "last"), [("02-14", "2026-02-15"), ("03-02", "2026-03-03")])
    def test_a_transfer_takes_twenty_four_hours_from_the_report(
        self, day: str, last: str
    ) -> None:
        """ADM 61(2): from nine to nine, a festival or not."""
        case = walked([f"{day} report"])

        assert last_of(case, "transfer_limit") == datetime.fromisoformat(f"{last}T09:00+08:00")


class TestBothReadings:
    """law.md 9, APL21 85: two days, or two working days; the earlier ones alarm."""

    @pytest.mark.parametrize("row", READ_OTHERWISE, ids=lambda row: f"{row[0][1]}-{row[0][3]}")
    def test_a_duty_shows_both_days_counted_by_hand(self, row: tuple[Row, str, str]) -> None:
        """The due day, by which it is late, and the other one beside it."""
        (year, name, path, day, period, last, by_hand), first, first_by_hand = row
        case = walked(path, year)
        duty = next(one for one in case.duties(CHINA) if one.name == name)

        assert duty.due is not None
        assert duty.other_due is not None
        assert duty.due.last == end_of(first), (day, first_by_hand)
        assert duty.other_due.last == end_of(last), (day, period, by_hand)
        assert duty.due.last <= duty.other_due.last
        assert duty.overdue(end_of(first) + timedelta.resolution)
        assert not duty.overdue(end_of(first))

    @pytest.mark.parametrize("row", READ_OTHERWISE, ids=lambda row: f"{row[0][1]}-{row[0][3]}")
    def test_an_independent_counter_agrees_on_both(self, row: tuple[Row, str, str]) -> None:
        """It imports nothing of the library."""
        (year, name, path, day, _, last, by_hand), first, first_by_hand = row
        start = date.fromisoformat(f"{year}-{day}")

        assert counted(start, 2, "days").isoformat() == first, (name, first_by_hand)
        assert counted(start, 2, "working_days").isoformat() == last, (path[0], by_hand)

    @pytest.mark.parametrize(("day", "said"), [
        ("03-13", (
            ("截至2026-03-16 23:59（自2026-03-13 09:00起2日）；"
             "按另一种理解，截至2026-03-17 23:59（自2026-03-13 09:00起2个工作日）"),
            ("by 2026-03-16 23:59 (2 days from 2026-03-13 09:00); read otherwise, "
             "by 2026-03-17 23:59 (2 working days from 2026-03-13 09:00)"),
        )),
        ("03-12", (
            "截至2026-03-16 23:59（自2026-03-12 09:00起2日）",
            "by 2026-03-16 23:59 (2 days from 2026-03-12 09:00)",
        )),
    ])  # fmt: skip
    def test_it_says_both_where_they_differ(self, day: str, said: tuple[str, str]) -> None:
        """From a Friday they do, from a Thursday they do not."""
        case = walked(tracked("03-02", f"{day} decide"))
        duty = next(one for one in case.duties(CHINA) if one.name == "decision_to_violator")

        assert duty.text("zh") == f"向被处理人送达决定书（对违法嫌疑人）：{said[0]}"
        assert duty.text("en") == (
            f"serve the decision on the violator (to the alleged violator): {said[1]}"
        )

    def test_what_the_ministrys_order_alone_sets_is_read_in_one_way(self) -> None:
        """ADM 21, 97 and 172: a bare day is a calendar day."""
        every = ALL["security_mediation"].workflow.duties
        names = {name for (_, name, *_), _, _ in READ_OTHERWISE}

        assert {rule.name for rule in every if rule.other_reading is not None} == names


class TestBothDates:
    """law.md, Conflicts 2: two texts give two dates; both are shown, the earlier one alarms."""

    def test_both_stand_side_by_side(self) -> None:
        """Filed on 2 March: 1 April; failed on 6 March: 7 April, and that one is soft."""
        case = walked(mediating("03-02", "03-05 fail_round", "03-06 fail"))
        clocks = {one.name: one for one in case.clocks(CHINA)}

        assert f"{last_of(case, 'case_limit'):%m-%d}" == "04-01"
        assert f"{last_of(case, 'limit_from_failure'):%m-%d}" == "04-07"
        assert clocks["case_limit"].rule.strictness.code == "hard"
        assert clocks["limit_from_failure"].rule.strictness.code == "soft"

    def test_the_earlier_one_alarms_first(self) -> None:
        """On 2 April the law's date is over, and the order's is not."""
        case = walked(mediating("03-02", "03-05 fail_round", "03-06 fail", "03-09 proceed"))
        late = {
            day: {one.name for one in case.overdue(datetime.fromisoformat(day), CHINA)}
            & {"case_limit", "limit_from_failure"}
            for day in (
                "2026-04-01T23:00+08:00",
                "2026-04-02T00:00+08:00",
                "2026-04-08T00:00+08:00",
            )
        }

        assert list(late.values()) == [set(), {"case_limit"}, {"case_limit", "limit_from_failure"}]

    @pytest.mark.parametrize(("day", "year", "name"), [
        ("12-31", 2025, "case_limit_2012"), ("01-01", 2026, "case_limit"),
    ])  # fmt: skip
    def test_a_case_is_governed_by_the_text_of_the_day_it_was_opened(
        self, day: str, year: int, name: str
    ) -> None:
        """PSAPL25 144: in force from 1 January 2026."""
        names = {one.name for one in walked(filed(day), year).clocks(CHINA)}

        assert names & {"case_limit", "case_limit_2012"} == {name}
