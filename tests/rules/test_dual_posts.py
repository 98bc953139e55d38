"""Posts beside the police one: `city-2024` §5(5)1 and §3(3), VCOL18 11, RCOL18 8, CSL18 44."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

import attrs
import pytest

from jingwu_model.model import Division, DualPosting, Member, Register
from jingwu_model.rules import Material, Report, parse_standards, standards
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import DualPost, Post, Reached
from rules.town import (
    COUNTY,
    DISTRICT,
    TOWN,
    agency,
    asked,
    assistant,
    auxiliary,
    community,
    divisions,
    farm,
    found,
    officer,
    only,
    published,
    remarks,
    station,
    verdicts,
    village,
)

PLACE, HOME = village(1), community(1)
# A farm, and a unit that is like a community.
ESTATE, LIKE = farm(1), community(400)
OTHER = "411421101000"
SECRETARY, DIRECTOR = DualPost.DEPUTY_SECRETARY, DualPost.DEPUTY_DIRECTOR
HELPER, TOWNSHIP = DualPost.DIRECTOR_ASSISTANT, DualPost.TOWNSHIP_DEPUTY
APPOINTED, ELECTED, TAKEN_ON = Reached.PARTY_APPOINTED, Reached.ELECTED, Reached.ASSISTANT
SINCE = Span(since=date(2023, 1, 1))
LEFT = date(2024, 4, 29)
CPC = ("members.cpc_member",)
SOUND: dict[str, Any] = {"approved_by": "A1", "unpaid": True}
REFUSED: dict[str, Any] = {"approved": False, "approved_by": None}


def holds(
    post: DualPost, how: Reached | None = None, *, member: str = "P1", **more: Any
) -> DualPosting:
    """A post of a member's: in the village unless said otherwise, approved and unpaid."""
    place = TOWN if post is TOWNSHIP else PLACE.code
    parts = {"place": place, "span": SINCE, **SOUND, **more}
    return DualPosting(member=member, post=post, how=how, **parts)


def posts(members: Iterable[Member], held: Iterable[DualPosting], **more: Any) -> Report:
    """What is said of members and their posts."""
    register = Register(
        divisions=divisions(PLACE, HOME, ESTATE, LIKE, village(1, OTHER)),
        agencies=[agency()],
        stations=[station()],
        members=list(members),
        assignments=[],
        dual_posts=list(held),
    )
    return asked(register, "posts.dual", **more)


def of_member(member: Member, *held: DualPosting) -> tuple[str, str, tuple[str, ...]]:
    """The verdict on a member, what they hold, and what is missing."""
    finding = found(posts([member], held), "member")[member.staff_id]
    return finding.verdict.code, finding.actual.text(), finding.missing


class TestMembers:
    """A post that is lawful and fits, of each in community work."""

    @pytest.mark.parametrize(
        ("party", "post", "how", "verdict"),
        [
            # §5(5)1: Party members deputy secretary, others deputy director.
            (True, SECRETARY, APPOINTED, "met"),
            (False, SECRETARY, APPOINTED, "short"),
            (False, DIRECTOR, ELECTED, "met"),
            (True, DIRECTOR, ELECTED, "short"),
            # jingyuan-2020 §2: assistant to the director.
            (True, HELPER, TAKEN_ON, "met"),
            (False, HELPER, TAKEN_ON, "met"),
            # VCOL18 11: elected, and in no other way.
            (False, DIRECTOR, APPOINTED, "short"),
            (False, DIRECTOR, TAKEN_ON, "short"),
            # §3(3) asks it of station heads: it is no post of the village's.
            (True, TOWNSHIP, None, "short"),
        ],
    )
    def test_what_fits_whom(
        self, *, party: bool, post: DualPost, how: Reached | None, verdict: str
    ) -> None:
        """Officers and auxiliaries alike."""
        for member in (officer("P1", cpc_member=party), auxiliary("P1", cpc_member=party)):
            told = of_member(member, holds(post, how))

            assert told == (verdict, "1" if verdict == "met" else "0", ())

    @pytest.mark.parametrize(
        ("party", "post", "how", "more", "missing"),
        [
            (None, SECRETARY, APPOINTED, {}, ("members.cpc_member",)),
            (None, DIRECTOR, ELECTED, {}, ("members.cpc_member",)),
            (False, DIRECTOR, None, {}, ("dual_posts.how",)),
            (None, DIRECTOR, None, {}, ("dual_posts.how", "members.cpc_member")),
            (True, SECRETARY, None, {"unpaid": None}, ("dual_posts.unpaid",)),
            (True, SECRETARY, None, {"approved_by": None}, ("dual_posts.approved",)),
        ],
    )
    def test_what_would_tell_is_named(
        self,
        *,
        party: bool | None,
        post: DualPost,
        how: Reached | None,
        more: dict[str, Any],
        missing: tuple[str, ...],
    ) -> None:
        """One that may count is none yet, and no more than one."""
        told = of_member(officer("P1", cpc_member=party), holds(post, how, **more))

        assert told == ("unknown", "0–1", missing)

    def test_one_sound_post_is_enough(self) -> None:
        """Whatever another is; of two that count, one is counted."""
        others = [holds(DIRECTOR, APPOINTED), holds(HELPER, unpaid=None)]

        for held in ([holds(SECRETARY), *others], [*others, holds(SECRETARY)]):
            assert of_member(officer("P1", cpc_member=True), *held) == ("met", "1", ())
        both = [holds(SECRETARY), holds(HELPER)]
        assert of_member(officer("P1", cpc_member=True), *both) == ("met", "1", ())

    def test_several_that_may_count_are_one_that_may(self) -> None:
        """What would tell of either is named."""
        held = [holds(SECRETARY), holds(HELPER, unpaid=None)]

        assert of_member(officer("P1"), *held) == (
            "unknown",
            "0–1",
            ("dual_posts.unpaid", "members.cpc_member"),
        )

    @pytest.mark.parametrize(
        ("held", "told"),
        [
            # Whoever it is, one of the two fits.
            ([holds(SECRETARY), holds(DIRECTOR, ELECTED)], ("met", "1", ())),
            ([holds(SECRETARY), holds(HELPER)], ("met", "1", ())),
            # None of another does.
            ([holds(SECRETARY), holds(DIRECTOR, APPOINTED)], ("unknown", "0–1", CPC)),
            ([holds(DIRECTOR, APPOINTED), holds(TOWNSHIP)], ("short", "0", ())),
            (
                [holds(SECRETARY, unpaid=None), holds(DIRECTOR, None)],
                ("unknown", "0–1", ("dual_posts.how", "dual_posts.unpaid", *CPC)),
            ),
        ],
    )
    def test_membership_is_missing_where_it_would_decide(
        self, held: list[DualPosting], told: tuple[str, str, tuple[str, ...]]
    ) -> None:
        """Of one of whom it is not recorded."""
        assert of_member(officer("P1"), *held) == told

    def test_where_nobody_has_a_post_on_record_it_is_unknown(self) -> None:
        """Whether anybody is in community work; without officers and auxiliaries nobody is."""
        nobody = only(posts([officer("P1", None), officer("P2", Post.CASE)], []))

        assert (nobody.verdict.code, nobody.missing) == ("unknown", ("members.post",))
        assert nobody.text("en").endswith(
            "unknown; of whom it is asked is not recorded; missing column post of members.csv"
        )
        for members in ([officer("P2", Post.CASE)], [assistant("Z1", None)], []):
            assert only(posts(members, [])).verdict.code == "not_applicable"

    def test_none_is_short(self) -> None:
        """And one that is over on the day is none."""
        over = holds(SECRETARY, span=Span(until=date(2024, 4, 29)))

        assert of_member(officer("P1", cpc_member=True)) == ("short", "0", ())
        assert of_member(officer("P1", cpc_member=True), over) == ("short", "0", ())

    @pytest.mark.parametrize("unfit", [holds(SECRETARY), holds(DIRECTOR, APPOINTED)])
    def test_that_none_counts_is_said(self, unfit: DualPosting) -> None:
        """Neither which nor why: what fits whom would tell who is a Party member."""
        members = [officer("P1", cpc_member=False)]
        finding = found(posts(members, [unfit, holds(TOWNSHIP)]), "member")["P1"]

        assert remarks(finding) == ["no fitting lawful post"]
        assert finding.notes[0].zh == "没有符合本人身份且合法的兼任职务"

    def test_nothing_is_said_beside_one_that_counts(self) -> None:
        """Nor of one who holds none in a village."""
        members = [officer("P1", cpc_member=False), officer("P2", cpc_member=False)]
        held = [holds(SECRETARY), holds(HELPER), holds(TOWNSHIP, member="P2")]
        report = found(posts(members, held), "member")

        assert [remarks(report[key]) for key in ("P1", "P2")] == [[], []]

    def test_who_is_asked(self) -> None:
        """Those in community work: no other officer, no assistant, none without a post."""
        members = [
            officer("P1"),
            officer("P2", Post.CASE),
            officer("P3", None),
            auxiliary("F1"),
            assistant("Z1"),
        ]

        assert verdicts(posts(members, []), "member") == {"P1": "short", "F1": "short"}

    def test_in_jingyuan_officers_alone_are_asked(self) -> None:
        """jingyuan-2020 §2 names officers: nothing is said of auxiliaries there."""
        town, bureau = "640424100000", "640424000000"
        register = Register(
            divisions=divisions(village(1, town)),
            agencies=[agency(bureau)],
            stations=[station(agency=bureau, serves=(town,))],
            members=[officer("P1"), auxiliary("F1")],
            assignments=[],
            dual_posts=[],
        )
        report = asked(register, "posts.dual")
        helper = found(report, "member")["F1"]

        assert verdicts(report, "member") == {"P1": "short", "F1": "not_applicable"}
        assert helper.reason is not None
        assert helper.reason.zh == "来源只说民警，不涉及辅警"
        assert helper.reason.en == "the source tells of officers, not of auxiliaries"

    @pytest.mark.parametrize(
        ("kind", "told"),
        [
            ("officer", {"P1": "short", "F1": "not_applicable"}),
            ("auxiliary", {"P1": "not_applicable", "F1": "short"}),
            (None, {"P1": "short", "F1": "short"}),
        ],
    )
    def test_a_callers_own_may_tell_of_one_kind_alone(
        self, kind: str | None, told: dict[str, str]
    ) -> None:
        """As Jingyuan's does; one that names no kind tells of both."""
        record = {
            "id": "posts.dual.posts",
            "title": "自定",
            "title_en": "one's own",
            "value": 1,
            "scope": "411400000000",
            "citation": {"source": "library"},
        }
        mine = parse_standards(
            {"standard": [record if kind is None else record | {"member_kind": kind}]}
        )
        known = standards().with_records(mine)
        report = posts([officer("P1"), auxiliary("F1")], [], standards=known)

        assert verdicts(report, "member") == told

    def test_before_the_standard_they_are_not_asked(self) -> None:
        """It is of 2023."""
        report = posts([officer("P1")], [], on=date(2022, 12, 31))

        assert verdicts(report, "member") == {"P1": "not_applicable"}


class TestLaw:
    """What the law asks of a post: it is never met without."""

    @pytest.mark.parametrize("more", [{"left": LEFT}, {"joined": date(2024, 5, 1)}])
    def test_a_post_of_one_who_does_not_serve_is_not_asked(self, more: dict[str, date]) -> None:
        """It is no civil servant's any more, or not yet."""
        finding = found(posts([officer("P1", **more)], [holds(SECRETARY, unpaid=False)]), "posting")
        (told,) = finding.values()

        assert told.verdict.code == "not_applicable"
        assert told.reason is not None
        assert (told.reason.zh, told.reason.en) == (
            "任职人员当日不在职",
            "of a member who does not serve on the day",
        )

    def test_the_standard_cites_the_three_laws(self) -> None:
        """None of the points may be lacking, anywhere in the country."""
        (one,) = standards()["posts.dual.unlawful"]

        assert (one.value, one.scope) == (Fraction(0), None)
        # The law on civil servants is the latest of the three.
        assert one.since == date(2019, 6, 1)
        assert [cited.text("zh") for cited in (one.citation, *one.also)] == [
            "《村民委员会组织法》第11条",
            "《城市居民委员会组织法》第8条",
            "《公务员法》第44条",
        ]

    @pytest.mark.parametrize(
        ("post", "how", "more", "points"),
        [
            (DIRECTOR, ELECTED, {}, 0),
            (DIRECTOR, APPOINTED, {}, 1),
            (DIRECTOR, TAKEN_ON, {}, 1),
            (SECRETARY, APPOINTED, {}, 0),
            (HELPER, TAKEN_ON, {}, 0),
            (HELPER, None, {"approved_by": None, "approved": True}, 0),
            (HELPER, None, {"approved": True}, 0),
            (HELPER, None, REFUSED, 1),
            (HELPER, None, {"unpaid": False}, 1),
            (DIRECTOR, APPOINTED, {**REFUSED, "unpaid": False}, 3),
        ],
    )
    def test_an_officers_post(
        self, post: DualPost, how: Reached | None, more: dict[str, Any], points: int
    ) -> None:
        """Elected where a committee's deputy director; approved and without pay."""
        report = posts([officer("P1", cpc_member=False)], [holds(post, how, **more)])
        finding = found(report, "posting")[f"P1.{PLACE.code}.{post.code}"]

        assert finding.actual.exact == points
        assert finding.verdict.code == ("short" if points else "met")
        assert [mark.code for mark in finding.marks] == (["unlawful"] if points else [])
        assert len(remarks(finding)) == points

    def test_an_auxiliarys_post_needs_no_approval(self) -> None:
        """An auxiliary is no civil servant; but a director is elected."""
        bare: dict[str, Any] = {"approved_by": None, "unpaid": None}
        held = [
            holds(DIRECTOR, ELECTED, member="F1", **bare),
            holds(DIRECTOR, APPOINTED, member="F2", **bare),
            holds(HELPER, member="F3", approved_by=None, unpaid=False),
        ]
        members = [auxiliary(key, cpc_member=False) for key in ("F1", "F2", "F3")]

        assert list(verdicts(posts(members, held), "posting").values()) == ["met", "short", "met"]

    @pytest.mark.parametrize(
        ("place", "zh", "en"),
        [
            (
                PLACE.code,
                "《村民委员会组织法》第11条",
                "Organic Law of the Villagers' Committees, art 11",
            ),
            (
                HOME.code,
                "《城市居民委员会组织法》第8条",
                "Organic Law of the Urban Residents' Committees, art 8",
            ),
        ],
    )
    def test_the_article_is_that_of_the_committee(self, place: str, zh: str, en: str) -> None:
        """A village's, or a community's."""
        held = [holds(DIRECTOR, APPOINTED, place=place)]
        report = posts([officer("P1", cpc_member=False)], held)
        (note,) = found(report, "posting")[f"P1.{place}.deputy_director"].notes

        assert note.zh == f"非经选举产生，违反{zh}"
        assert note.en == f"not reached by election: contrary to the {en}"

    def test_a_civil_servants_points_name_theirs(self) -> None:
        """Approval and pay, in both languages."""
        held = [holds(HELPER, unpaid=False, **REFUSED)]
        report = posts([officer("P1")], held)
        (finding,) = found(report, "posting").values()

        assert remarks(finding) == [
            "a civil servant's, and not approved: contrary to the Civil Servant Law, art 44",
            "a civil servant's, and paid: contrary to the Civil Servant Law, art 44",
        ]
        assert [one.zh for one in finding.notes] == [
            "公务员兼职未经批准，违反《公务员法》第44条",
            "公务员兼职领取报酬，违反《公务员法》第44条",
        ]
        assert finding.text("zh") == ("P1 1村：未达标；超出 2 项；应不多于 0 项，实有 2 项")

    @pytest.mark.parametrize(
        ("how", "more", "missing"),
        [
            (None, {}, ("dual_posts.how",)),
            (ELECTED, {"unpaid": None}, ("dual_posts.unpaid",)),
            # No organ on record does not show that none approved.
            (ELECTED, {"approved_by": None}, ("dual_posts.approved",)),
            (None, {"unpaid": None}, ("dual_posts.how", "dual_posts.unpaid")),
        ],
    )
    def test_what_would_tell_is_named(
        self, how: Reached | None, more: dict[str, Any], missing: tuple[str, ...]
    ) -> None:
        """Unknown is neither met nor unlawful."""
        report = posts([officer("P1", cpc_member=False)], [holds(DIRECTOR, how, **more)])
        (finding,) = found(report, "posting").values()

        assert (finding.verdict.code, finding.missing) == ("unknown", missing)
        assert (finding.marks, finding.notes) == ((), ())

    def test_a_post_in_an_organ_of_state_is_not_asked(self) -> None:
        """CSL18 44 speaks of posts outside the organs."""
        held = [holds(TOWNSHIP, unpaid=False, **REFUSED)]
        (finding,) = found(posts([officer("P1")], held), "posting").values()

        assert finding.verdict.code == "not_applicable"
        assert finding.text("zh") == "P1 100镇：不适用；任职于国家机关，不属于机关外兼职"

    @pytest.mark.parametrize("place", [ESTATE, LIKE])
    def test_no_election_is_asked_where_there_is_no_committee(self, place: Division) -> None:
        """VCOL18 11 and RCOL18 8 speak of villagers' and residents' committees alone."""
        held = [
            holds(DIRECTOR, APPOINTED, member="F1", place=place.code),
            holds(DIRECTOR, APPOINTED, place=place.code),
            holds(DIRECTOR, APPOINTED, member="P2", place=place.code, unpaid=False),
            holds(HELPER, member="F2", place=place.code),
        ]
        members = [auxiliary("F1"), officer("P1"), officer("P2"), auxiliary("F2")]
        report = found(posts(members, held), "posting")
        like = "at a unit that is like a committee and none (a farm or the like)"
        told = {
            key.partition(".")[0]: (one.verdict.code, [text.partition(": ")[0] for text in said])
            for key, one in report.items()
            for said in [remarks(one)]
        }

        # Of an auxiliary's nothing is left to ask; an officer's is still a civil servant's.
        assert told == {
            "F1": ("not_applicable", []),
            "P1": ("met", [like]),
            "P2": ("short", ["a civil servant's, and paid", like]),
            "F2": ("met", []),
        }
        reason = report[f"F1.{place.code}.deputy_director"].reason
        assert reason is not None
        assert reason.zh == "任职地是类似单位（农场等），不适用村（居）委会选举的规定"

    def test_a_post_in_another_place_is_not_asked(self) -> None:
        """Of the district's figures the county's village is none."""
        there = village(1, f"{DISTRICT[:6]}100000")
        register = Register(
            divisions=divisions(PLACE, there),
            members=[officer("P1")],
            assignments=[],
            dual_posts=[holds(HELPER), holds(HELPER, place=there.code)],
        )
        figures = published({}, division=DISTRICT, name="梁园区")
        report = asked(Material(register=register, figures=figures), "posts.dual")

        assert verdicts(report, "posting") == {f"P1.{there.code}.director_assistant": "met"}

    def test_a_place_that_is_no_more_is_called_by_its_code(self) -> None:
        """Its post goes on."""
        gone = village(2, span=Span(until=date(2023, 12, 31)))
        register = Register(
            divisions=divisions(PLACE, gone),
            stations=[station()],
            agencies=[agency()],
            members=[officer("P1")],
            assignments=[],
            dual_posts=[holds(HELPER, place=gone.code)],
        )
        (finding,) = found(asked(register, "posts.dual"), "posting").values()

        assert finding.subject.name == f"P1 {gone.code}"

    def test_the_name_of_the_place_gives_way(self) -> None:
        """A village's may have all the 200 characters of a name, and the member stands before."""
        longest = attrs.evolve(PLACE, name="村" * 198)
        register = Register(
            divisions=[*divisions(PLACE)[:-1], longest],
            members=[officer("P1")],
            assignments=[],
            dual_posts=[holds(HELPER)],
        )
        (finding,) = found(asked(register, "posts.dual"), "posting").values()

        assert finding.subject.name == f"P1 {'村' * 196}…"

    def test_what_is_not_recorded_is_named(self) -> None:
        """Once."""
        finding = only(asked(Register(divisions=divisions(PLACE)), "posts.dual"))

        assert finding.verdict.code == "unknown"
        assert finding.missing == ("assignments.csv", "dual_posts.csv", "members.csv")


def heads(
    members: Iterable[Member], held: Iterable[DualPosting], serves: Iterable[str] = (TOWN,)
) -> Report:
    """What is said of a station and its head."""
    register = Register(
        divisions=divisions(PLACE, HOME, village(1, OTHER)),
        agencies=[agency()],
        stations=[station(serves=serves)],
        members=list(members),
        dual_posts=list(held),
    )
    return asked(register, "posts.township")


HEAD = officer("P1", Post.STATION_HEAD)


class TestHeads:
    """Station heads are deputy heads of a township: §3(3), reported."""

    @pytest.mark.parametrize(
        ("serves", "place", "verdict"),
        [
            ((TOWN,), TOWN, "met"),
            ((TOWN,), OTHER, "short"),
            # It serves a village of the township, both townships, all of the county.
            ((PLACE.code,), TOWN, "met"),
            ((TOWN, OTHER), OTHER, "met"),
            ((COUNTY,), OTHER, "met"),
        ],
    )
    def test_of_a_township_the_station_serves(
        self, serves: tuple[str, ...], place: str, verdict: str
    ) -> None:
        """One of several will do."""
        finding = only(heads([HEAD], [holds(TOWNSHIP, place=place)], serves))

        assert finding.verdict.code == verdict
        assert [mark.code for mark in finding.marks] == ["reported", "year_only"]

    def test_no_other_post_and_nobody_elses_will_do(self) -> None:
        """Nor one that is over."""
        over = Span(until=date(2024, 4, 29))
        held = [
            holds(SECRETARY),
            holds(TOWNSHIP, member="P2"),
            holds(TOWNSHIP, span=over),
        ]

        assert only(heads([HEAD, officer("P2")], held)).verdict.code == "short"

    @pytest.mark.parametrize("gone", [None, officer("P1", Post.STATION_HEAD, left=LEFT)])
    def test_without_a_head_on_record_it_is_unknown(self, gone: Member | None) -> None:
        """Naming the post, whatever others hold; one who has left is none."""
        members = [officer("P2"), *([] if gone is None else [gone])]
        finding = only(heads(members, [holds(TOWNSHIP, member="P2")]))

        assert (finding.verdict.code, finding.missing) == ("unknown", ("members.post",))

    def test_what_the_station_serves_would_tell(self) -> None:
        """Of a head who holds such a post; one who holds none is short anyhow."""
        unknown = only(heads([HEAD], [holds(TOWNSHIP)], ()))

        assert (unknown.verdict.code, unknown.missing) == ("unknown", ("stations.divisions",))
        assert only(heads([HEAD], [], ())).verdict.code == "short"

    def test_what_is_not_recorded_is_named(self) -> None:
        """Once."""
        finding = only(asked(Register(divisions=divisions(PLACE)), "posts.township"))

        assert finding.missing == ("dual_posts.csv", "members.csv", "stations.csv")
