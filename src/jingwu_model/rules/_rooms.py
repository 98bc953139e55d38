"""The rules on community police offices and workstations."""

from jingwu_model.errors import Text
from jingwu_model.rules._formula import quantity, standard
from jingwu_model.rules._offices import (
    FEWEST_ROOMS,
    POOLED,
    STANDING,
    VILLAGES,
    WITHOUT_STATION,
    by_township,
    few,
    has_room,
    if_each_community,
    left_for_villages,
    left_of,
    most_useful,
    no_grouping,
    no_units,
    not_remote,
    of_remote_or_empty,
    only_a_post,
    remote_aside,
    remote_or_empty,
    the_most,
)
from jingwu_model.rules._remarks import no_villages
from jingwu_model.rules._rule import Comparison, Rule
from jingwu_model.rules._terms import Mark, Relation, SubjectKind
from jingwu_model.vocabulary import Quantity, Unit

_Q = Quantity
_K = SubjectKind

ROOMS_URBAN = Rule(
    id="rooms.urban",
    title=Text("城区每个社区建警务室", "an office for every community"),
    with_rule="rooms.rural",
    how=Text(
        "警务室设在该社区的才算。公布数字不分社区和行政村，合计结论列在 rooms.rural。",
        "An office counts for the community in which it stands. Published figures give the "
        "offices of communities and villages in one number, so the finding on totals stands under "
        "`rooms.rural`.",
    ),
    unknown_when=Text("未登记警务室（rooms.csv）。", "rooms.csv is not recorded."),
    comparisons=(
        Comparison(
            of=_K.COMMUNITY,
            expected=standard("rooms.urban.rooms"),
            actual=quantity(_Q.ROOMS),
            unit=Unit.COUNT,
            needs=("divisions", "rooms"),
        ),
    ),
)

ROOMS_RURAL = Rule(
    id="rooms.rural",
    title=Text("农村警务室", "offices for villages"),
    also=("rooms.rural.fewest",),
    how=Text(
        "全域合并计算：社区需要数加行政村需要数，后者为行政村数除以 rooms.rural.most 并向上取整，"
        "视同各派出所可以共用，同时列出警务室不跨乡镇（街道）时的需要数。只设在或只服务农场等单位、已撤销村的警务室不计。"
        "逐所（无派出所管辖的行政村按乡镇（街道）合计）："
        "至少为行政村数除以 rooms.rural.most 并向上取整，至多为除以 rooms.rural.fewest 并向下取整，"
        "后者并非要求；至少多于至多的，行政村无法编组，予以说明。逐室：服务的行政村多于 "
        "rooms.rural.most 为未达标，少于 rooms.rural.fewest 为达标并予以说明。"
        "设在行政村，或只服务行政村的警务室计为农村警务室。偏远派出所不适用。",
        "Of the whole, pooled as if stations shared: what communities need and the villages "
        "divided by `rooms.rural.most`, rounded up, with the need if no office serves two "
        "townships beside it; an office of farms alone, or of villages that are no more, is none. "
        "Of each station (each township, for the villages that no station serves): its "
        "villages divided by `rooms.rural.most`, rounded up, at least; divided by "
        "`rooms.rural.fewest`, rounded down, at most, which is never required; where the least is "
        "more than the most there is no grouping, and that is said. Of each office: more villages "
        "than `rooms.rural.most` is short, fewer than `rooms.rural.fewest` is met and said so. An "
        "office that stands in a village, or serves villages only, is one for villages. Remote "
        "stations are left to `rooms.remote`.",
    ),
    unknown_when=Text(
        "警务室数未公布，且未登记警务室（rooms.csv）；或派出所管辖区划、警务室服务的村未登记。",
        "Offices are neither published nor recorded in rooms.csv; or what a station or an office "
        "serves is not recorded.",
    ),
    comparisons=(
        Comparison(
            of=_K.WHOLE,
            expected=POOLED,
            actual=quantity(_Q.ROOMS),
            unit=Unit.COUNT,
            marks=(Mark.POOLED,),
            inapplicable=no_units,
            remarks=(most_useful, left_for_villages, by_township, remote_aside),
        ),
        Comparison(
            of=_K.STATION,
            expected=FEWEST_ROOMS,
            actual=quantity(_Q.VILLAGE_ROOMS),
            unit=Unit.COUNT,
            needs=("divisions", "rooms", "stations"),
            optional=True,
            inapplicable=remote_or_empty,
            remarks=(the_most, no_grouping),
        ),
        Comparison(
            of=_K.TOWNSHIP,
            expected=FEWEST_ROOMS,
            actual=quantity(_Q.VILLAGE_ROOMS),
            unit=Unit.COUNT,
            needs=("divisions", "rooms"),
            among=WITHOUT_STATION,
            inapplicable=no_villages,
            remarks=(left_of, the_most, no_grouping),
        ),
        Comparison(
            of=_K.ROOM,
            relation=Relation.AT_MOST,
            expected=standard("rooms.rural.most"),
            actual=VILLAGES,
            unit=Unit.COUNT,
            needs=("divisions", "rooms"),
            inapplicable=of_remote_or_empty,
            remarks=(few,),
        ),
    ),
)

ROOMS_REMOTE = Rule(
    id="rooms.remote",
    title=Text("偏远派出所警务室", "offices of a remote station"),
    how=Text(
        "地处偏远、警力较少的派出所（stations.csv 的 remote 列），以 rooms.remote.rooms 代替 "
        "rooms.rural。",
        "`rooms.remote.rooms` is asked of a station recorded as remote and thinly staffed, in "
        "place of `rooms.rural`.",
    ),
    unknown_when=Text(
        "未登记派出所或警务室（stations.csv、rooms.csv）。",
        "stations.csv or rooms.csv is not recorded.",
    ),
    comparisons=(
        Comparison(
            of=_K.STATION,
            expected=standard("rooms.remote.rooms"),
            actual=quantity(_Q.ROOMS),
            unit=Unit.COUNT,
            needs=("stations", "rooms"),
            inapplicable=not_remote,
        ),
    ),
)

ROOMS_WORKSTATION = Rule(
    id="rooms.workstation",
    title=Text("无警务室的村设警务工作站", "a workstation in every village without an office"),
    how=Text(
        "未设警务室的行政村，逐村设警务工作站（岗）；由设在他村的警务室服务的，不算设有警务室。公"
        "布数字只有总数：即使警务室全部设在行政村，也至多省去同样数目的工作站，结论只据总数，不能"
        "说明任何一村。",
        "Every village in which no office stands has a workstation or post in it; being served by "
        "an office elsewhere is no office. Totals give only bounds: at most as many villages as "
        "there are offices need none. What totals show, they show of no single village.",
    ),
    unknown_when=Text(
        "工作站数未公布，且未登记警务室或工作站（rooms.csv、workstations.csv）。",
        "Workstations are neither published nor recorded; of villages, rooms.csv or "
        "workstations.csv is not recorded.",
    ),
    comparisons=(
        Comparison(
            of=_K.WHOLE,
            totals=True,
            expected=(VILLAGES - STANDING) * standard("rooms.workstation.workstations"),
            actual=quantity(_Q.WORKSTATIONS),
            unit=Unit.COUNT,
            marks=(Mark.ON_TOTALS,),
            remarks=(if_each_community,),
        ),
        Comparison(
            of=_K.VILLAGE,
            expected=standard("rooms.workstation.workstations"),
            actual=quantity(_Q.WORKSTATIONS),
            unit=Unit.COUNT,
            needs=("divisions", "rooms", "workstations"),
            inapplicable=has_room,
            remarks=(only_a_post,),
        ),
    ),
)
