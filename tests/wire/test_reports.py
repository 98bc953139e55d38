"""Reports for other eyes than the force's: what would tell who is a Party member is left out."""

import json
from datetime import date

import pytest

import jingwu_model as jw
from jingwu_model.declare import Audience
from jingwu_model.model import Agency, Division, DualPosting, Member, Register
from jingwu_model.rules import Report
from jingwu_model.timeline import Span
from jingwu_model.vocabulary import DualPost, Level, MemberKind, Post
from jingwu_model.wire import view_bytes

COUNTY, VILLAGE = "411421000000", "411421100200"
OTHERS: tuple[Audience, ...] = ("case_party", "public")


def report(*, party: bool) -> Report:
    """Of an officer who is deputy secretary, which fits Party members alone."""
    levels = (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY, Level.TOWNSHIP)
    register = Register(
        divisions=[
            *(
                Division(code=VILLAGE[:end].ljust(12, "0"), level=level, name=level.zh)
                for end, level in zip((2, 4, 6, 9), levels, strict=True)
            ),
            Division(code=VILLAGE, level=Level.VILLAGE, name="1村"),
        ],
        agencies=[Agency(id=COUNTY, name="民权县公安局", level=Level.COUNTY, division=COUNTY)],
        members=[
            Member(
                staff_id="P1",
                kind=MemberKind.OFFICER,
                agency=COUNTY,
                post=Post.COMMUNITY,
                cpc_member=party,
            )
        ],
        assignments=[],
        dual_posts=[
            DualPosting(
                member="P1",
                place=VILLAGE,
                post=DualPost.DEPUTY_SECRETARY,
                span=Span(since=date(2023, 1, 1)),
                approved=True,
                unpaid=True,
            )
        ],
    )
    return jw.check(register, on=date(2024, 4, 30), rules=["posts.dual"])


class TestDualPosts:
    """A member's finding beside those of their posts tells whether the posts fit."""

    @pytest.mark.parametrize("audience", OTHERS)
    def test_what_is_disclosed_is_the_same_of_everybody(self, audience: Audience) -> None:
        """Of a Party member and of one who is none; of the post all is told."""
        member, other = (jw.dumps(report(party=one), audience=audience) for one in (True, False))
        told = json.loads(member)["findings"]

        assert member == other
        assert [(one["subject"]["kind"], one["verdict"]) for one in told] == [("posting", "met")]

    def test_the_force_sees_all(self) -> None:
        """In storage, and as what is shown to it."""
        for document in (
            jw.dumps(report(party=False)),
            jw.dumps(report(party=False), audience="internal"),
        ):
            told = json.loads(document)["findings"]
            assert {one["subject"]["kind"]: one["verdict"] for one in told} == {
                "member": "short",
                "posting": "met",
            }

    @pytest.mark.parametrize("audience", OTHERS)
    def test_it_is_left_out_however_the_report_is_shown(self, audience: Audience) -> None:
        """As text, as a page, in a notebook, inside of an answer."""
        member, other = (report(party=one).seen_by(audience) for one in (True, False))

        assert member == other
        assert [one.subject.kind.code for one in member.findings] == ["posting"]
        answers = (view_bytes({"report": report(party=one)}, audience) for one in (True, False))
        assert len(set(answers)) == 1

    def test_a_whole_report_stays_as_it_is(self) -> None:
        """To the force nothing is left out."""
        assert report(party=True).seen_by("internal") == report(party=True)

    @pytest.mark.parametrize("audience", OTHERS)
    def test_such_a_finding_alone_is_not_written(self, audience: Audience) -> None:
        """Nothing of it would be left; that of a post is."""
        kinds = {one.subject.kind.code: one for one in report(party=False).findings}

        with pytest.raises(ValueError, match=r"posts\.dual"):
            jw.dumps(kinds["member"], audience=audience)
        with pytest.raises(ValueError, match=r"posts\.dual"):
            view_bytes({"finding": kinds["member"]}, audience)
        assert jw.dumps(kinds["member"])
        assert jw.dumps(kinds["member"], audience="internal")
        assert json.loads(jw.dumps(kinds["posting"], audience=audience))["verdict"] == "met"

    def test_an_audience_there_is_not_is_refused(self) -> None:
        """As where one is named to write for."""
        with pytest.raises(ValueError, match="none of the audiences"):
            report(party=True).seen_by("press")  # type: ignore[arg-type]
