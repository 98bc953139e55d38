"""The land: real places by their codes, and any code that twelve digits can be."""

from collections.abc import Mapping

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from jingwu_model.declare import cached
from jingwu_model.model import head_of, level_of, parent_of
from jingwu_model.testing.strategies._text import lines
from jingwu_model.vocabulary import Level

_LENGTH = 12
# Where the digits of each level begin and end.
_GROUPS = {
    Level.PROVINCE: (0, 2),
    Level.PREFECTURE: (2, 4),
    Level.COUNTY: (4, 6),
    Level.TOWNSHIP: (6, 9),
    Level.VILLAGE: (9, 12),
}
_LEAST_PROVINCE = 10


@cached
def real() -> Mapping[str, str]:
    """The names of the real places, by code."""
    # Needed only here: imported late so that the package loads without them.
    import tomllib  # noqa: PLC0415
    from importlib import resources  # noqa: PLC0415

    text = (resources.files(__package__) / "divisions.toml").read_text(encoding="utf-8")
    names: dict[str, str] = tomllib.loads(text)["names"]
    return names


@cached
def codes(level: Level | None = None, head: str = "") -> SearchStrategy[str]:
    """Division codes of a level that begin with some digits; the real ones first.

    Raises:
        InvalidArgument: No code of that level begins so.
    """
    levels = [one for one in _GROUPS if (level is None or one is level) and _fits(one, head)]
    if not levels:
        what = "any level" if level is None else level.code
        msg = f"no division code of {what} begins with {head!r}"
        raise InvalidArgument(msg)
    made = st.one_of([_made(one, head) for one in levels])
    known = [code for code in real() if code.startswith(head) and level_of(code) in levels]
    return st.one_of(st.sampled_from(known), made) if known else made


def _fits(level: Level, head: str) -> bool:
    """Whether a code of a level can begin with these digits."""
    first, last = _GROUPS[level]
    beyond, own = head[last:], head[first:last]
    return not beyond.strip("0") and (len(own) < last - first or bool(own.strip("0")))


def _made(level: Level, head: str) -> SearchStrategy[str]:
    """Any code of a level that begins with these digits, which it can."""
    first, last = _GROUPS[level]
    groups = []
    for begin, end in _GROUPS.values():
        if end > last:
            break
        given = head[begin:end]
        room = 10 ** (end - begin - len(given))
        # The digits of the level itself are not all zeros, nor is the very first.
        least = int(begin == first and not given.strip("0"))
        if not begin and not given:
            least = _LEAST_PROVINCE
        groups.append(_digits(given, least, room))
    return st.tuples(*groups).map(lambda parts: "".join(parts).ljust(_LENGTH, "0"))


def _digits(given: str, least: int, room: int) -> SearchStrategy[str]:
    """A group of digits that begins with those given; `room` is how many follow on."""
    if room == 1:
        return st.just(given)
    width = len(str(room - 1))
    return st.integers(least, room - 1).map(lambda number: f"{given}{number:0{width}}")


def under(code: str, level: Level | None = None) -> SearchStrategy[str]:
    """The codes of places under a place.

    Raises:
        InvalidArgument: No place of that level can lie there.
    """
    below = list(_GROUPS)[list(_GROUPS).index(level_of(code)) + 1 :]
    wanted = [one for one in below if level is None or one is level]
    if not wanted:
        what = "place" if level is None else level.code
        msg = f"no {what} can lie under {code}"
        raise InvalidArgument(msg)
    return st.one_of([codes(one, head_of(code)) for one in wanted])


@cached
def names(level: Level | None = None) -> SearchStrategy[str]:
    """The name of a place: a real one, or any line of text."""
    known = [name for code, name in real().items() if level is None or level_of(code) is level]
    return st.one_of(st.sampled_from(sorted(set(known), key=known.index)), lines())


@cached
def name_of(code: str) -> SearchStrategy[str]:
    """A name for the place of a code: its own where it is a real one, or any."""
    others = names(level_of(code))
    return st.one_of(st.just(real()[code]), others) if code in real() else others


def grown(codes_drawn: list[str]) -> list[str]:
    """Codes with those of every place above them, from the top down, each once."""
    found: dict[str, None] = {}
    for code in codes_drawn:
        way: list[str] = []
        place: str | None = code
        while place is not None:
            way.insert(0, place)
            place = parent_of(place)
        found.update(dict.fromkeys(way))
    return list(found)
