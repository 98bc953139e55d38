"""职责对应, duties matched: how roles, duty tasks and core duties answer to each other.

The three lists were drawn up by three issuers for the same work. The sources do not relate them:
the links and their reasons are this library's own.
"""

from typing import Final, Generic, TypeVar

import attrs

from jingwu_model.errors import Text
from jingwu_model.vocabulary._work import CoreDuty, Duty, Role

NarrowT = TypeVar("NarrowT", Role, Duty)
BroadT = TypeVar("BroadT", Duty, CoreDuty)


@attrs.frozen
class Link(Generic[NarrowT, BroadT]):
    """Two terms of different lists that stand for the same work, and why.

    Args:
        narrow: The term of the list nearer to the village: a role, or a duty task.
        broad: What it answers to: a duty task, or a core duty.
        why: The reason, in both languages.

    Examples:
        >>> ROLE_DUTIES[0].narrow, ROLE_DUTIES[0].broad
        (Role.COLLECTOR, Duty.BASIC_INFORMATION)
    """

    narrow: NarrowT
    broad: BroadT
    why: Text


ROLE_DUTIES: Final[tuple[Link[Role, Duty], ...]] = (
    Link(
        Role.COLLECTOR,
        Duty.BASIC_INFORMATION,
        Text(
            "采集员走村串户，所得就是辖区的基础信息。",
            "What the collector brings home from door to door is the basic information.",
        ),
    ),
    Link(
        Role.COLLECTOR,
        Duty.POPULATION,
        Text(
            "实有人口的数量和变动要靠日常采集来更新。",
            "The count of the population is kept true by everyday collecting.",
        ),
    ),
    Link(
        Role.SAFETY,
        Duty.PREVENTION,
        Text(
            "安全员组织防范、排查隐患，正是安全防范的内容。",
            "Organising prevention and finding hazards is what the safety worker is for.",
        ),
    ),
    Link(
        Role.SAFETY,
        Duty.ORDER,
        Text(
            "治乱点、防案件离不开日常的治安管理。",
            "Trouble spots and offences are kept down by everyday care for public order.",
        ),
    ),
    Link(
        Role.MEDIATOR,
        Duty.DISPUTES,
        Text(
            "调解员的任务就是把矛盾纠纷化解在当地。",
            "The mediator's task is to see disputes settled where they arise.",
        ),
    ),
    Link(
        Role.INFORMATION,
        Duty.BASIC_INFORMATION,
        Text(
            "信息员反映的社情民意和治安状况，是基础信息的组成部分。",
            "The conditions of a place, which this role reports, belong to its basic information.",
        ),
    ),
    Link(
        Role.SERVICE,
        Duty.SERVICE,
        Text(
            "服务员为群众办事解难，与服务群众同义。",
            "Helping people with what they need is serving the public by another name.",
        ),
    ),
    Link(
        Role.PUBLICITY,
        Duty.PREVENTION,
        Text(
            "宣传防盗、防诈常识是最经常的防范措施。",
            "Advice against theft and fraud is prevention in its most everyday form.",
        ),
    ),
    Link(
        Role.PUBLICITY,
        Duty.SERVICE,
        Text(
            "宣讲法律、告知办事手续，方便了群众。",
            "Explaining the law and what a procedure takes spares people trouble.",
        ),
    ),
)

DUTY_CORE_DUTIES: Final[tuple[Link[Duty, CoreDuty], ...]] = (
    Link(
        Duty.BASIC_INFORMATION,
        CoreDuty.CONDITIONS,
        Text(
            "采集基础信息，是为了掌握辖区的社情民意。",
            "Basic information is collected in order to know the state of the area.",
        ),
    ),
    Link(
        Duty.POPULATION,
        CoreDuty.POPULATION,
        Text(
            "两者都指实有人口管理，只是表述不同。",
            "Both name the management of the actual population.",
        ),
    ),
    Link(
        Duty.PREVENTION,
        CoreDuty.PREVENTION,
        Text("两者都指组织各方力量开展安全防范。", "Both name the organising of prevention."),
    ),
    Link(
        Duty.ORDER,
        CoreDuty.ORDER,
        Text(
            "治安管理的目的是维护社区秩序。",
            "Public order is managed so that the community's order is kept.",
        ),
    ),
    Link(
        Duty.DISPUTES,
        CoreDuty.ORDER,
        Text(
            "纠纷不及时化解会激化成案件，化解纠纷就是维护秩序。",
            "A dispute left alone may turn into a case; to settle it is to keep order.",
        ),
    ),
    Link(
        Duty.SERVICE,
        CoreDuty.SERVICE,
        Text("两者都指为辖区群众服务。", "Both name service to the people of the area."),
    ),
)


def duties_of(term: Role | CoreDuty) -> tuple[Duty, ...]:
    """The duty tasks that a role carries, or that a core duty takes in.

    Args:
        term: A role or a core duty.

    Returns:
        At least one duty task, in the order of the links.

    Examples:
        >>> duties_of(Role.SAFETY)
        (Duty.PREVENTION, Duty.ORDER)
        >>> duties_of(CoreDuty.ORDER)
        (Duty.ORDER, Duty.DISPUTES)
    """
    if isinstance(term, Role):
        return tuple(link.broad for link in ROLE_DUTIES if link.narrow is term)
    return tuple(link.narrow for link in DUTY_CORE_DUTIES if link.broad is term)


def roles_of(duty: Duty) -> tuple[Role, ...]:
    """The roles that carry a duty task.

    Args:
        duty: A duty task.

    Returns:
        At least one role, in the order of the links.

    Examples:
        >>> roles_of(Duty.BASIC_INFORMATION)
        (Role.COLLECTOR, Role.INFORMATION)
    """
    return tuple(link.narrow for link in ROLE_DUTIES if link.broad is duty)


def core_duty_of(duty: Duty) -> CoreDuty:
    """The one core duty that a duty task answers to.

    There is exactly one, so that time told by duty task adds up by core duty without being
    counted twice.

    Args:
        duty: A duty task.

    Returns:
        The core duty.

    Examples:
        >>> core_duty_of(Duty.DISPUTES)
        CoreDuty.ORDER
    """
    return next(link.broad for link in DUTY_CORE_DUTIES if link.narrow is duty)
