"""Quantities of the institution at work, told in `Quantity`: places, posts and leadership."""

from typing import Final

EQUIPMENT_ITEMS: Final = (
    "equipment_items",
    "配备到位项数",
    "items of equipment in place",
    "外观标识、制度牌匾、装备配备三项中已到位的项数。",
    "Of the uniform sign, the system plaques and the equipment, how many are in place.",
    "city-2024",
)
OFFICES_ON_SITE: Final = (
    "offices_on_site",
    "同址设立的警务室数",
    "offices on the committee's site",
    "与村委会同址设立的警务室数量。",
    "Offices that stand on the villagers' committee's site.",
    "city-2024",
)
GRID_LEADERS: Final = (
    "grid_leaders",
    "网格长人数",
    "leaders of the grid",
    "担任网格长的支部书记和社区民警人数。",
    "Of the branch secretary and a community officer, how many lead the grid.",
    "jingyuan-2020",
)
MONTHS_BETWEEN_MEETINGS: Final = (
    "months_between_meetings",
    "专题研究最长间隔",
    "longest gap between meetings",
    "相邻两次专题研究间隔的自然月数，取最长。",
    "Calendar months from one meeting on the work to the next, at their longest.",
    "city-2024",
)
CONTACT_VISITS: Final = (
    "contact_visits",
    "到联系点次数",
    "contact visits",
    "局领导一年到联系点的次数。",
    "Visits in a year of a bureau's leader to the place they keep in contact with.",
    "city-2024",
)
FITTING_POSTS: Final = (
    "fitting_posts",
    "合规兼任职务数",
    "lawful posts that fit",
    "符合本人身份且合法的村（居）“两委”兼任职务，有一项或者多项均计为 1。",
    "Whether a post in a village or community is lawful and fits who holds it: 1 for one or several.",
    "city-2024",
)
UNLAWFUL_POINTS: Final = (
    "unlawful_points",
    "违反法律要求项数",
    "points of law that are lacking",
    "兼任职务未做到的法律要求项数：选举产生、经批准、不领报酬。",
    "What the law asks of a post and it lacks: election, approval, no pay.",
    "VCOL18",
)
TOWNSHIP_POSTS: Final = (
    "township_posts",
    "所长兼任行政副职数",
    "township posts of the station's head",
    "兼任辖区乡镇（街道）行政副职的派出所所长人数。",
    "Heads of the station who are deputy heads of a township that it serves.",
    "city-2024",
)
RECRUITS: Final = (
    "recruits",
    "新招录辅警数",
    "recruited auxiliaries",
    "标准施行以来招录、当日在职的辅警人数。",
    "Auxiliaries who joined since the standard began and serve on the day.",
    "city-2024",
)
UNPLACED_RECRUITS: Final = (
    "unplaced_recruits",
    "未充实到室站的新招录辅警数",
    "recruits who serve no office or workstation",
    "未任职于警务室、工作站，或者设有警务室、工作站的村和网格的新招录辅警人数。",
    "Recruited auxiliaries without an assignment to an office or workstation, or to a village or grid in whose village one stands.",
    "city-2024",
)
PLACED_RECRUITS: Final = (
    "placed_recruits",
    "已充实到室站的新招录辅警数",
    "recruits who serve an office or workstation",
    "任职于警务室、工作站，或者设有警务室、工作站的村和网格的新招录辅警人数。",
    "Recruited auxiliaries with an assignment to an office or workstation, or to a village or grid in whose village one stands.",
    "city-2024",
)
FRONTLINE_POSTS: Final = (
    "frontline_posts",
    "先到一线的任职数",
    "front-line posts served first",
    "新进民辅警先到基层一线的任职，有即为 1。",
    "Whether a newcomer served the front line first: 1 where they did.",
    "city-2024",
)
ROTA_LEADERS: Final = (
    "rota_leaders",
    "轮值带队民辅警数",
    "officers or auxiliaries who lead the rota",
    "带领轮值巡防队伍的民警或者辅警人数。",
    "Officers or auxiliaries who lead a team that goes by a rota.",
    "jingyuan-2020",
)
EARMARKED_BUDGETS: Final = (
    "earmarked_budgets",
    "专项足额保障的财政数",
    "budgets that set money apart",
    "当年对公用经费专项足额保障的本级财政，有即为 1。",
    "Whether the place's budget sets money apart for the work that year: 1 where it does.",
    "city-2024",
)
