"""地方, places: their levels, what their codes say, and where points are measured."""

from jingwu_model.declare import Term


class Level(Term):
    """级别, the five levels of the statistical division.

    A place's level is told by its twelve-digit code alone. Source: `STATCODE`.
    """

    PROVINCE = (
        "province",
        "省级",
        "province",
        "省、自治区、直辖市一级，由统计代码第一、二位确定。",
        "A province, autonomous region or municipality: digits 1–2 of the code.",
        "STATCODE",
    )
    PREFECTURE = (
        "prefecture",
        "地级",
        "prefecture",
        "地级市、地区、自治州、盟一级，由统计代码第三、四位确定。",
        "A prefecture-level city, prefecture or league: digits 3–4 of the code.",
        "STATCODE",
    )
    COUNTY = (
        "county",
        "县级",
        "county",
        "县、县级市、市辖区、旗一级，由统计代码第五、六位确定。",
        "A county, county-level city, district or banner: digits 5–6 of the code.",
        "STATCODE",
    )
    TOWNSHIP = (
        "township",
        "乡级",
        "township",
        "街道、镇、乡一级，由统计代码第七至九位确定。",
        "A street, town or township: digits 7–9 of the code.",
        "STATCODE",
    )
    VILLAGE = (
        "village",
        "村级",
        "village",
        "居委会、村委会及类似单位一级，由统计代码末三位确定。",
        "A residents' or villagers' committee, or the like: digits 10–12 of the code.",
        "STATCODE",
    )


class Network(Term):
    """四级网络, the four levels of the policing network, from city to village.

    Source: `city-2024` §2(3)1.
    """

    CITY = (
        "city",
        "市",
        "city",
        "四级网络的最高一级，由市公安局统筹。",
        "The highest of the four levels, led by the city's bureau.",
        "city-2024",
    )
    COUNTY = (
        "county",
        "县",
        "county",
        "县（市、区）一级，由县级公安机关组织实施。",
        "The county or district, where the county-level organ carries the work out.",
        "city-2024",
    )
    TOWNSHIP = (
        "township",
        "乡",
        "township",
        "乡镇、街道一级，以派出所为支点。",
        "The township or street, where the police station stands.",
        "city-2024",
    )
    VILLAGE = (
        "village",
        "村",
        "village",
        "行政村、社区一级，由社区和驻村民辅警在岗。",
        "The village or community, where community officers and auxiliaries serve.",
        "city-2024",
    )


class AnalysisLevel(Term):
    """研判层级, the three levels that gather and analyse what a village sends up.

    Source: `city-2024` §2(3)1.
    """

    PROVINCE = (
        "province",
        "省",
        "province",
        "省级公安机关的信息收集研判层级。",
        "Information is gathered and analysed by the province's organ.",
        "city-2024",
    )
    CITY = (
        "city",
        "市",
        "city",
        "市级公安机关的信息收集研判层级。",
        "Information is gathered and analysed by the city's organ.",
        "city-2024",
    )
    COUNTY = (
        "county",
        "县",
        "county",
        "县级公安机关的信息收集研判层级。",
        "Information is gathered and analysed by the county's organ.",
        "city-2024",
    )


class Committee(Term):
    """村级单位类别, which kind of committee a village-level code stands for.

    Digits 10–12 of the code are a sequence number whose range tells the kind: 001–199 residents,
    200–399 villagers, 400–499 residents-like, 500–599 villagers-like; outside these there is
    none. It says nothing of `UrbanRural`, nor that of this: neither is inferred from the other.
    Source: `STATCODE`.
    """

    RESIDENTS = (
        "residents",
        "居民委员会",
        "residents' committee",
        "统计代码末三位在001至199之间的单位，标准按社区对待。",
        "Digits 10–12 lie in 001–199; the standards count it as a community.",
        "STATCODE",
    )
    VILLAGERS = (
        "villagers",
        "村民委员会",
        "villagers' committee",
        "统计代码末三位在200至399之间的单位，标准按行政村对待。",
        "Digits 10–12 lie in 200–399; the standards count it as a village.",
        "STATCODE",
    )
    RESIDENTS_LIKE = (
        "residents_like",
        "类似居民委员会",
        "residents-like unit",
        "统计代码末三位在400至499之间的单位，标准按社区对待。",
        "Digits 10–12 lie in 400–499; the standards count it as a community.",
        "STATCODE",
    )
    VILLAGERS_LIKE = (
        "villagers_like",
        "类似村民委员会",
        "villagers-like unit",
        "末三位在500至599之间的单位（如农场），一般不适用标准。",
        "Digits 10–12 lie in 500–599: a farm or the like, to which no standard applies unasked.",
        "STATCODE",
    )


class TownshipKind(Term):
    """乡级单位类别, which kind of unit a township-level code stands for.

    Digits 7–9 of the code tell it. Source: `STATCODE`, after `GBT10114`.
    """

    STREET = (
        "street",
        "街道",
        "street",
        "统计代码第七至九位在001至099之间的城市街道。",
        "Digits 7–9 of the code lie in 001–099: an urban subdistrict.",
        "STATCODE",
    )
    TOWN = (
        "town",
        "镇",
        "town",
        "统计代码第七至九位在100至199之间的建制镇。",
        "Digits 7–9 of the code lie in 100–199: a town, more built up than a township.",
        "STATCODE",
    )
    TOWNSHIP = (
        "township",
        "乡",
        "township",
        "统计代码第七至九位在200至399之间的乡，包括民族乡。",
        "Digits 7–9 of the code lie in 200–399: a township, mostly country.",
        "STATCODE",
    )
    COMBINED = (
        "combined",
        "政企合一单位",
        "combined government-enterprise unit",
        "统计代码第七至九位在400至599之间、政府与企业合一的单位。",
        "Digits 7–9 of the code lie in 400–599: government and enterprise are one body.",
        "STATCODE",
    )


class UrbanRural(Term):
    """城乡分类, the urban-rural class of a village-level place.

    The first digit is 1 for urban and 2 for rural. It is independent of `Committee`: a
    villagers' committee may lie in a main urban area. Source: `STATCODE`.

    Examples:
        >>> UrbanRural("220").en
        'village area'
    """

    MAIN_URBAN = (
        "111",
        "主城区",
        "main urban area",
        "城区中的主城区，属城镇。",
        "The main area of a city; urban.",
        "STATCODE",
    )
    URBAN_FRINGE = (
        "112",
        "城乡结合区",
        "urban-rural fringe",
        "城区边缘、城乡相接的区域，属城镇。",
        "Where a city meets the country; urban.",
        "STATCODE",
    )
    TOWN_CENTRE = (
        "121",
        "镇中心区",
        "town centre",
        "镇区中的中心区，属城镇。",
        "The centre of a town; urban.",
        "STATCODE",
    )
    TOWN_FRINGE = (
        "122",
        "镇乡结合区",
        "town-country fringe",
        "镇区边缘、镇乡相接的区域，属城镇。",
        "Where a town meets the country; urban.",
        "STATCODE",
    )
    SPECIAL_AREA = (
        "123",
        "特殊区域",
        "special area",
        "单独划出、按镇区统计的特殊区域，属城镇。",
        "An area set apart and counted with the towns; urban.",
        "STATCODE",
    )
    TOWNSHIP_CENTRE = (
        "210",
        "乡中心区",
        "township centre",
        "乡政府驻地所在的中心区，属乡村。",
        "The centre of a township; rural.",
        "STATCODE",
    )
    VILLAGE_AREA = (
        "220",
        "村庄",
        "village area",
        "乡中心区以外的村庄，属乡村。",
        "A village outside a township's centre; rural.",
        "STATCODE",
    )


class Datum(Term):
    """坐标系, the system that a longitude and a latitude are measured in.

    The four differ by up to several hundred metres, so a location always states its own.
    Source: `library`.
    """

    WGS84 = (
        "wgs84",
        "WGS-84 坐标系",
        "WGS 84",
        "卫星定位采用的全球大地坐标系。",
        "The world geodetic system that satellite positioning reports.",
        "library",
    )
    GCJ02 = (
        "gcj02",
        "GCJ-02 坐标系",
        "GCJ-02",
        "国内公开地图采用的加偏坐标系。",
        "The offset system of maps published in China.",
        "library",
    )
    CGCS2000 = (
        "cgcs2000",
        "2000 国家大地坐标系",
        "CGCS2000",
        "国家法定的大地坐标系，与 WGS-84 相差甚微。",
        "China's official geodetic system; it differs very little from WGS 84.",
        "library",
    )
    BD09 = (
        "bd09",
        "BD-09 坐标系",
        "BD-09",
        "在 GCJ-02 基础上再次加偏的坐标系。",
        "A system offset once more from GCJ-02.",
        "library",
    )
