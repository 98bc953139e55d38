"""The guards of people's mediation, from the application to the agreement."""

from collections.abc import Iterable

from jingwu_model.timeline import SOURCES
from jingwu_model.vocabulary import ActorKind
from jingwu_model.workflows._event import Act, Event
from jingwu_model.workflows._reason import guard
from jingwu_model.workflows.people_mediation import _events as ev
from jingwu_model.workflows.people_mediation._events import Facts
from jingwu_model.workflows.people_mediation._terms import AgreementItem

_ADM = SOURCES["ADM"]
_PML = SOURCES["PML"]
_PMRULE = SOURCES["PMRULE"]
_READING = SOURCES["library"].whole

_PARTY = ActorKind.PARTY
_COMMITTEE = ActorKind.COMMITTEE
_MEDIATOR = ActorKind.MEDIATOR
_ITEMS = len(AgreementItem)


def all_parties(facts: Facts, acts: Iterable[Act]) -> bool:
    """Whether every party acted."""
    absent = set(facts.parties)
    # Loops, here and below: in Python 3.11 a comprehension is a call more, and this is
    # asked often.
    for act in acts:
        by = act.by
        if by.kind is _PARTY:
            absent.discard(by.ref)
    return not absent


@guard(
    "parties.too_few",
    _READING,
    supplied_by=(_PARTY, _COMMITTEE),
    zh="纠纷当事人不足两方",
    en="the dispute has fewer than two parties",
)
def two_parties(_facts: Facts, event: ev.Apply | ev.Propose) -> bool:
    """A dispute has two parties at least."""
    return len(event.parties) > 1


@guard(
    "applicant.not_a_party",
    _PML[17],
    supplied_by=(_PARTY,),
    zh="申请人不是本纠纷的当事人",
    en="the applicant is not a party to the dispute",
)
def applicant_is_party(_facts: Facts, event: ev.Apply) -> bool:
    """Whoever applies is one of the parties."""
    return event.by.ref in event.parties


@guard(
    "referral.not_told",
    _ADM[178],
    supplied_by=(_PARTY,),
    zh="所述案件不是因属于民间纠纷而告知另寻途径的治安案件",
    en="the case named is none in which this way was told because no violation was found",
)
def referral_told(_facts: Facts, event: ev.Apply) -> bool:
    """The way here may have been told in a case that was none (A4).

    Where `referral` is given, its `workflow` is `security_mediation` and its `state` is
    `referred_to_pmc_or_court`.
    """
    case = event.referral
    return case is None or (
        case.workflow == "security_mediation" and case.state == "referred_to_pmc_or_court"
    )


@guard(
    "party.unknown",
    _READING,
    supplied_by=(_PARTY,),
    zh="不是本纠纷的当事人",
    en="whoever acts is not a party to this dispute",
)
def of_the_parties(facts: Facts, event: Event) -> bool:
    """A party who acts is one of this dispute's."""
    return event.by.kind is not _PARTY or event.by.ref in facts.parties


@guard(
    "mediator.none",
    _PML[19],
    supplied_by=(_COMMITTEE, _PARTY),
    zh="尚未指定或者选定调解员",
    en="no mediator has been appointed or chosen",
)
def some_mediator(_facts: Facts, event: ev.Assign) -> bool:
    """One mediator at least."""
    return bool(event.mediators)


@guard(
    "mediator.not_accepted",
    _PML[23],
    supplied_by=(_PARTY,),
    zh="并非各方当事人都接受该调解员",
    en="not every party accepts the mediators",
)
def mediators_accepted(facts: Facts, event: ev.Assign) -> bool:
    """Every party accepts the mediators."""
    return all_parties(facts, event.acts)


@guard(
    "mediator.not_assigned",
    _PML[19],
    supplied_by=(_MEDIATOR,),
    zh="不是本纠纷的调解员",
    en="whoever acts is not a mediator of this dispute",
)
def own_mediator(facts: Facts, event: Event) -> bool:
    """A mediator who acts is one of this dispute's."""
    return event.by.kind is not _MEDIATOR or event.by.ref in facts.mediators


@guard(
    "rights.not_told",
    _PMRULE[30],
    supplied_by=(_MEDIATOR,),
    zh="调解前未告知人民调解的性质、原则、效力以及当事人的权利义务",
    en="the nature, principle and effect of mediation, and the parties' rights and duties, "
    "were not told beforehand",
)
def rights_told(_facts: Facts, event: ev.Begin) -> bool:
    """Before mediation begins, the parties know what it is."""
    return event.rights_told


@guard(
    "invitees.no_consent",
    _PML[20],
    supplied_by=(_PARTY,),
    zh="邀请他人参与调解，未征得当事人同意",
    en="others are invited to take part without the parties' consent",
)
def invitees_accepted(_facts: Facts, event: ev.Begin) -> bool:
    """Others take part only with the parties' consent."""
    return not event.invitees or event.invitees_accepted


@guard(
    "session.not_as_asked",
    _PML[23],
    supplied_by=(_MEDIATOR,),
    zh="未按当事人的要求公开或者不公开进行",
    en="the session is not held open, or closed, as the parties asked",
)
def as_asked(_facts: Facts, event: ev.Begin) -> bool:
    """Open or closed as the parties ask; where they differ, one objection closes it.

    Held in public only where nobody asked to close it; held closed only where somebody asked
    to close it or nobody asked to open it.
    """
    if event.in_public:
        return not event.closed_asked
    return event.closed_asked or not event.open_asked


@guard(
    "agreement.not_all_agree",
    _PML[28],
    supplied_by=(_PARTY,),
    zh="并非各方当事人都同意协议",
    en="not every party agrees",
)
def all_agree(facts: Facts, event: ev.AgreeOrally) -> bool:
    """An oral agreement is every party's."""
    return all_parties(facts, event.acts)


@guard(
    "agreement.writing_wanted",
    _PML[28],
    supplied_by=(_PARTY,),
    zh="当事人并未表示无需制作书面协议",
    en="the parties have not said that writing is unnecessary",
)
def no_writing(_facts: Facts, event: ev.AgreeOrally) -> bool:
    """It may be oral where the parties think writing unnecessary."""
    return event.writing_unnecessary


@guard(
    "agreement.not_recorded",
    _PML[28],
    supplied_by=(_MEDIATOR,),
    zh="调解员尚未记录口头协议的内容",
    en="the mediator has not recorded the oral agreement",
)
def recorded(_facts: Facts, event: ev.AgreeOrally) -> bool:
    """The mediator records an oral agreement."""
    return event.recorded


@guard(
    "agreement.another_day",
    _PML[30],
    supplied_by=(_MEDIATOR,),
    zh="所记日期不是各方达成口头协议之日",
    en="the day recorded is not the day on which the last party agreed",
)
def on_the_day(_facts: Facts, event: ev.AgreeOrally) -> bool:
    """An oral agreement takes effect on the day it is reached, that of its last act.

    The latest of all its acts, whoever's, is of the event's own day; with no act it holds.
    """
    return not event.acts or max(act.at for act in event.acts).date() == event.at.date()


@guard(
    "draft.items_missing",
    _PML[29],
    supplied_by=(_MEDIATOR,),
    zh="调解协议书的内容不全",
    en="the written agreement lacks items",
)
def all_items(_facts: Facts, event: ev.Draft) -> bool:
    """Every item stands in the draft; none stands there twice, so their number says it."""
    return len(event.items) == _ITEMS


@guard(
    "draft.no_document",
    _PML[28],
    supplied_by=(_MEDIATOR,),
    zh="没有调解协议书文本",
    en="the written agreement's document is missing",
)
def has_document(_facts: Facts, event: ev.Draft) -> bool:
    """A written agreement is a document: the draft has one."""
    return event.document is not None


@guard(
    "sign.party_missing",
    _PML[29],
    supplied_by=(_PARTY,),
    zh="有当事人尚未签名、盖章或者按指印",
    en="a party has not signed, sealed or fingerprinted",
)
def all_signed(facts: Facts, event: ev.Sign) -> bool:
    """Every party signs."""
    return all_parties(facts, event.acts)


@guard(
    "sign.mediator_missing",
    _PML[29],
    supplied_by=(_MEDIATOR,),
    zh="调解员尚未签名",
    en="the mediator has not signed",
)
def mediator_signed(facts: Facts, event: ev.Sign) -> bool:
    """A mediator of this dispute signs: one of them, as a mediator, is enough."""
    for act in event.acts:
        by = act.by
        if by.kind is _MEDIATOR and by.ref in facts.mediators:
            return True
    return False


@guard(
    "seal.missing",
    _PML[29],
    supplied_by=(_COMMITTEE,),
    zh="尚未加盖人民调解委员会印章",
    en="the committee's seal is missing",
)
def sealed(_facts: Facts, event: ev.Sign) -> bool:
    """The committee seals."""
    return event.seal


@guard(
    "sign.another_document",
    _READING,
    supplied_by=(_MEDIATOR,),
    zh="签署的不是所拟定的调解协议书",
    en="the document signed is not the one drafted",
)
def same_document(facts: Facts, event: ev.Sign) -> bool:
    """What is signed is what was drafted."""
    return event.document == facts.document


@guard(
    "sign.before_draft",
    _READING,
    supplied_by=(_PARTY, _MEDIATOR),
    zh="有签名早于协议书拟定",
    en="a signature is older than the draft",
)
def after_draft(facts: Facts, event: ev.Sign) -> bool:
    """What is signed is there to be signed: no act, of whomever, is before the draft."""
    drafted = facts.drafted
    for act in event.acts:  # noqa: SIM110 - a loop, as in `all_parties`
        if drafted is not None and act.at < drafted:
            return False
    return True
