"""Any noun as a strategy, its parts fixed as a caller likes."""

from collections.abc import Mapping
from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from jingwu_model.declare import Noun, cached
from jingwu_model.testing.strategies._fields import specs_of
from jingwu_model.testing.strategies._fitting import FITTING
from jingwu_model.testing.strategies._pick import Parts, Pick, theirs

_Noun = TypeVar("_Noun", bound=Noun)


@st.composite
def _noun(draw: DrawFn, cls: type[Noun], parts: Parts, depth: int) -> Any:
    pick = Pick(draw, cls, parts, depth, drawn)
    if cls in FITTING:
        FITTING[cls](pick)
    return pick.made()


def drawn(cls: type[Noun], parts: Parts | None = None, depth: int = 0) -> SearchStrategy[Any]:
    """Nouns of a class, some of their fields fixed."""
    return _noun(cls, parts, depth) if parts else _whole(cls, depth)


@cached
def _whole(cls: type[Noun], depth: int) -> SearchStrategy[Any]:
    """Nouns of a class of which nothing is fixed: made once, for many are drawn."""
    return _noun(cls, {}, depth)


def parts_of(cls: type[Noun], given: Mapping[str, object]) -> Parts:
    """What a caller fixed of a noun's fields: each a strategy, never a value.

    Raises:
        InvalidArgument: The noun has no such field, or a field is given no strategy.
    """
    known = specs_of(cls)
    if strange := [name for name in given if name not in known]:
        msg = f"{cls.__name__} has no {', '.join(strange)}; it has {', '.join(known)}"
        raise InvalidArgument(msg)
    return {name: theirs(name, held) for name, held in given.items()}


def _is_drawn(cls: Any) -> bool:
    """Whether a class is a finished noun, of which there are objects."""
    if not (isinstance(cls, type) and issubclass(cls, Noun)):
        return False
    return attrs.has(cls) and not vars(cls).get("abstract")


def nouns(cls: type[_Noun], /, **parts: SearchStrategy[Any]) -> SearchStrategy[_Noun]:
    """Any noun, of this library or of your own, from its declaration.

    Draws all that the class allows, each optional field present and absent, and what goes
    together so that it fits; text of a place is a real name or any line, text that stands
    for a person an opaque token. Nothing drawn is thrown away. Shrinks towards fields that
    are none, empty, or the first of what they may be.

    Args:
        cls: The class. Of an event, this draws one that is sound by itself; whether a
            proceeding takes it is another question.
        **parts: For a field, a strategy of what it may be; `st.just(...)` fixes it.

    Returns:
        A strategy of its objects.

    Raises:
        hypothesis.errors.InvalidArgument: The class is no finished noun or has no such field,
            or a part is no strategy; later, when drawn, where a field cannot hold what is
            drawn for it, parts do not go together, or a class of your own has a limit or a
            rule that this cannot know how to meet.

    Examples:
        >>> from hypothesis import find
        >>> from hypothesis import strategies as st
        >>> from jingwu_model import Workload
        >>> find(nouns(Workload, disputes=st.just(3)), lambda load: load.incidents is not None)
        Workload(disputes=3, incidents=0, requests=None)
    """
    if not _is_drawn(cls):
        msg = f"{cls!r} is no class of nouns that objects can be made of"
        raise InvalidArgument(msg)
    strategy: SearchStrategy[_Noun] = drawn(cls, parts_of(cls, parts))
    return strategy
