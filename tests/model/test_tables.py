"""Tables: sized, ordered, found by id, and never changed."""

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from jingwu_model.model import TABLES, Division, NotInRegister, Register, Table
from jingwu_model.model._tables import TableKind
from model._world import HUITAI, JINGHE, XIANGSHUI, charge, division, village, world


def by_pickle(table: Table[Any]) -> Table[Any]:
    """What comes out of a pickle is what went in."""
    again: Table[Any] = pickle.loads(pickle.dumps(table))  # noqa: S301 - our own bytes
    return again


DIVISIONS: Table[Division] = world().divisions


class TestKinds:
    """Which tables there are."""

    def test_each_has_its_noun_and_the_field_that_names_its_rows(self) -> None:
        """Those of what somebody did, holds or was given have no name of their own."""
        assert {name: (kind.noun.__name__, kind.key) for name, kind in TABLES.items()} == {
            "divisions": ("Division", "code"),
            "grids": ("Grid", "id"),
            "agencies": ("Agency", "id"),
            "stations": ("Station", "id"),
            "rooms": ("PoliceRoom", "id"),
            "workstations": ("Workstation", "id"),
            "members": ("Member", "staff_id"),
            "assignments": ("Assignment", None),
            "duty_entries": ("DutyEntry", None),
            "dual_posts": ("DualPosting", None),
            "mentorships": ("Mentorship", None),
            "trainings": ("Training", None),
            "grid_teams": ("GridTeam", None),
            "teams": ("CommunityTeam", "id"),
            "deliberations": ("Deliberation", None),
            "contact_visits": ("ContactVisit", None),
            "publications": ("Publication", None),
            "surveys": ("Survey", None),
            "recognitions": ("Recognition", None),
            "care_measures": ("CareMeasure", None),
            "fundings": ("Funding", None),
            "instruments": ("Instrument", None),
            "practices": ("Practice", None),
            "place_trends": ("PlaceTrend", None),
            "jurisdiction_lists": ("JurisdictionList", None),
        }

    def test_they_cannot_be_changed(self) -> None:
        """A mapping that only reads."""
        tables: Any = TABLES

        with pytest.raises(TypeError):
            tables["rooms"] = TableKind("rooms", Division, "code")


class TestTable:
    """The rows of one kind."""

    def test_rows_keep_their_order_and_number(self) -> None:
        """As given."""
        codes = [place.code for place in DIVISIONS]

        assert len(DIVISIONS) == 9
        assert codes[:2] == ["640000000000", "640400000000"]
        assert codes[-1] == "640424200201"

    def test_a_row_is_found_by_its_id(self) -> None:
        """Or with a default, or not at all."""
        assert DIVISIONS[JINGHE].name == "泾河社区居委会"
        assert DIVISIONS.get(JINGHE) is DIVISIONS[JINGHE]
        assert DIVISIONS.get("640424100999") is None
        assert DIVISIONS.get("640424100999", "nowhere") == "nowhere"

    def test_what_is_not_there_is_named(self) -> None:
        """With the table."""
        with pytest.raises(NotInRegister) as caught:
            DIVISIONS["640424100999"]

        assert (caught.value.table, caught.value.key) == ("divisions", "640424100999")
        assert isinstance(caught.value, KeyError)

    def test_it_knows_its_ids_and_its_rows(self) -> None:
        """`in` takes either."""
        other = division("640424100219")

        assert JINGHE in DIVISIONS
        assert division(JINGHE) in DIVISIONS
        assert other.code not in DIVISIONS
        assert other not in DIVISIONS
        assert 3 not in DIVISIONS

    def test_one_without_ids_knows_its_rows(self) -> None:
        """An assignment has no name."""
        register = world(assignments=[charge("P001", village(HUITAI))])

        assert charge("P001", village(HUITAI)) in register.assignments
        assert "P001" not in register.assignments
        with pytest.raises(NotInRegister):
            register.assignments["P001"]

    def test_none_is_told_from_not_recorded(self) -> None:
        """An empty table says that there are none."""
        register = Register(rooms=[])

        assert (register.rooms.recorded, register.grids.recorded) == (True, False)
        assert len(register.rooms) == len(register.grids) == 0
        assert register.rooms != Register().rooms
        assert (repr(register.rooms), repr(register.grids)) == (
            "<rooms: 0 rows>",
            "<grids: not recorded>",
        )

    def test_it_is_made_once(self) -> None:
        """Nor can its rows be changed by making it again."""
        made = world()

        with pytest.raises(AttributeError, match="frozen"):
            made.divisions.__init__(TABLES["divisions"], ())  # type: ignore[misc]

        assert len(made.divisions) == 9

    def test_nothing_of_it_can_be_set_or_deleted(self) -> None:
        """It is part of a snapshot."""
        table: Any = world().divisions

        with pytest.raises(AttributeError, match="cannot set recorded"):
            table.recorded = False
        with pytest.raises(AttributeError, match="cannot delete _rows"):
            del table._rows
        assert not hasattr(table, "__dict__")

    @pytest.mark.parametrize("again", [by_pickle, copy.copy, copy.deepcopy])
    def test_a_copy_equals_it(self, again: Callable[[Table[Any]], Table[Any]]) -> None:
        """Rows, order, whether recorded; and rows are found in it."""
        copied = again(DIVISIONS)

        assert copied == DIVISIONS
        assert hash(copied) == hash(DIVISIONS)
        assert copied[XIANGSHUI] == DIVISIONS[XIANGSHUI]
        assert again(Register().rooms).recorded is False

    def test_other_rows_or_another_order_make_another_table(self) -> None:
        """And nothing else equals a table."""
        table = world().divisions
        backwards = Table(TABLES["divisions"], reversed(tuple(table)))

        assert backwards != table
        assert table != tuple(table)
