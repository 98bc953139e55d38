"""What is deliberately absent: no text about a resident, nowhere (domain.md §1).

Every field that holds text, of every noun and every public class, stands here with what it may
hold. A new one fails until somebody has said, in this list, what it is for.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pkgutil import iter_modules, walk_packages
from typing import Annotated, Any, get_args, get_type_hints

import attrs
import pytest

import jingwu_model
from jingwu_model.declare import Matches, Name, Noun, Printable, Shape, Spec, specs
from jingwu_model.model import Member
from jingwu_model.workflows import Event

# Nouns: what is stored and exchanged.
NOUNS = {
    # What the model has of places, posts and staff.
    "Division.code": "a statistical division code",
    "Division.name": "the published name of a place",
    "Grid.id": "a grid's id",
    "Grid.division": "a division code",
    "Grid.name": "the name of a grid",
    "Grid.leader": "a staff number",
    "PlaceRef.id": "a place's id or division code",
    "Agency.id": "an agency's twelve characters",
    "Agency.division": "a division code",
    "Agency.name": "the name of a public security organ",
    "Station.id": "a station's id",
    "Station.agency": "an agency's id",
    "Station.name": "the name of a police station",
    "Station.divisions": "division codes",
    "PoliceRoom.id": "a room's id",
    "PoliceRoom.station": "a station's id",
    "PoliceRoom.name": "the name of a community police office",
    "PoliceRoom.stands_in": "a division code",
    "PoliceRoom.divisions": "division codes",
    "Workstation.id": "a workstation's id",
    "Workstation.station": "a station's id",
    "Workstation.room": "a room's id",
    "Workstation.stands_in": "a division code",
    "Workstation.divisions": "division codes",
    "Member.staff_id": "a staff number",
    "Member.agency": "an agency's id",
    "Member.station": "a station's id",
    "Assignment.member": "a staff number",
    "DutyEntry.member": "a staff number",
    "DutyEntry.ordered_by": "a staff number",
    "DutyEntry.led_by": "a staff number",
    "DutyEntry.reference": "an opaque token of the embedding system",
    # The rest of the institution: staff by their numbers, the public by counts alone.
    "DualPosting.member": "a staff number",
    "DualPosting.place": "a division code",
    "DualPosting.approved_by": "an organ's token",
    "Mentorship.mentor": "a staff number",
    "Mentorship.mentee": "a staff number",
    "Mentorship.area": "division codes",
    "Training.member": "a staff number",
    "Training.course": "the title of a course",
    "Training.instructor": "a staff number",
    "Recognition.member": "a staff number",
    "CareMeasure.agency": "an agency's id",
    "GridTeam.grid": "a grid's id",
    "GridTeam.compound": "the name of a housing compound",
    "GridTeam.officer": "a staff number",
    "GridTeam.auxiliaries": "staff numbers",
    "CommunityTeam.id": "a team's id",
    "CommunityTeam.led_by": "a staff number; one of the public who leads is not told",
    "Deliberation.agency": "an agency's id",
    "Deliberation.unit": "a unit's token",
    "ContactVisit.leader": "a staff number",
    "Instrument.issuer": "the organ that issued a document",
    "Instrument.title": "a document's title",
    "Practice.station": "a station's id",
    "Practice.room": "a room's id",
    "Practice.name": "what a practice is called",
    "Funding.place": "a division code",
    "JurisdictionList.agency": "an agency's id",
    "JurisdictionList.item": "a kind of business, such as thefts",
    "Publication.room": "a room's id",
    "Publication.reference": "an opaque token of the embedding system",
    "PlaceTrend.place": "a division code",
    # Time accounts and published figures.
    "TimeAccount.member": "a staff number",
    "TimeAccount.month": "a year and month",
    "Spent.on": "the code of a role, a duty task or another post",
    "City.division": "a division code",
    "City.name": "the name of a city or county",
    "Figure.claim": "what an official source says of a place, in its words",
    "Figure.claim_en": "the same in English",
    "Figure.source": "the key of a document",
    "Figure.where": "a section or paragraph of a document",
    # Official documents.
    "Citation.key": "the key of a document",
    "Citation.document": "a document's title",
    "Citation.document_en": "a document's title",
    "Citation.number": "a document's number",
    "Citation.issuer": "the organ that issued a document",
    "Citation.issuer_en": "the organ that issued a document",
    "Citation.article": "articles or paragraphs",
    "Document.key": "the key of a document",
    "Document.title": "a document's title",
    "Document.title_en": "a document's title",
    "Document.number": "a document's number",
    "Document.issuer": "the organ that issued a document",
    "Document.issuer_en": "the organ that issued a document",
    "Document.note": "what to know of the copy of a document that was read",
    "Document.note_en": "the same in English",
    "Due.calendar": "a calendar's version",
    # Standards and findings, about places and staff.
    "Standard.id": "a standard's id",
    "Standard.title": "what a standard sets",
    "Standard.title_en": "the same in English",
    "Standard.unit": "a unit of measure",
    "Standard.issuer": "the organ that issued a standard",
    "Standard.issuer_en": "the same in English",
    "Standard.scope": "a division code",
    "Amount.missing": "quantities and files that are missing",
    "Subject.id": "a division code, a row's id, or a staff number and a month",
    "Subject.name": "the name of a place or organ, or a staff number",
    "Subject.division": "a division code",
    "Note.zh": "a remark about counts of a place",
    "Note.en": "the same in English",
    "Finding.rule": "a rule's id",
    "Finding.worked": "a formula with its numbers",
    "County.division": "a division code",
    "County.name": "the name of a county",
    "Report.rules": "rules' ids",
    "Explanation.rule": "a rule's id",
    "Explanation.division": "a division code",
    "FormulaNote.needs": "files' names",
    # Proceedings: tokens, staff numbers and codes; of a case no free text at all.
    "Actor.ref": "a staff number, or an opaque token of a resident",
    "DocRef.token": "an opaque token of a document",
    "DocRef.sha256": "a digest",
    "Event.id": "an event's id",
    "Event.proceeding_id": "a proceeding's id",
    "Outcome.workflow": "a machine's name",
    "Outcome.proceeding_id": "a proceeding's id",
    "Outcome.state": "a state's code",
    "Outcome.digest": "a digest",
    "Told.duty": "a duty's name",
    "Told.to": "a capacity, or an opaque token of a resident",
    "dispute.Begin.proceeding": "a proceeding's id",
    "dispute.Escalate.follow_ups_standard": "a standard's id",
    "dispute.Facts.applicant": "an opaque token of a resident",
    "dispute.Facts.follow_ups_standard": "a standard's id",
    "dispute.Facts.parties": "opaque tokens of residents",
    "dispute.Facts.proceeding": "a proceeding's id",
    "dispute.Handler.ref": "a staff number, a unit's id, or an opaque token of a volunteer",
    "dispute.Register.applicant": "an opaque token of a resident",
    "dispute.Register.parties": "opaque tokens of residents",
    "dispute.Triage.follow_ups_standard": "a standard's id",
    "people_mediation.Apply.parties": "opaque tokens of residents",
    "people_mediation.ApplyForConfirmation.court": "a court's id",
    "people_mediation.Assign.mediators": "mediators' ids",
    "people_mediation.Begin.invitees": "opaque tokens of who was invited",
    "people_mediation.Facts.mediators": "mediators' ids",
    "people_mediation.Facts.parties": "opaque tokens of residents",
    "people_mediation.Propose.parties": "opaque tokens of residents",
    "people_mediation.SeekEnforcement.against": "an opaque token of a resident",
    "security_mediation.Age.party": "an opaque token of a resident",
    "security_mediation.AskRecusal.asked_to_recuse": "staff numbers",
    "security_mediation.AskRecusal.recusal_asked_by": "opaque tokens of residents",
    "security_mediation.Decide.parents_heard": "opaque tokens of residents",
    "security_mediation.DecideRecusal.recusal_askers": "opaque tokens of residents",
    "security_mediation.DecideRecusal.recused": "staff numbers",
    "security_mediation.DeclareRecusal.asked_to_recuse": "staff numbers",
    "security_mediation.EstablishFacts.injured": "opaque tokens of residents",
    "security_mediation.EstablishFacts.officers": "staff numbers",
    "security_mediation.EstablishFacts.violators": "opaque tokens of residents",
    "security_mediation.Facts.asked_to_recuse": "staff numbers",
    "security_mediation.Facts.injured": "opaque tokens of residents",
    "security_mediation.Facts.recusal_asked_by": "opaque tokens of residents",
    "security_mediation.Facts.recusal_askers": "opaque tokens of residents",
    "security_mediation.Facts.recused": "staff numbers",
    "security_mediation.Facts.reporters": "opaque tokens of residents",
    "security_mediation.Facts.violators": "opaque tokens of residents",
    "security_mediation.Flee.whose": "an opaque token of a resident",
    "security_mediation.MediateAgain.guardians_notified": "opaque tokens of residents",
    "security_mediation.MediateAgain.no_notice_wished": "opaque tokens of residents",
    "security_mediation.MediateAgain.officers": "staff numbers",
    "security_mediation.MediateAgain.present": "opaque tokens of residents",
    "security_mediation.MediateOnTheSpot.guardians_notified": "opaque tokens of residents",
    "security_mediation.MediateOnTheSpot.no_notice_wished": "opaque tokens of residents",
    "security_mediation.MediateOnTheSpot.officers": "staff numbers",
    "security_mediation.MediateOnTheSpot.present": "opaque tokens of residents",
    "security_mediation.OpenCase.injured": "opaque tokens of residents",
    "security_mediation.OpenCase.violators": "opaque tokens of residents",
    "security_mediation.OrderRecusal.asked_to_recuse": "staff numbers",
    "security_mediation.Proxy.party": "an opaque token of a resident",
    "security_mediation.Proxy.ref": "an opaque token of a proxy",
    "security_mediation.Recusal.asked_to_recuse": "staff numbers",
    "security_mediation.Report.injured": "opaque tokens of residents",
    "security_mediation.Report.led_by": "a staff number",
    "security_mediation.Report.reporters": "opaque tokens of residents",
    "security_mediation.Session.guardians_notified": "opaque tokens of residents",
    "security_mediation.Session.no_notice_wished": "opaque tokens of residents",
    "security_mediation.Session.officers": "staff numbers",
    "security_mediation.Session.present": "opaque tokens of residents",
    "security_mediation.StartRound.guardians_notified": "opaque tokens of residents",
    "security_mediation.StartRound.no_notice_wished": "opaque tokens of residents",
    "security_mediation.StartRound.officers": "staff numbers",
    "security_mediation.StartRound.present": "opaque tokens of residents",
    "security_mediation.Transfer.unit": "a unit's id",
    "security_mediation.ViolateAgain.whose": "an opaque token of a resident",
    "visit.Facts.hazards": "proceedings' ids",
    "visit.Facts.matters": "proceedings' ids",
    "visit.Facts.visited": "an opaque token of a resident",
    "visit.Facts.visitor": "a staff number",
    "visit.HandOver.visitor": "a staff number",
    "visit.Make.directed_by": "a staff number",
    "visit.Make.hazards": "proceedings' ids",
    "visit.Make.matters": "proceedings' ids",
    "visit.Plan.visited": "an opaque token of a resident",
    "visit.Plan.visitor": "a staff number",
}

# Other public classes: what they hold is about declarations, input and the library itself.
OTHERS = {
    "About.zh": "what a field is",
    "About.en": "the same in English",
    "Calendar.version": "a calendar's version",
    "Clash.table": "a table's name",
    "Clock.extended_late": "events' ids",
    "Clock.stopped_by": "an event's id",
    "Clock.used_by": "an event's id",
    "Clock.used_late": "events' ids",
    "ClockRule.counted_from": "a fact's name",
    "ClockRule.name": "a clock's name",
    "ClockRule.told": "duties' names",
    "Comparison.needs": "tables' names",
    "Distinct.by": "a field's name",
    "Duty.done_by": "an event's id",
    "Duty.to_ref": "an opaque token of a resident, kept out of its repr",
    "DutyRule.each": "a fact's name",
    "DutyRule.name": "a duty's name",
    "DivisionCode.code": "a statistical division code",
    "Fault.code": "a fault's code",
    "Fault.path": "where in an object or document",
    "Fault.found": "what stood there, shortened; hidden where it is kept back",
    "Fault.file": "a file's name",
    "FaultKind.code": "a fault's code",
    "Matches.pattern": "a regular expression",
    "Matches.zh": "what a pattern means",
    "Matches.en": "the same in English",
    "Reason.code": "a reason's code",
    "Remark.about": "a proceeding's id or a clock's name",
    "Remark.code": "a remark's code",
    "Remark.event_id": "an event's id",
    "Remark.proceeding_id": "a proceeding's id",
    "LoadedCases.left_out": "proceedings' ids",
    "Logged.workflow": "a machine's name",
    "Rejected.file": "a file's name",
    "Rejected.raw": "the cells of a row that could not be taken, as they stood in the file",
    "LaterRule.id": "a rule's id",
    "LaterRule.standards": "standards' ids",
    "LaterRule.cited": "sources' keys and parts of them",
    "Rule.id": "a rule's id",
    "Rule.also": "standards' ids",
    "Rule.if_nothing": "a file's name",
    "Rule.with_rule": "a rule's id",
    "Spec.name": "a field's name",
    "TableKind.name": "a table's name",
    "TableKind.key": "a field's name",
    "Transition.adds": "facts' names",
    "Transition.counts": "facts' names",
    "Transition.keeps": "facts' names",
    "Transition.row": "a row's id in the law's table",
    "Transition.sets": "facts' names",
    "Transition.stamps": "facts' names",
    "When.dated_by": "a fact's name",
    "When.given": "a fact's name",
    "When.unless": "a fact's name",
    "Workflow.name": "a machine's name",
    "Text.zh": "the library's own words",
    "Text.en": "the same in English",
    "Verification.head": "a digest",
    "Verification.what": "one of a few words of the library's own",
}

# What may have a name: places, organs, documents' keepers and practices; never a person.
NAMED = {
    "Agency",
    "City",
    "County",
    "Division",
    "Grid",
    "PoliceRoom",
    "Practice",
    "Station",
    "Subject",
}

# Of whom a text may hold a token, in the words of the list above.
SOMEBODY = ("resident", "proxy", "volunteer", "who was invited")

# Made up, and formed as those of people are: two identity numbers, a mobile number.
NUMBERS = ("410102199001011234", "41010219900101123X", "13800138000")

# What may be somewhere on the ground: places that stand still.
LOCATED = {"Division", "PoliceRoom", "Workstation"}

# Words that no field's name has, whatever it holds.
NEVER = frozenset(
    # How to reach or tell a person,
    {"phone", "mobile", "telephone", "email", "wechat", "weixin", "qq", "online", "surname"}
    | {"nickname", "alias", "identity", "idcard", "passport", "gender", "sex", "birth", "birthday"}
    # where they are,
    | {"address", "home", "residence", "whereabouts", "track", "trajectory", "movement"}
    | {"plate", "vehicle", "camera", "terminal"}
    # what the law protects most (PIPL 28),
    | {"ethnic", "ethnicity", "race", "religion", "belief", "faith", "marital", "health", "disease"}
    | {"biometric", "biometrics", "fingerprint", "face", "iris", "dna", "voice", "photo"}
    # what somebody thinks of them,
    | {"score", "scores", "scoring", "rating", "rank", "ranking", "risk", "prediction", "credit"}
    | {"suspect", "suspicion", "informant", "informants", "income"}
    # and what must never be counted for or against anybody.
    | {"petition", "petitions", "complaint", "complaints", "arrest", "arrests", "clearance"}
)


def heirs(base: type[Noun]) -> Iterator[type[Noun]]:
    """Every class below another: an event stands below `Event`."""
    for cls in base.__subclasses__():
        yield cls
        yield from heirs(cls)


def called(cls: type) -> str:
    """A class's name; one of a machine with the machine's before it."""
    room, _, rest = cls.__module__.removeprefix("jingwu_model.").partition(".")
    machine = rest.partition(".")[0]
    own = room == "workflows" and not machine.startswith("_")
    return f"{machine}.{cls.__name__}" if own else cls.__name__


def nouns() -> list[type[Noun]]:
    """Every noun of the library, found by importing all of it."""
    for module in walk_packages(jingwu_model.__path__, "jingwu_model."):
        # A `__main__` runs the command when it is imported; it declares nothing.
        if not module.name.endswith("__main__"):
            import_module(module.name)
    return [
        cls
        for cls in heirs(Noun)
        if cls.__module__.startswith("jingwu_model.")
        and getattr(sys.modules[cls.__module__], cls.__name__, None) is cls
    ]


def others() -> list[type]:
    """Every other public class of a room that is made of fields."""
    found: set[type] = set()
    for module in iter_modules(jingwu_model.__path__, "jingwu_model."):
        room = import_module(module.name)
        for name in getattr(room, "__all__", ()):
            value = getattr(room, name)
            if isinstance(value, type) and attrs.has(value) and not issubclass(value, Noun):
                found.add(value)
    return sorted(found, key=lambda cls: cls.__name__)


def innermost(shape: Shape) -> type:
    """What a field holds, one or many."""
    return shape.base if shape.item is None else innermost(shape.item)


def text_of_nouns(classes: Iterable[type[Noun]]) -> set[str]:
    """`Class.field` of every field that holds text, by itself or in tuples."""
    shared = {spec.name for spec in specs(Event)}
    return {
        f"{called(cls)}.{spec.name}"
        for cls in classes
        for spec in specs(cls)
        if innermost(spec.shape) is str
        and not (cls is not Event and issubclass(cls, Event) and spec.name in shared)
    }


def of_somebody() -> dict[str, Spec]:
    """Every text of a noun that may hold somebody's token."""
    found = {f"{called(cls)}.{spec.name}": spec for cls in nouns() for spec in specs(cls)}
    return {
        name: found[name] for name, words in NOUNS.items() if any(one in words for one in SOMEBODY)
    }


def takes(shape: Shape, text: str) -> bool:
    """Whether a text, by itself or in a tuple, may be a token."""
    if shape.item is not None:
        return takes(shape.item, text)
    (limit,) = (limit for limit in shape.limits if isinstance(limit, Matches))
    return re.fullmatch(limit.pattern, text) is not None


def holds_text(hint: Any) -> bool:
    """Whether text stands anywhere in a type."""
    return hint is str or any(map(holds_text, get_args(hint)))


def text_of_others(classes: Iterable[type]) -> set[str]:
    """The same of plain attrs classes."""
    return {
        f"{cls.__name__}.{field.name}"
        for cls in classes
        for field in attrs.fields(cls)
        if holds_text(get_type_hints(cls).get(field.name))
    }


def fields_of(classes: Iterable[type]) -> Iterator[tuple[str, str]]:
    """Class and field of every field."""
    for cls in classes:
        for field in attrs.fields(cls):
            yield cls.__name__, field.name


def forbidden(classes: Iterable[type]) -> set[str]:
    """`Class.field` of every field whose name has a word that no field may have."""
    return {
        f"{owner}.{field}"
        for owner, field in fields_of(classes)
        if not NEVER.isdisjoint(field.split("_"))
    }


@attrs.frozen(kw_only=True)
class Party(Noun):
    """A party to a dispute, as none may ever be declared."""

    present: bool
    name: Name
    aliases: tuple[Annotated[str, Printable(20)], ...] = ()
    home_address: Name | None = None
    key_person_score: int = 0


class TestText:
    """Every text has a purpose, and none of them is a resident."""

    def test_every_text_of_a_noun_is_listed(self) -> None:
        """A new one is to be added above, with what it may hold; a removed one removed."""
        assert text_of_nouns(nouns()) == NOUNS.keys()

    def test_every_text_of_another_public_class_is_listed(self) -> None:
        """Errors, declarations and tables hold words too."""
        assert text_of_others(others()) == OTHERS.keys()

    @pytest.mark.parametrize("held", [NOUNS, OTHERS])
    def test_each_says_what_it_may_hold(self, held: dict[str, str]) -> None:
        """In a line of its own."""
        assert all(words.strip() for words in held.values())

    def test_a_name_planted_on_a_party_is_caught(self) -> None:
        """By itself and in a tuple."""
        caught = text_of_nouns([Party]) - NOUNS.keys()

        assert caught == {"Party.name", "Party.aliases", "Party.home_address"}


class TestTokens:
    """Whoever is not of the force is a token."""

    def test_it_is_kept_from_the_public(self) -> None:
        """And nothing else of text is: what is hidden is listed as somebody's."""
        hidden = {
            f"{called(cls)}.{spec.name}"
            for cls in nouns()
            for spec in specs(cls)
            if innermost(spec.shape) is str and spec.sensitive
        }
        # Of the few things that a hidden text can be, a digest tells which it is.
        assert hidden == of_somebody().keys() | {"DocRef.sha256", "Outcome.digest"}

    @pytest.mark.parametrize("number", NUMBERS)
    def test_no_number_that_is_somebodys_is_one(self, number: str) -> None:
        """An identity number, a mobile number; a token that only begins like one may be."""
        for name, spec in of_somebody().items():
            assert not takes(spec.shape, number), name
            assert takes(spec.shape, f"{number}-1"), name


class TestNames:
    """What a field is called."""

    def test_only_places_organs_and_practices_have_a_name(self) -> None:
        """People of the force go by a number, residents by nothing at all."""
        named = {owner for owner, field in fields_of(nouns()) if "name" in field.lower().split("_")}

        assert named == NAMED

    def test_a_member_has_no_name(self) -> None:
        """Nor any other word for one."""
        assert [spec.name for spec in specs(Member)] == [
            "staff_id",
            "kind",
            "agency",
            "station",
            "post",
            "joined",
            "left",
            "cpc_member",
            "competences",
            "newcomer_until",
        ]

    def test_only_what_stands_still_has_a_location(self) -> None:
        """Nobody's whereabouts."""
        located = {owner for owner, field in fields_of(nouns()) if "location" in field}

        assert located == LOCATED

    def test_no_field_has_a_word_that_none_may_have(self) -> None:
        """Whatever its type."""
        assert forbidden([*nouns(), *others()]) == set()

    def test_such_a_word_planted_on_a_party_is_caught(self) -> None:
        """Anywhere in the name."""
        assert forbidden([Party]) == {"Party.home_address", "Party.key_person_score"}
