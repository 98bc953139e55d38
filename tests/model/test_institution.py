"""The rest of the institution: what its rows point at, and what stands once at a time."""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jingwu_model.errors import InvalidInput
from jingwu_model.model import (
    DualPosting,
    JurisdictionList,
    NotInForce,
    Practice,
    sifted,
)
from jingwu_model.model._integrity import sift
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import (
    CareKind,
    Channel,
    DualPost,
    HandledBy,
    Level,
    OrganKind,
    RecognitionKind,
    TrendKind,
)
from model._institution import every_row, institution
from model._world import (
    BUREAU,
    HUITAI,
    JINGHE,
    JINGYUAN,
    XIANGSHUI,
    XINMIN,
    grid_place,
    on,
    room_place,
    village,
    world,
)

NOBODY = "P999"
NOWHERE = "640424100999"
NO_COUNTY = "640425000000"


def faults(**changes: Any) -> list[tuple[str, str]]:
    """The faults of the world with some tables replaced: code and path."""
    try:
        world(**{**institution(), **changes})
    except InvalidInput as error:
        return [(fault.code, fault.path) for fault in error.faults]
    return []


def changed(table: str, row: int = 0, /, **values: Any) -> list[tuple[str, str]]:
    """The faults of the world with one row changed."""
    held = list(institution()[table])
    held[row] = attrs.evolve(held[row], **values)
    return faults(**{table: tuple(held)})


def changed_to(table: str, *rows: Any) -> list[tuple[str, str]]:
    """The faults of the world with a table's rows replaced."""
    return faults(**{table: rows})


# Each reference: its table, a change that makes it resolve to nothing, its field, and the row.
REFERENCES = [
    ("dual_posts", {"member": NOBODY}, "member", 0),
    ("dual_posts", {"place": NOWHERE}, "place", 0),
    ("mentorships", {"mentor": NOBODY}, "mentor", 0),
    ("mentorships", {"mentee": NOBODY}, "mentee", 0),
    ("mentorships", {"area": (JINGHE, NOWHERE)}, "area", 0),
    ("trainings", {"member": NOBODY}, "member", 0),
    ("trainings", {"instructor": NOBODY}, "instructor", 0),
    ("grid_teams", {"grid": "G-9"}, "grid", 0),
    ("grid_teams", {"officer": NOBODY}, "officer", 0),
    ("grid_teams", {"auxiliaries": ("A001", NOBODY)}, "auxiliaries", 0),
    ("teams", {"place": grid_place("G-9")}, "place", 0),
    ("teams", {"led_by": NOBODY}, "led_by", 0),
    ("deliberations", {"agency": NO_COUNTY}, "agency", 0),
    ("contact_visits", {"leader": NOBODY}, "leader", 0),
    ("contact_visits", {"place": room_place("R-9")}, "place", 0),
    ("publications", {"room": "R-9"}, "room", 0),
    ("surveys", {"place": village(NOWHERE)}, "place", 0),
    ("recognitions", {"member": NOBODY}, "member", 0),
    ("care_measures", {"agency": NO_COUNTY}, "agency", 0),
    ("fundings", {"place": NO_COUNTY}, "place", 0),
    ("practices", {"station": "XX"}, "station", 0),
    ("practices", {"room": "R-9"}, "room", 1),
    ("place_trends", {"place": NOWHERE}, "place", 0),
    ("jurisdiction_lists", {"agency": NO_COUNTY}, "agency", 0),
]


class TestReferences:
    """Every reference of these rows resolves too."""

    @pytest.mark.parametrize(("table", "change", "field", "row"), REFERENCES)
    def test_one_to_nothing_is_a_fault_of_the_row(
        self, table: str, change: dict[str, Any], field: str, row: int
    ) -> None:
        """That one fault, by its field."""
        assert changed(table, row, **change) == [("reference.unknown", f"$.{table}[{row}].{field}")]

    @pytest.mark.parametrize("table", [row[0] for row in REFERENCES])
    def test_one_that_states_nothing_is_none(self, table: str) -> None:
        """What may be left out points at nothing."""
        optional: dict[str, dict[str, Any]] = {
            "trainings": {"instructor": None},
            "grid_teams": {"officer": None, "auxiliaries": ()},
            "teams": {"led_by": None},
            "contact_visits": {"place": None},
            "mentorships": {"area": ()},
        }

        assert changed(table, **optional.get(table, {})) == []

    @pytest.mark.parametrize(
        ("table", "field"),
        [("mentorships", "mentor"), ("grid_teams", "officer"), ("contact_visits", "leader")],
    )
    def test_who_teaches_serves_a_compound_or_leads_is_an_officer(
        self, table: str, field: str
    ) -> None:
        """An auxiliary is none."""
        rest = {"mentee": "P001"} if field == "mentor" else {}

        assert changed(table, **{field: "A001"}, **rest) == [
            ("reference.not_an_officer", f"$.{table}[0].{field}")
        ]

    def test_the_auxiliaries_of_a_compound_are_auxiliaries(self) -> None:
        """An officer is none; the fault says so in both languages."""
        held = attrs.evolve(institution()["grid_teams"][0], auxiliaries=("A001", "P002"))

        _, (clash,), _ = sift({**every_row(), "grid_teams": (held,)}, {})

        assert (clash.table, clash.at, clash.fault.code) == (
            "grid_teams",
            0,
            "reference.not_an_auxiliary",
        )
        assert clash.fault.text("zh") == ("auxiliaries：应为辅警：应为辅警的编号，实为“P002”")
        assert clash.fault.text("en") == (
            "auxiliaries: not an auxiliary: expected an auxiliary's staff id, found 'P002'"
        )

    def test_who_leads_a_team_or_teaches_a_course_may_be_any_member(self) -> None:
        """That an officer or auxiliary leads is a rule's to ask."""
        assert changed("teams", led_by="P001") == []
        assert changed("trainings", instructor="P002") == []

    def test_an_area_is_of_villages(self) -> None:
        """A township is none."""
        assert changed("mentorships", area=(XIANGSHUI,)) == [
            ("reference.wrong_level", "$.mentorships[0].area")
        ]

    def test_a_deputy_of_a_township_holds_the_post_there(self) -> None:
        """At the township's own code."""
        assert changed("dual_posts", place=XINMIN, post=DualPost.TOWNSHIP_DEPUTY, how=None) == []

    def test_a_row_that_needs_a_rejected_one_goes_with_it(self) -> None:
        """A grid of nowhere takes the teams of its compounds and of itself along."""
        grids = (attrs.evolve(every_row()["grids"][0], division=NOWHERE), *every_row()["grids"][1:])

        _, clashes = sifted({**every_row(), "grids": grids}, {})

        assert [(each.table, each.at, each.fault.code) for each in clashes] == [
            ("grids", 0, "reference.unknown"),
            ("assignments", 0, "reference.rejected"),
            ("grid_teams", 0, "reference.rejected"),
        ]


def post(since: str | None, until: str | None, **rest: Any) -> DualPosting:
    """A post of P001 in the first community."""
    return DualPosting(
        **{
            "member": "P001",
            "place": JINGHE,
            "post": DualPost.DEPUTY_SECRETARY,
            "span": on(since, until),
        }
        | rest
    )


def listed(since: str | None = None, until: str | None = None, **rest: Any) -> JurisdictionList:
    """An item of the bureau's list."""
    span = on(since, until) if since or until else None
    values: dict[str, Any] = {
        "agency": BUREAU,
        "item": "盗窃案件",
        "handled_by": HandledBy.STATION,
        "span": span,
    }
    return JurisdictionList(**values | rest)


# A table, the field told, a row that says the same as the first, and one that does not.
SAID_ONCE: list[tuple[str, str, dict[str, Any], dict[str, Any]]] = [
    ("contact_visits", "on", {}, {"place": None}),
    ("contact_visits", "on", {}, {"on": date(2026, 3, 7)}),
    ("fundings", "year", {"earmarked": False, "amount": None}, {"year": 2025}),
    ("care_measures", "year", {"count": 9}, {"kind": CareKind.FAMILY}),
    ("deliberations", "on", {}, {"on": date(2026, 4, 5)}),
    ("deliberations", "on", {}, {"organ": OrganKind.SPECIALIST_UNIT, "unit": "U-1"}),
    ("surveys", "since", {"sampled": 300, "knows_officer": None}, {"until": date(2026, 6, 29)}),
    ("place_trends", "since", {"count": 8, "warned_on": None}, {"kind": TrendKind.FRAUD}),
    ("recognitions", "on", {}, {"kind": RecognitionKind.PROMOTION}),
    ("practices", "name", {}, {"since": None}),
    ("instruments", "title", {}, {"on": date(2026, 1, 6)}),
    ("publications", "on", {}, {"channel": Channel.BROADCAST}),
    ("publications", "on", {}, {"reference": "N-2"}),
    ("trainings", "need", {}, {"done": date(2026, 2, 1)}),
    ("mentorships", "mentee", {}, {"area": (JINGHE,)}),
    ("grid_teams", "compound", {"officer": None}, {"compound": "惠台小区"}),
]


class TestOnce:
    """What is said of a day is said once."""

    @pytest.mark.parametrize(
        ("second", "found"),
        [
            (post("2026-01-01", None), True),
            (post("2025-01-01", "2026-01-01"), True),
            (post("2026-12-31", "2027-06-30"), True),
            (post(None, None), True),
            (post("2025-01-01", "2025-12-31"), False),
            (post("2027-01-01", None), False),
            (post("2026-01-01", None, member="A001"), False),
            (post("2026-01-01", None, place=HUITAI), False),
            (post("2026-01-01", None, post=DualPost.DIRECTOR_ASSISTANT), False),
            # How it was reached makes no second post of it.
            (post("2026-01-01", None, unpaid=True), True),
        ],
    )
    def test_a_member_holds_a_post_once_at_a_time(
        self, second: DualPosting, *, found: bool
    ) -> None:
        """Both ends of a span included; the later row is at fault."""
        first = post("2026-01-01", "2026-12-31")

        assert faults(dual_posts=(first, second)) == (
            [("posting.held_twice", "$.dual_posts[1].post")] if found else []
        )

    @pytest.mark.parametrize(
        ("second", "found"),
        [
            (listed(), True),
            (listed("2026-01-01", "2026-12-31"), True),
            # The list contradicts itself, which a rule reports; neither row is at fault here.
            (listed(handled_by=HandledBy.SPECIALIST_UNIT), False),
            (listed(handled_by=None), False),
            (listed(item="诈骗案件"), False),
        ],
    )
    def test_an_item_is_listed_once_with_its_handler(
        self, second: JurisdictionList, *, found: bool
    ) -> None:
        """The later row is at fault."""
        assert faults(jurisdiction_lists=(listed(), second)) == (
            [("jurisdiction.listed_twice", "$.jurisdiction_lists[1].item")] if found else []
        )

    def test_an_item_that_nobody_handles_is_listed_once_too(self) -> None:
        """Twice nobody is the same said twice."""
        silent = listed(handled_by=None)

        assert faults(jurisdiction_lists=(silent, silent)) == [
            ("jurisdiction.listed_twice", "$.jurisdiction_lists[1].item")
        ]

    def test_one_list_follows_another(self) -> None:
        """In days of its own."""
        rows = (listed(until="2025-12-31"), listed("2026-01-01"))

        assert faults(jurisdiction_lists=rows) == []

    def test_the_faults_say_what_stands_twice(self) -> None:
        """In both languages."""
        twice = {"dual_posts": (post(None, None),) * 2, "jurisdiction_lists": (listed(),) * 2}

        _, (held, item), _ = sift({**every_row(), **twice}, {})

        assert held.fault.text("zh") == (
            f"post：同一人同期重复兼任同一职务：应为同期不重复，实为“{JINGHE} deputy_secretary”"
        )
        assert held.fault.text("en") == (
            "post: the member already holds this post in these days: expected once at a time, "
            f"found '{JINGHE} deputy_secretary'"
        )
        assert item.fault.text("zh") == (
            "item：同一事项同期重复列入，分工相同：应为同期不重复，实为“盗窃案件”"
        )

    @pytest.mark.parametrize(("table", "field", "same", "another"), SAID_ONCE)
    def test_a_row_that_says_what_another_said_is_at_fault(
        self, table: str, field: str, same: dict[str, Any], another: dict[str, Any]
    ) -> None:
        """The later one, even where it says the rest otherwise; what says something else stands."""
        first = institution()[table][0]
        again, other = attrs.evolve(first, **same), attrs.evolve(first, **another)

        assert faults(**{table: (first, again)}) == [("row.repeated", f"$.{table}[1].{field}")]
        assert faults(**{table: (first, other)}) == []
        assert faults(**{table: (first, other, first)}) == [
            ("row.repeated", f"$.{table}[2].{field}")
        ]

    @pytest.mark.parametrize(
        ("table", "days", "found"),
        [
            ("mentorships", on("2025-01-01", "2026-01-01"), True),
            ("mentorships", on("2025-01-01", "2025-12-31"), False),
            ("grid_teams", on("2025-01-01", "2025-06-30"), True),
            ("grid_teams", None, True),
        ],
    )
    def test_who_teaches_and_who_serves_a_compound_are_told_once_of_a_day(
        self, table: str, days: Span | None, *, found: bool
    ) -> None:
        """Rows of days apart follow each other."""
        first = institution()[table][0]

        assert bool(faults(**{table: (first, attrs.evolve(first, span=days))})) is found

    def test_an_area_told_in_another_order_is_the_same(self) -> None:
        """Its villages are a set."""
        (first,) = institution()["mentorships"]

        assert changed_to("mentorships", first, attrs.evolve(first, area=first.area[::-1])) == [
            ("row.repeated", "$.mentorships[1].mentee")
        ]

    def test_two_visits_of_a_day_are_told_apart_by_their_places_alone(self) -> None:
        """Without a place the second is the first recorded twice, and would count twice."""
        (somewhere,) = institution()["contact_visits"]
        nowhere = attrs.evolve(somewhere, place=None)

        assert faults(contact_visits=(somewhere, nowhere)) == []
        assert faults(contact_visits=(nowhere, nowhere)) == [
            ("row.repeated", "$.contact_visits[1].on")
        ]

    def test_a_row_said_twice_is_told_in_both_languages(self) -> None:
        """With what was said twice."""
        visits = institution()["contact_visits"] * 2

        _, (clash,), _ = sift({**every_row(), "contact_visits": visits}, {})

        assert clash.fault.text("zh") == (
            "on：与前面的一行重复，保留先出现者：应为不重复的行，实为“2026-03-06”"
        )
        assert clash.fault.text("en") == (
            "on: an earlier row says this already: expected a row of its own, found '2026-03-06'"
        )

    @given(
        st.lists(
            st.tuples(st.none() | st.integers(0, 20), st.none() | st.integers(0, 6)), max_size=12
        )
    )
    def test_the_rows_kept_are_those_that_share_no_day_with_a_kept_row_before(
        self, drawn: list[tuple[int | None, int | None]]
    ) -> None:
        """The search among sorted spans is the same as comparing with each."""
        first = date(2026, 1, 1)
        spans = [
            Span(
                since=None if start is None else first + timedelta(start),
                until=None if more is None else first + timedelta((start or 0) + more),
            )
            for start, more in drawn
        ]
        kept: list[Span] = []
        late = []
        for place, span in enumerate(spans):
            if any(span.overlaps(other) for other in kept):
                late.append(place)
            else:
                kept.append(span)

        rows = [attrs.evolve(post(None, None), span=span) for span in spans]
        _, clashes, _ = sift({"dual_posts": rows}, {})

        assert [clash.at for clash in clashes] == late


class TestEnding:
    """A row ends where it has days to end."""

    def test_a_post_ends_on_a_day(self) -> None:
        """The register then says so."""
        register = world(**institution())
        (held,) = register.dual_posts

        (ended,) = register.changed(end={held: date(2026, 5, 31)}).dual_posts

        assert ended.span == on("2026-01-01", "2026-05-31")

    def test_a_practice_has_no_last_day(self) -> None:
        """It is recorded since when, and no more."""
        register = world(**institution())
        practice = Practice(room="R-2", name="板凳会")

        with pytest.raises(NotInForce):
            register.changed(end={practice: date(2026, 5, 31)})

    def test_rows_of_any_table_are_added(self) -> None:
        """Each to its own."""
        more = attrs.evolve(institution()["fundings"][0], place=XIANGSHUI, level=Level.TOWNSHIP)

        register = world().changed(add=[more])

        assert [row.place for row in register.fundings] == [XIANGSHUI]
        assert not register.trainings.recorded
        assert JINGYUAN in register.divisions
