"""Standards: which value governs a place on a day."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from jingwu_model.errors import InvalidInput, InvalidObject
from jingwu_model.rules import LATER, RULES, Authority, Precision, Standard, Standards, standards
from jingwu_model.rules._formula import standard as named
from jingwu_model.rules._standards import _MOST_KEPT, DIVISORS
from jingwu_model.timeline import SOURCES, StandingKind

DAY = date(2024, 4, 30)
COUNTRY, PROVINCE, CITY, COUNTY = None, "410000000000", "411400000000", "411421000000"
ELSEWHERE = "640424000000"


def record(value: int | None = 8, scope: str | None = CITY, **more: object) -> Standard:
    """A standard of one id."""
    parts: dict[str, object] = {
        "id": "rooms.rural.most",
        "title": "至多",
        "title_en": "the most",
        "value": None if value is None else Fraction(value),
        "unit": "count",
        "scope": scope,
        "citation": SOURCES["city-2024"]["§2(2)2"],
    }
    return Standard(**(parts | more))  # type: ignore[arg-type]


def governing(records: list[Standard], division: str | None, day: date = DAY) -> tuple[object, ...]:
    """The value that governs, how it stands, and whether it is borrowed."""
    found = Standards(records).governing("rooms.rural.most", division, day)
    value = found.standard.value
    return None if value is None else int(value), found.standing.kind.code, found.borrowed


_LATER = {key for rule in LATER.values() for key in rule.standards}


class TestGoverning:
    """One that binds before one that does not, in force before not, narrow before wide."""

    def test_a_narrower_issuer_overrides_a_wider_one_for_its_divisions(self) -> None:
        """And for those only."""
        records = [record(9, COUNTRY), record(8, PROVINCE), record(7, CITY), record(6, COUNTY)]

        assert governing(records, COUNTY) == (6, "in_force", False)
        assert governing(records, "411402000000") == (7, "in_force", False)
        assert governing(records, "410100000000") == (8, "in_force", False)
        assert governing(records, ELSEWHERE) == (9, "in_force", False)

    def test_the_place_that_is_not_known_is_bound_by_the_countrys_alone(self) -> None:
        """Else it is borrowed."""
        assert governing([record(9, COUNTRY), record(7, CITY)], None) == (9, "in_force", False)
        assert governing([record(7, CITY)], None) == (7, "in_force", True)

    def test_a_wider_one_in_force_comes_before_a_narrower_that_is_not(self) -> None:
        """Whether it has not begun or has ended."""
        later = record(7, CITY, since=date(2025, 1, 1))
        ended = record(6, COUNTY, until=date(2023, 12, 31))

        assert governing([record(9, COUNTRY), later, ended], COUNTY) == (9, "in_force", False)

    def test_one_that_binds_comes_before_one_that_would_have_to_be_borrowed(self) -> None:
        """Although it is not in force: what does not bind is no substitute."""
        later = record(7, CITY, since=date(2025, 1, 1))

        assert governing([later, record(5, ELSEWHERE)], CITY) == (7, "not_yet", False)

    def test_the_nearest_is_borrowed(self) -> None:
        """And of those equally near the widest."""
        records = [record(5, ELSEWHERE), record(7, CITY), record(6, COUNTY)]

        assert governing(records, "411500000000") == (7, "in_force", True)
        assert governing(records, "411422000000") == (7, "in_force", False)
        assert governing([record(5, ELSEWHERE), record(6, COUNTY)], "411422000000") == (
            6,
            "in_force",
            True,
        )

    def test_time_runs_through_its_records(self) -> None:
        """Not yet, in force, in force, ended."""
        records = [
            record(10, since=date(2020, 1, 1), until=date(2022, 12, 31)),
            record(8, since=date(2023, 1, 1), until=date(2025, 12, 31)),
        ]

        assert governing(records, CITY, date(2019, 12, 31)) == (10, "not_yet", False)
        assert governing(records, CITY, date(2022, 12, 31)) == (10, "in_force", False)
        assert governing(records, CITY, date(2023, 1, 1)) == (8, "in_force", False)
        assert governing(records, CITY, date(2026, 1, 1)) == (8, "ended", False)

    def test_past_its_last_check_it_is_carried_and_holds(self) -> None:
        """Nobody vouches for it, but nothing ended it either."""
        known = Standards([record(checked_through=date(2024, 1, 1))])
        found = known.governing("rooms.rural.most", CITY, DAY)

        assert found.standing.kind is StandingKind.CARRIED
        assert found.holds
        assert found.carried

    def test_one_that_nobody_is_to_check_is_never_carried(self) -> None:
        """As a caller's own."""
        assert governing([record()], CITY, date.max) == (8, "in_force", False)

    def test_an_answer_does_not_depend_on_what_was_asked_before(self) -> None:
        """Answers are kept, and let go when there are many."""
        known = Standards([record(since=date(2000, 1, 1)), record(9, COUNTRY)])
        days = [date(1995, 1, 1) + timedelta(days=n) for n in range(_MOST_KEPT + 5)]
        first = [known.governing("rooms.rural.most", CITY, day).standard.value for day in days]

        assert first == [8 if day >= date(2000, 1, 1) else 9 for day in days]
        assert known.governing("rooms.rural.most", CITY, days[0]).standard.value == 9

    def test_there_is_no_such_standard(self) -> None:
        """A plain KeyError, as of any mapping."""
        with pytest.raises(KeyError):
            standards().governing("rooms.of_gold", CITY, DAY)


class TestStandards:
    """A mapping of ids to records."""

    def test_two_values_of_one_scope_and_day_are_refused(self) -> None:
        """Every pair of them, each naming its id."""
        with pytest.raises(InvalidInput) as caught:
            Standards(
                [
                    record(8),
                    record(9, since=date(2024, 1, 1)),
                    record(1, id="a.b"),
                    record(2, id="a.b"),
                ]
            )

        told = [(fault.code, fault.path) for fault in caught.value.faults]
        assert told == [("standard.twice", "$.rooms.rural.most"), ("standard.twice", "$.a.b")]

    def test_it_is_sized_and_says_how_large_it_is(self) -> None:
        """One id, two records."""
        known = Standards([record(8), record(9, COUNTRY)])

        assert list(known) == ["rooms.rural.most"]
        assert len(known) == 1
        assert repr(known) == "<Standards: 1 ids, 2 records>"

    def test_a_callers_record_takes_the_place_of_those_of_its_id_and_scope(self) -> None:
        """The others stay."""
        known = Standards([record(8), record(9, COUNTRY), record(1, id="a.b")])
        changed = known.with_records([record(6)])

        assert [one.value for one in changed["rooms.rural.most"]] == [9, 6]
        assert [one.value for one in changed["a.b"]] == [1]
        assert [one.value for one in known["rooms.rural.most"]] == [8, 9]

    def test_a_callers_record_without_a_scope_takes_the_place_of_all_of_its_id(self) -> None:
        """So that a file of one number changes what the city is held to."""
        changed = standards().with_records([record(6, COUNTRY)])

        assert changed.governing("rooms.rural.most", CITY, DAY).standard.value == 6
        assert changed.governing("rooms.rural.most", ELSEWHERE, DAY).standard.value == 6

    def test_a_callers_record_in_another_unit_is_refused(self) -> None:
        """Naming both: 20 per cent would be read as 20 offices. Without a unit it has the id's."""
        mine = [
            record(20, unit="percent"),
            record(3, unit="count", scope=COUNTRY),
            record(4, unit=None, scope="640400000000"),
            record(1, unit="parsec", id="a.b"),
        ]
        with pytest.raises(InvalidInput) as caught:
            standards().with_records(mine)

        (fault,) = caught.value.faults
        assert (fault.code, fault.path) == ("standard.unit", "$.rooms.rural.most")
        assert (fault.expected.en, fault.found) == ("count", "percent")
        assert len(standards().with_records(mine[1:])["a.b"]) == 1

    def test_a_callers_record_takes_the_place_of_a_library_default(self) -> None:
        """And is no default any more."""
        mine = record(10, COUNTRY, id="privacy.minimum_cell")
        (one,) = standards().with_records([mine])["privacy.minimum_cell"]

        assert (one.value, one.authority) == (10, Authority.OFFICIAL)


class TestStandard:
    """One record."""

    def test_a_value_that_a_rule_divides_by_is_not_0(self) -> None:
        """It would leave everything unknown, naming nothing."""
        with pytest.raises(InvalidObject) as caught:
            record(0)

        assert [fault.code for fault in caught.value.faults] == ["standard.divides_by_zero"]
        assert record(0, id="staffing.dedicated.other_hours").value == 0

    def test_every_standard_that_a_formula_divides_by_is_known_to(self) -> None:
        """Those of remarks too, which stand beside the rule."""
        parts = {
            part
            for rule in RULES.values()
            for one in rule.comparisons
            for formula in (one.expected, one.actual)
            for part in formula.divisors()
        }
        keys = {key for part in parts for key in part.standards()}

        assert keys | {"rooms.rural.fewest"} == DIVISORS
        assert named("rooms.rural.fewest").standards() == ("rooms.rural.fewest",)

    def test_it_does_not_end_before_it_begins(self) -> None:
        """Nor is it below 0."""
        with pytest.raises(InvalidObject) as caught:
            record(-1, since=date(2024, 1, 1), until=date(2023, 1, 1))

        codes = {fault.code for fault in caught.value.faults}
        assert codes == {"out_of_range", "span.backwards"}

    @pytest.mark.parametrize(
        ("value", "unit", "zh", "en"),
        [
            (8, "count", "8 个", "8"),
            (1, "person", "1 人", "1 person"),
            (5000, "person", "5,000 人", "5,000 persons"),
            (40, "percent", "40%", "40%"),
            (5, "point", "5 个百分点", "5 points"),
            (3, "item", "3 项", "3"),
            (2, "time", "2 次", "2 times"),
            (5, "working_day", "5 个工作日", "5 working days"),
            (3, "parsec", "3 parsec", "3 parsec"),
            (3, None, "3", "3"),
            (None, "count", "未设定（单位：个）", "unset (unit: count)"),
            (None, "percent", "未设定（单位：%）", "unset (unit: %)"),
            (None, None, "未设定", "unset"),
        ],
    )
    def test_its_value_is_told_with_its_unit(
        self, value: int | None, unit: str | None, zh: str, en: str
    ) -> None:
        """In both languages; a unit of the caller's own stands as it is."""
        one = record(value, unit=unit)

        assert (one.value_text("zh"), one.value_text("en")) == (zh, en)

    def test_its_issuer_is_told_in_the_language_there_is(self) -> None:
        """English where it is recorded, else as the record has it."""
        both = record(issuer="商丘市", issuer_en="Shangqiu")

        assert (both.issued_by("zh"), both.issued_by("en")) == ("商丘市", "Shangqiu")
        assert record(issuer="商丘市").issued_by("en") == "商丘市"
        assert record().issued_by("en") is None


class TestPackaged:
    """The table that comes with the library."""

    def test_every_rule_has_its_standards(self) -> None:
        """domain.md §6: those whose source gives no number are unset, and no others."""
        unset = {
            key
            for rule in RULES.values()
            for key in rule.standards
            if any(one.value is None for one in standards()[key])
        }

        assert unset == {
            "competence.match.percent",
            "training.needs.percent",
            "station.prevention.percent",
            "recognition.tilt.points",
            "burden.forms.percent",
            "openness.report.times",
            "openness.report.reviews",
        }

    @pytest.mark.parametrize(
        ("key", "value"),
        # domain.md §6, the table of rules.
        [
            ("staffing.urban.households", 1000),
            ("staffing.urban.residents", 3000),
            ("staffing.rural.members", 1),
            ("staffing.rural.residents", 5000),
            ("staffing.village_auxiliary.members", 1),
            ("staffing.dedicated.other_hours", 0),
            ("force.station_share.percent", 40),
            ("force.station_share.percent_districts", 50),
            ("force.community_share.percent", 40),
            ("force.community_share.percent_districts", 50),
            ("force.participation.officers", 50),
            ("force.participation.auxiliaries", 60),
            ("rooms.urban.rooms", 1),
            ("rooms.rural.most", 8),
            ("rooms.rural.fewest", 5),
            ("rooms.remote.rooms", 2),
            ("rooms.workstation.workstations", 1),
            ("presence.community_time.percent", 85),
            ("presence.awareness.percent", 85),
            ("presence.weekly.times", 1),
            ("coverage.grid.officers", 1),
            ("rooms.equipment.items", 3),
            ("rooms.colocated.on_site", 1),
            ("grid.leaders.leaders", 2),
            ("leadership.deliberation.city_months", 2),
            ("leadership.deliberation.months", 1),
            ("leadership.contact.city_visits", 8),
            ("leadership.contact.county_visits", 12),
            ("posts.township.posts", 1),
            ("recruits.placed.percent", 100),
            ("newcomer.frontline.posts", 1),
            ("rota.led.leaders", 1),
            ("funding.earmarked.budgets", 1),
            ("station.prevention.list_faults", 0),
            ("deployment.review.decisions", 1),
        ],
    )
    def test_a_value_is_the_sources(self, key: str, value: int) -> None:
        """One record each, since a year alone."""
        (one,) = standards()[key]

        assert one.value == value
        assert one.since_precision is Precision.YEAR

    @pytest.mark.parametrize(
        ("division", "since", "authority", "cited"),
        [
            (CITY, 2023, "official", ("city-2024", "§5(5)1")),
            (ELSEWHERE, 2020, "reported", ("jingyuan-2020", "§2")),
        ],
    )
    def test_dual_posts_are_asked_in_one_place_and_told_of_in_another(
        self, division: str, since: int, authority: str, cited: tuple[str, str]
    ) -> None:
        """Shangqiu is to have its officers and auxiliaries hold one; Jingyuan's officers do."""
        governing = standards().governing("posts.dual.posts", division, DAY)
        one = governing.standard

        assert not governing.borrowed
        assert one.since is not None
        assert (one.value, one.since.year, one.authority.code) == (1, since, authority)
        assert (one.citation.key, one.citation.article, one.also) == (*cited, ())

    def test_what_auxiliaries_may_do_is_law(self) -> None:
        """ADM 52; PSAPL25 108 from 2026 on; in Henan HN-AUX20 15–17 comes first."""
        told = {
            (one.scope, one.since, tuple(cited.key for cited in (one.citation, *one.also)))
            for one in standards()["duty.auxiliary.entries"]
        }

        assert told == {
            (None, date(2019, 1, 1), ("ADM",)),
            (None, date(2026, 1, 1), ("ADM", "PSAPL25")),
            (PROVINCE, date(2021, 1, 1), ("HN-AUX20", "ADM")),
            (PROVINCE, date(2026, 1, 1), ("HN-AUX20", "ADM", "PSAPL25")),
        }
        assert {one.value for one in standards()["duty.auxiliary.entries"]} == {0}

    def test_since_when_they_hold(self) -> None:
        """domain.md §6: `city-2024` 2023, its 50 % goals 2024, `jingyuan-2020` 2020."""
        local = {"city-2024", "jingyuan-2020"}
        since = {
            key: one.since.year
            for key, (one, *_) in standards().items()
            if one.since is not None and one.citation.key in local and key not in _LATER
        }

        assert {key for key, year in since.items() if year == 2024} == {
            "force.station_share.percent_districts",
            "force.community_share.percent_districts",
        }
        assert {key for key, year in since.items() if year == 2020} == {
            "force.participation.officers",
            "force.participation.auxiliaries",
            "grid.leaders.leaders",
            "rota.led.leaders",
            "presence.weekly.times",
        }
        assert set(since.values()) == {2020, 2023, 2024}

    def test_what_the_ministry_asked_for_holds_from_that_day_on(self) -> None:
        """The teleconference of 8 April 2009, for the whole country."""
        for key in ("burden.forms.percent", "openness.report.times"):
            (one,) = standards()[key]

            assert (one.since, one.since_precision) == (date(2009, 4, 8), Precision.DAY)
            assert one.scope is None

    def test_what_the_source_only_reports_is_not_official(self) -> None:
        """It tells what is done there: `city-2024` §2(1)2, (2)2, (3)3, §3(3); `jingyuan-2020`."""
        reported = {
            key
            for key, held in standards().items()
            if any(one.authority is Authority.REPORTED for one in held)
        }

        assert reported == {
            "force.participation.officers",
            "force.participation.auxiliaries",
            "presence.weekly.times",
            "grid.leaders.leaders",
            "rota.led.leaders",
            "posts.dual.posts",
            "posts.township.posts",
            "deployment.review.decisions",
            "funding.earmarked.budgets",
            "leadership.deliberation.city_months",
            "leadership.deliberation.months",
        }

    def test_every_source_resolves_and_says_how_it_was_read(self) -> None:
        """The ministry's plan was not read, and says so."""
        for held in standards().values():
            for one in held:
                for cited in (one.citation, *one.also):
                    assert cited.key in SOURCES
        plan = [
            cited.text("en")
            for cited in standards()["force.station_share.percent"][0].also
            if cited.key == "MPS-PLAN"
        ]

        assert plan[0].endswith("(text not read)")

    def test_the_librarys_own_defaults_cite_nobody_else(self) -> None:
        """And bind no place in particular."""
        defaults = [
            one
            for held in standards().values()
            for one in held
            if one.authority is Authority.LIBRARY_DEFAULT
        ]

        assert "privacy.minimum_cell" in {one.id for one in defaults}
        assert {one.citation.key for one in defaults} == {"library"}
        assert {one.scope for one in defaults} == {None}
