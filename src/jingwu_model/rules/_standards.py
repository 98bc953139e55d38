"""Standards: dated values with unit, issuer, scope and source, and which of them governs where."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Annotated

import attrs

from jingwu_model.declare import About, Matches, Name, Noun, Within, together
from jingwu_model.errors import FaultKind, InvalidInput, InvalidObject, Lang, Text
from jingwu_model.model._codes import Code, head_of
from jingwu_model.rules._amount import shown
from jingwu_model.rules._authority import Authority, Precision
from jingwu_model.rules._words import unit_name
from jingwu_model.timeline import Citation, Dated, Entry, Span, Standing, StandingKind
from jingwu_model.vocabulary import MemberKind

StandardId = Annotated[
    str,
    Matches(r"[a-z][a-z_]*(\.[a-z][a-z_]*)+", "以点分隔的小写标识", "lower-case words and dots"),
]

_TWICE = FaultKind("standard.twice", Text("同一范围同期有两个值", "two values at a time"))
_UNIT_APART = FaultKind("standard.unit", Text("单位与现有标准不同", "not the standard's unit"))
# What one member or one room is for: the rules divide by these.
DIVISORS = frozenset(
    {
        "rooms.rural.fewest",
        "rooms.rural.most",
        "staffing.rural.residents",
        "staffing.urban.households",
        "staffing.urban.residents",
    }
)
# What is asked of single members, of whom a source may mean officers alone.
OF_MEMBERS = frozenset({"newcomer.frontline.posts", "posts.dual.posts"})
_MOST_KEPT = 4096


@attrs.frozen(kw_only=True)
class Standard(Noun):
    """标准, a dated value that a rule asks for.

    Args:
        id: Its id: the rule's, then the value's.
        title: What it sets, in Chinese.
        title_en: The same in English.
        value: The value; none where the source gives no number.
        unit: What it is counted in: a code of `vocabulary.Unit`, `day`, `working_day` or `month`.
        issuer: Who set it.
        issuer_en: The same in English.
        scope: The division it binds; none: the whole country.
        since: The first day it holds.
        until: The last day it holds; none: it still does.
        since_precision: How precisely the first day is known.
        authority: Official, reported, or this library's default.
        checked_through: The last day on which somebody checked that it holds.
        citation: What it rests on first.
        also: What else it rests on.
        member_kind: The kind of member that alone it tells of; none: it tells of all.

    Raises:
        InvalidObject: With every fault: `standard.divides_by_zero` where a rule divides
            by the value and it is 0, `standard.of_no_member` where it tells of one kind of
            member and no rule asks it of single members.

    Examples:
        >>> from jingwu_model.rules import standards
        >>> one = standards()["rooms.rural.most"][0]
        >>> one.value, one.citation.article, one.since_precision
        (Fraction(8, 1), '§2(2)2', Precision.YEAR)
    """

    id: Annotated[StandardId, About("标识", "id")]
    title: Annotated[Name, About("名称", "what it sets")]
    title_en: Annotated[Name, About("英文名称", "what it sets, in English")]
    value: Annotated[Fraction | None, Within(0, 10**15), About("数值", "value")] = None
    unit: Annotated[Name | None, About("单位", "unit")] = None
    issuer: Annotated[Name | None, About("发布者", "issuer")] = None
    issuer_en: Annotated[Name | None, About("发布者英文名", "issuer, in English")] = None
    scope: Annotated[Code | None, About("适用区划", "the division it binds")] = None
    since: Annotated[date | None, About("起始日", "the first day it holds")] = None
    until: Annotated[date | None, About("终止日", "the last day it holds")] = None
    since_precision: Annotated[Precision, About("起始日精度", "precision")] = Precision.DAY
    authority: Annotated[Authority, About("效力", "authority")] = Authority.OFFICIAL
    checked_through: Annotated[date | None, About("最后核对日", "last checked")] = None
    citation: Annotated[Citation, About("出处", "citation")]
    also: Annotated[tuple[Citation, ...], About("另见", "further citations")] = ()
    member_kind: Annotated[MemberKind | None, About("只涉及的人员类别", "whom alone")] = None

    @together("span.backwards", "since", "until", zh="止日早于起日", en="ends before it begins")
    def _forwards(self) -> bool:
        return self.since is None or self.until is None or self.since <= self.until

    @together(
        "standard.divides_by_zero",
        "id",
        "value",
        zh="规则以此数为除数，不能为 0",
        en="a rule divides by it, so it cannot be 0",
        expected=Text("大于 0 的数", "a number above 0"),
    )
    def _divides(self) -> bool:
        return self.value != 0 or self.id not in DIVISORS

    @together(
        "standard.of_no_member",
        "id",
        "member_kind",
        zh="没有规则逐人核查此标准",
        en="no rule asks it of single members",
        expected=Text(
            f"{'、'.join(sorted(OF_MEMBERS))} 之一", f"one of {', '.join(sorted(OF_MEMBERS))}"
        ),
    )
    def _of_members(self) -> bool:
        return self.member_kind is None or self.id in OF_MEMBERS

    @property
    def span(self) -> Span:
        """The days it holds."""
        return Span(since=self.since, until=self.until)

    def name(self, lang: Lang) -> str:
        """What it sets, in one language."""
        return self.title if lang == "zh" else self.title_en

    def value_text(self, lang: Lang) -> str:
        """The value with its unit, in one language."""
        zh, unit = lang == "zh", unit_name(self.unit, lang)
        if self.value is None:
            told = unit or self.unit or ""
            beside = f"（单位：{told}）" if zh else f" (unit: {told})"
            return f"{'未设定' if zh else 'unset'}{beside if told else ''}"
        if lang == "en" and self.value == 1:
            unit = unit.removesuffix("s")
        return f"{shown(self.value)}{unit if unit in {'', '%'} else f' {unit}'}"

    def issued_by(self, lang: Lang) -> str | None:
        """Who set it, in one language; in the other where only that is recorded."""
        return self.issuer if lang == "zh" else self.issuer_en or self.issuer

    def days_text(self, lang: Lang) -> str:
        """The days it holds, in one language: no day where only the year is known.

        Examples:
            >>> from jingwu_model.rules import standards
            >>> standards()["rooms.rural.most"][0].days_text("en")
            'from 2023'
        """
        if self.since is None or self.since_precision is Precision.DAY:
            return self.span.text(lang)
        if lang == "zh":
            told = f"自{self.since.year}年起"
            return told if self.until is None else f"{told}，至{self.until}"
        told = f"from {self.since.year}"
        return told if self.until is None else f"{told} until {self.until}"

    def binds(self, division: str | None) -> bool:
        """Whether it binds a division: its scope is that place, one above it, or the country."""
        if self.scope is None:
            return True
        return division is not None and division.startswith(head_of(self.scope))


@attrs.frozen
class Governing:
    """The standard that governs a place on a day, and how well it does.

    Attributes:
        standard: The standard.
        standing: In force, not yet, ended, or carried past its last check.
        borrowed: Whether it binds other places only.
    """

    standard: Standard
    standing: Standing[Standard]
    borrowed: bool

    @property
    def holds(self) -> bool:
        """Whether it is in force on the day, checked since or not."""
        return self.standing.kind in {StandingKind.IN_FORCE, StandingKind.CARRIED}

    @property
    def carried(self) -> bool:
        """Whether the day is past its last check."""
        return self.standing.kind is StandingKind.CARRIED

    def text(self, lang: Lang = "en") -> str:
        """How it stands on the day, in words; no day where only the year is known."""
        kind, days = self.standing.kind, self.standard.days_text(lang)
        begins = kind in {StandingKind.IN_FORCE, StandingKind.NOT_YET}
        if self.standard.since_precision is Precision.DAY or not begins:
            return self.standing.text(lang)
        if lang == "zh":
            return f"{kind.zh}（{days}{'施行' if kind is StandingKind.NOT_YET else ''}）"
        return f"{kind.en} ({days})"


class Standards(Mapping[str, tuple[Standard, ...]]):
    """Standards by id; each id may have one for every scope and time.

    Args:
        records: The standards.

    Raises:
        InvalidInput: Two records of one id and scope share a day (`standard.twice`).

    Examples:
        >>> from jingwu_model.rules import standards
        >>> found = standards().governing("rooms.rural.most", "640424000000", date(2024, 4, 30))
        >>> found.standard.value, found.borrowed, found.holds
        (Fraction(8, 1), True, True)
    """

    __slots__ = ("_by_id", "_dated", "_found", "_widths")

    def __init__(self, records: Iterable[Standard]) -> None:
        by_id: dict[str, list[Standard]] = {}
        for record in records:
            by_id.setdefault(record.id, []).append(record)
        self._by_id = {key: tuple(held) for key, held in by_id.items()}
        self._dated: dict[str, tuple[Dated[Standard], ...]] = {}
        # How many digits of a place's code its scopes look at: places alike in those share answers.
        self._widths = {
            key: max(len(_head(record.scope)) for record in held)
            for key, held in self._by_id.items()
        }
        self._found: dict[tuple[str, str, date], Governing] = {}
        faults = []
        for key, held in self._by_id.items():
            dated = []
            for scope in dict.fromkeys(record.scope for record in held):
                entries = tuple(_entry(record) for record in held if record.scope == scope)
                try:
                    dated.append(Dated(entries))
                except InvalidObject as error:
                    faults += [
                        _TWICE.at(f"$.{key}", expected=fault.expected, found=fault.found)
                        for fault in error.faults
                    ]
            self._dated[key] = tuple(dated)
        if faults:
            raise InvalidInput("standards", faults)

    def __getitem__(self, key: str) -> tuple[Standard, ...]:
        return self._by_id[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    def __repr__(self) -> str:
        return f"<Standards: {len(self)} ids, {sum(map(len, self.values()))} records>"

    def governing(self, key: str, division: str | None, day: date) -> Governing:
        """The standard of an id that governs a place on a day.

        One that binds the place comes before one that does not, one in force before
        one that is not, the narrower before the wider. Where none binds the place,
        the nearest is borrowed, and of those equally near the widest.

        Args:
            key: The standard's id.
            division: The place's code; none where it is not known.
            day: The day.

        Raises:
            KeyError: There is no such standard.
        """
        asked = (key, (division or "")[: self._widths[key]], day)
        if asked not in self._found:
            if len(self._found) >= _MOST_KEPT:
                self._found.clear()
            candidates = []
            for dated in self._dated[key]:
                standing = dated.at(day)
                standard = standing.entry.value
                candidates.append(Governing(standard, standing, not standard.binds(division)))
            self._found[asked] = max(candidates, key=lambda one: _order(one, asked[1]))
        return self._found[asked]

    def with_records(self, records: Iterable[Standard]) -> "Standards":
        """These standards with others put before them.

        A record takes the place of all those of its id and scope, on whatever days;
        one without a scope takes the place of all those of its id.

        Args:
            records: The records to put before these.

        Raises:
            InvalidInput: Two records share an id, a scope and a day, or one has another unit.
        """
        added = tuple(records)
        if faults := [
            _UNIT_APART.at(f"$.{record.id}", expected=Text.same(unit), found=record.unit)
            for record in added
            for unit in {one.unit for one in self.get(record.id, ()) if one.unit is not None}
            if record.unit not in {None, unit}
        ]:
            raise InvalidInput("standards", faults)
        scopes = {(record.id, record.scope) for record in added}
        kept = (
            record
            for held in self._by_id.values()
            for record in held
            if not {(record.id, record.scope), (record.id, None)} & scopes
        )
        return Standards((*kept, *added))


def _head(scope: str | None) -> str:
    return "" if scope is None else head_of(scope)


def _order(one: Governing, division: str) -> tuple[bool, bool, int, int, str]:
    head = _head(one.standard.scope)
    if not one.borrowed:
        return True, one.holds, 0, len(head), head
    near = sum(head[:end] == division[:end] for end in (2, 4, 6, 9) if end <= len(head))
    # A narrower one governs, but is not what one would borrow.
    return False, one.holds, near, -len(head), head


def _entry(record: Standard) -> Entry[Standard]:
    return Entry(
        value=record,
        span=record.span,
        citation=record.citation,
        # Where nobody is to check it, it is not carried.
        checked_through=record.checked_through or date.max,
    )
