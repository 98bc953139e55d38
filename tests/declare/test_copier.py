"""Generated copies: the next noun of the last one and of an event."""

from typing import Any

import attrs
import pytest

from jingwu_model.declare import Count, Noun, copier
from jingwu_model.declare._copy import opened


@attrs.frozen(kw_only=True)
class Tally(Noun):
    """A noun of three fields."""

    name: str = "tally"
    count: Count = 0
    last: str | None = None


class TestCopies:
    """A copier makes the next noun, or none."""

    def test_what_changes_changes_and_the_rest_stays(self) -> None:
        """From the old noun, from the event, from a named value."""
        names: dict[str, object] = {"_name": "named"}
        following = copier(
            Tally, {"count": "old.count + 1", "last": "event", "name": "_name"}, names=names
        )

        made = following(Tally(count=2), "third")

        assert made == Tally(name="named", count=3, last="third")
        assert type(made) is Tally

    def test_a_copy_is_frozen(self) -> None:
        """Like any noun."""
        made: Any = copier(Tally, {"count": "1"}, names={})(Tally(), None)

        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            made.count = 2

    def test_without_a_change_the_noun_itself_comes_back(self) -> None:
        """Nothing is copied for nothing."""
        tally = Tally()

        assert copier(Tally, {}, names={})(tally, None) is tally

    def test_a_test_that_is_false_gives_none(self) -> None:
        """Over the old noun, the event and what else is given."""
        following = copier(
            Tally,
            {"last": "event"},
            tests=["old.count < _most", "event != given"],
            given=["given"],
            names={"_most": 3},
        )

        assert following(Tally(count=2), "a", "b") == Tally(count=2, last="a")
        assert following(Tally(count=3), "a", "b") is None
        assert following(Tally(count=2), "b", "b") is None

    def test_more_statements_may_give_none_too(self) -> None:
        """A loop over what the event has."""
        lines = ["for _each in event:", "    if not _each:", "        return None"]
        following = copier(Tally, {"count": "len(event)"}, more=lines, names={})

        assert following(Tally(), "ab") == Tally(count=2)
        assert following(Tally(), ["a", ""]) is None

    def test_a_class_is_opened_once(self) -> None:
        """Copiers of one class share it."""
        assert opened(Tally) is opened(Tally)
        assert issubclass(opened(Tally), Tally)
