"""Rules: an id, a title, and the comparisons it makes of which subjects."""

from collections.abc import Callable, Iterable
from datetime import date

import attrs

from jingwu_model.declare import Audience
from jingwu_model.errors import Text
from jingwu_model.rules._asked import Asked
from jingwu_model.rules._formula import Formula
from jingwu_model.rules._ground import Ground
from jingwu_model.rules._subject import Note
from jingwu_model.rules._terms import Mark, Reading, Relation, SubjectKind
from jingwu_model.vocabulary import Quantity, Unit

Remark = Callable[[Asked], Note | None]


@attrs.frozen
class Among:
    """Which of the subjects of a kind are asked; the others are another comparison's.

    Attributes:
        name: What they are.
        test: Whether a subject is one of them.
        part: What of a subject is asked; all of it by default.
    """

    name: Text
    test: Callable[[Asked], bool]
    part: Callable[[Asked], Asked] = lambda asked: asked


@attrs.frozen(kw_only=True)
class Comparison:
    """One comparison a rule makes: the actual held against the expected, of each subject.

    Attributes:
        of: What subjects it is asked of.
        expected: What the standard asks.
        actual: What there is.
        unit: What both are counted in.
        relation: How they are compared.
        needs: The tables of the register without which a place cannot be judged.
        totals: Whether it is asked of the whole only where figures are published.
        optional: Whether it is left out, without a word, where its tables are not recorded.
        reading: Which reading, where the standard has two.
        label: Of whom it is asked, where a rule asks the same subject of several.
        marks: What its findings always carry.
        if_short: What its findings carry where they are short.
        if_open: Why it is unknown where nothing is missing and the bounds leave it open.
        claims: Quantities whose claims stand beside its findings, besides those it reads.
        among: Which of the subjects are asked; all of them by default.
        part: What of each of them is asked, where that hangs on the standard; all of it by default.
        window: The first day that is asked about, where that is asked whole or not at all: not of
            a standard that began later; none: the day alone, or what `part` leaves.
        inapplicable: Why a subject is not asked; none where it is.
        remarks: What is said beside a finding without changing it.
        seen_by: The widest audience of its findings of places, as `declare.SeenBy` has it.
    """

    of: SubjectKind
    expected: Formula
    actual: Formula
    unit: Unit
    relation: Relation = Relation.AT_LEAST
    needs: tuple[str, ...] = ()
    totals: bool = False
    optional: bool = False
    reading: Reading | None = None
    label: Note | None = None
    marks: tuple[Mark, ...] = ()
    if_short: tuple[Mark, ...] = ()
    if_open: Note | None = None
    claims: tuple[Quantity, ...] = ()
    among: Among | None = None
    part: Callable[[Asked], Asked] = lambda asked: asked
    window: Callable[[Asked], date] | None = None
    inapplicable: Remark | None = None
    remarks: tuple[Remark, ...] = ()
    seen_by: Audience = "public"

    @property
    def standards(self) -> tuple[str, ...]:
        """The standards its formulas name."""
        return tuple(dict.fromkeys((*self.expected.standards(), *self.actual.standards())))

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities it reads."""
        return tuple(dict.fromkeys((*self.expected.quantities(), *self.actual.quantities())))


@attrs.frozen(kw_only=True)
class Rule:
    """A rule: what it asks, in words and in formulas.

    Attributes:
        id: Its id, stable.
        title: What it asks.
        comparisons: How it is asked, of which subjects.
        also: Standards it names beside those of its formulas.
        with_rule: The rule whose finding on totals stands for this one too.
        how: How the source is read: what counts, and what does not.
        unknown_when: What leaves it open.
        if_nothing: The file or column that would tell, where its tables are recorded and hold
            nothing that it is asked of; none where there is nothing to be asked of.

    Examples:
        >>> from jingwu_model.rules import RULES
        >>> RULES["rooms.remote"].standards, RULES["rooms.remote"].needs
        (('rooms.remote.rooms',), ('stations', 'rooms'))
    """

    id: str
    title: Text
    comparisons: tuple[Comparison, ...]
    also: tuple[str, ...] = ()
    with_rule: str | None = None
    how: Text
    unknown_when: Text
    if_nothing: Callable[[Ground], str | None] = lambda _ground: None

    @property
    def standards(self) -> tuple[str, ...]:
        """Every standard it rests on, each once, its own first."""
        named = (key for one in self.comparisons for key in one.standards)
        return self.own_first(dict.fromkeys((*named, *self.also)))

    def own_first(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Standards in order, those of this rule before those of others."""
        return tuple(sorted(keys, key=lambda key: not key.startswith(f"{self.id}.")))

    @property
    def needs(self) -> tuple[str, ...]:
        """Every table it needs, each once."""
        return tuple(dict.fromkeys(name for one in self.comparisons for name in one.needs))
