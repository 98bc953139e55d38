"""The tables of the rest of the institution, drawn from the places and people of a register."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from jingwu_model.model import TABLES, PlaceRef, level_of
from jingwu_model.model._once import ONCE
from jingwu_model.testing.strategies._drawing import drawn
from jingwu_model.testing.strategies._fields import or_none
from jingwu_model.testing.strategies._ids import some_id, unused
from jingwu_model.vocabulary import Level, MemberKind

Parts = dict[str, SearchStrategy[Any]]

_MOST = 2
_NOTHING: SearchStrategy[Any] = st.nothing()
_OFFICER, _AUXILIARY = MemberKind.OFFICER, MemberKind.AUXILIARY


@attrs.frozen
class Institution:
    """Rows of these tables that point at what is drawn already.

    Attributes:
        draw: What draws.
        tables: The tables drawn so far; none for one that is not recorded.
        codes: The codes of the land.
        places: Every place that a row may point at.
    """

    draw: Callable[[SearchStrategy[Any]], Any]
    tables: Mapping[str, tuple[Any, ...] | None]
    codes: list[str]
    places: list[PlaceRef]

    def rows(self, name: str) -> list[Any]:
        """Some rows of a table; none where it has nothing to point at."""
        made: dict[Any, Any] = {}
        key = TABLES[name].key
        for _ in range(self.draw(st.integers(0, _MOST))):
            parts = _PARTS[name](self)
            if any(strategy is _NOTHING for strategy in parts.values()):
                return []
            row = self.draw(drawn(TABLES[name].noun, parts, 1))
            if key is not None:
                row = attrs.evolve(row, **{key: unused(getattr(row, key), made)})
            # Rows that differ in this stand together, whatever their days.
            same = attrgetter(key) if key is not None else ONCE[name].same
            made.setdefault(same(row), row)
        return list(made.values())

    def ids(self, name: str, kind: MemberKind | None = None) -> list[str] | None:
        """The ids of a table's rows, of members those of a kind; none where it is not recorded."""
        rows = self.tables[name]
        if rows is None:
            return None
        key = TABLES[name].key or ""
        return [getattr(row, key) for row in rows if kind is None or row.kind is kind]

    def lying(self, *levels: Level) -> list[str]:
        """The codes of some levels."""
        return [code for code in self.codes if level_of(code) in levels]

    def into(self, field: str, name: str, kind: MemberKind | None = None) -> Parts:
        """A field that points at a row of a table, and must."""
        return _one_of(field, self.ids(name, kind))

    def perhaps(self, field: str, name: str, kind: MemberKind | None = None) -> Parts:
        """A field that points at a row of a table, or at none."""
        pool = self.ids(name, kind)
        if pool is None:
            return {}
        return {field: or_none(st.sampled_from(pool)) if pool else st.none()}

    def some(self, field: str, pool: list[str] | None) -> Parts:
        """A field that points at some of a pool, each once."""
        if pool is None:
            return {}
        several = st.lists(st.sampled_from(pool), unique=True, max_size=3) if pool else None
        return {field: st.just(()) if several is None else several.map(tuple)}


def _one_of(field: str, pool: list[Any] | None) -> Parts:
    """A field that is one of a pool; any where there is none."""
    if pool is None:
        return {}
    return {field: st.sampled_from(pool) if pool else _NOTHING}


def _dual_post(held: Institution) -> Parts:
    places = held.lying(Level.VILLAGE, Level.TOWNSHIP)
    return held.into("member", "members") | _one_of("place", places)


def _mentorship(held: Institution) -> Parts:
    area = held.some("area", held.lying(Level.VILLAGE))
    mentors, others = held.ids("members", _OFFICER), held.ids("members")
    if not mentors or not others:
        return area if mentors is None else {"mentor": _NOTHING}
    mentor = held.draw(st.sampled_from(mentors))
    mentees = [name for name in others if name != mentor]
    return {"mentor": st.just(mentor), **_one_of("mentee", mentees), **area}


def _training(held: Institution) -> Parts:
    return held.into("member", "members") | held.perhaps("instructor", "members")


def _grid_team(held: Institution) -> Parts:
    auxiliaries = held.some("auxiliaries", held.ids("members", _AUXILIARY))
    return held.into("grid", "grids") | held.perhaps("officer", "members", _OFFICER) | auxiliaries


def _team(held: Institution) -> Parts:
    return _one_of("place", held.places) | held.perhaps("led_by", "members")


def _contact_visit(held: Institution) -> Parts:
    places = or_none(st.sampled_from(held.places)) if held.places else st.none()
    return held.into("leader", "members", _OFFICER) | {"place": places}


def _practice(held: Institution) -> Parts:
    """Of a station or of a room, of which there is one."""
    pools = {"station": held.ids("stations"), "room": held.ids("rooms")}
    sure = [name for name, pool in pools.items() if pool != []]
    if not sure:
        return {"name": _NOTHING}
    whose = held.draw(st.sampled_from(sure))
    pool = pools.pop(whose)
    return {
        whose: some_id(whose) if pool is None else st.sampled_from(pool),
        **{other: st.none() for other in pools},
    }


_PARTS: Mapping[str, Callable[[Institution], Parts]] = {
    "dual_posts": _dual_post,
    "mentorships": _mentorship,
    "trainings": _training,
    "grid_teams": _grid_team,
    "teams": _team,
    "deliberations": lambda held: held.into("agency", "agencies"),
    "contact_visits": _contact_visit,
    "publications": lambda held: held.into("room", "rooms"),
    "surveys": lambda held: _one_of("place", held.places),
    "recognitions": lambda held: held.into("member", "members"),
    "care_measures": lambda held: held.into("agency", "agencies"),
    "fundings": lambda held: _one_of("place", held.lying(Level.COUNTY, Level.TOWNSHIP)),
    "instruments": lambda _: {},
    "practices": _practice,
    "place_trends": lambda held: _one_of("place", held.codes),
    "jurisdiction_lists": lambda held: held.into("agency", "agencies"),
}
REST = tuple(_PARTS)
"""The tables of the rest of the institution, in the order in which they are drawn."""
