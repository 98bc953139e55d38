"""Remarks and reasons that several rules share."""

from jingwu_model.errors import Text
from jingwu_model.model import Agency, Grid
from jingwu_model.rules._asked import Asked
from jingwu_model.rules._rule import Among
from jingwu_model.rules._subject import Note, note
from jingwu_model.vocabulary import Quantity

NONE_FOUND = note("登记册中没有可核查的对象", "nothing on record that it is asked of")
_NONE_TOLD = note("未登记哪些对象应受核查", "of whom it is asked is not recorded")
NONE_IN_TIME = note("核查期间内没有记录", "nothing is recorded of the time asked about")


def why_none(missing: str | None) -> Note:
    """Why a rule is asked of nothing on record, by what would tell of something; none: nothing."""
    if missing is None:
        return NONE_FOUND
    return NONE_IN_TIME if missing.endswith(".csv") else _NONE_TOLD


def farm(asked: Asked) -> Note | None:
    """Farms and the like: no standard is asked of them unless the caller says so."""
    row = asked.row.row
    code = row.division if isinstance(row, Grid) else asked.row.subject.id
    if asked.ground is None or code not in asked.ground.farms:
        return None
    return note(
        "既非行政村也非社区（农场等类似单位），标准未作要求",
        "neither a village nor a community but a farm or the like, of which nothing is asked",
    )


def no_villages(asked: Asked) -> Note | None:
    if asked.amount(Quantity.VILLAGES).exact == 0:
        return note("无行政村", "no villages")
    return None


def _in_district(asked: Asked) -> bool:
    """Whether an agency, or a station's agency, is a municipal-district bureau."""
    row = asked.row.row
    if isinstance(row, Agency):
        return row.municipal_district
    agency = None if asked.ground is None else asked.ground.register.agencies.get(row.agency)
    return agency is not None and agency.municipal_district


DISTRICTS = Among(Text("市辖区分局", "municipal-district bureaus"), _in_district)
COUNTIES = Among(
    Text("市辖区分局以外", "others than municipal-district bureaus"),
    lambda asked: not _in_district(asked),
)
