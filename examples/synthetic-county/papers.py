"""The rest of a made-up institution on paper: who is taught, told, asked, paid for and rewarded."""

import hashlib
from calendar import monthrange
from datetime import date, timedelta

from land import County, Room, Town
from people import NEWCOMER, Force, Member
from sheets import Cell

# What is counted, and the most of it in a township's quarter.
_TRENDS = {
    "theft": 40,
    "fraud": 40,
    "dispute": 40,
    "hazard": 40,
    "snatching": 2,
    "robbery": 2,
    "trafficking": 1,
}
_ITEMS = (
    ("社区警务", "station"),
    ("实有人口管理", "station"),
    ("矛盾纠纷排查调处", "station"),
    ("治安调解", "station"),
    ("简易治安案件", "station"),
    ("行业场所日常检查", "station"),
    ("危爆物品审批", "specialist_unit"),
    ("电信网络诈骗案件侦办", "specialist_unit"),
    ("毒品犯罪案件侦办", "specialist_unit"),
    ("重大刑事案件侦办", "specialist_unit"),
    ("经济犯罪案件侦办", "specialist_unit"),
    ("校园安全防范", "both"),
    ("防诈骗宣传", "both"),
    ("大型活动安保", "both"),
)
_CHANNELS = ("community_group", "room_group", "notice_board", "broadcast", "meeting")
_NEWS = ("security_notice", "advice", "procedures", "service_progress")
_UNITS = ("criminal-investigation", "public-order", "traffic")
_FORMS = ("menu", "delivered", "on_the_job")
_NEEDS = (
    ("law", "法律法规"),
    ("dispute_resolution", "矛盾化解"),
    ("psychology", "群众心理"),
    ("information_systems", "信息应用"),
)

# A count above this brings a warning.
_MANY = 24


def file(force: Force) -> None:
    """Write every other table of the county."""
    _meetings(force)
    _visits(force)
    _teaching(force)
    _rewards(force)
    _money(force.county)
    _instruments(force.county)
    _lists(force.county)
    for town in force.county.towns:
        _trends(force.county, town)
        _practices(force.county, town)
        for room in town.rooms:
            _openness(force.county, room)
            _teams(force, room)


def _meetings(force: Force) -> None:
    """The Party committees and the city's specialist units meet; so do others, less often."""
    county, book = force.county, force.county.book
    months = [(2024, 12), *((2025, month) for month in range(1, 13))]
    for year, month in months:
        day = str(date(year, month, county.draw.randint(3, 27)))
        book.add("deliberations", agency=county.code, organ="party_committee", on=day)
        for unit in _UNITS if force.city_leaders else ():
            book.add(
                "deliberations", agency=county.city, organ="specialist_unit", unit=unit, on=day
            )
        if month % 3 == 0:
            for organ in ("head_office_meeting", "leading_group", "task_team"):
                book.add("deliberations", agency=county.code, organ=organ, on=day)
    if force.city_leaders:
        for year, month in ((2024, 11), *((2025, month) for month in range(1, 13, 2))):
            book.add(
                "deliberations",
                agency=county.city,
                organ="party_committee",
                on=str(date(year, month, county.draw.randint(3, 27))),
            )


def _visits(force: Force) -> None:
    """Leaders of the county visit a room each month, those of the city eight times a year."""
    rooms = [room for town in force.county.towns for room in town.rooms]
    for leaders, months in (
        (force.of("bureau_leader"), range(1, 13)),
        (force.city_leaders, range(2, 10)),
    ):
        for at, leader in enumerate(leaders):
            for month in months:
                force.county.book.add(
                    "contact_visits",
                    leader=leader.id,
                    on=str(date(2025, month, 4 + at)),
                    place_kind="room",
                    place=rooms[at % len(rooms)].id,
                )


def _teaching(force: Force) -> None:
    """What members lacked and learnt, and who teaches the newcomers."""
    draw, book = force.county.draw, force.county.book
    officers = force.of("community")
    for member in draw.sample(force.community, 40):
        need, course = draw.choice(_NEEDS)
        noted = date(2024, draw.randint(2, 11), draw.randint(1, 28))
        noted += timedelta(days=draw.choice((0, 365)))
        done = noted + timedelta(days=draw.randint(20, 300))
        form = draw.choice(_FORMS)
        instructors = [one for one in officers if one is not member]
        book.add(
            "trainings",
            member=member.id,
            need=need,
            noted=str(noted),
            course=f"{course}（示例课程）",
            form=form,
            instructor=draw.choice(instructors).id if form == "on_the_job" else None,
            done=str(done) if done <= date(2025, 12, 31) else None,
        )
    areas = {room.officer: room for town in force.county.towns for room in town.rooms}
    for member in force.of("community", kind="auxiliary"):
        if member.joined == NEWCOMER and member.leader is not None:
            area = ";".join(unit.code for unit in areas[member.leader].serves)
            book.add(
                "mentorships",
                mentor=member.leader,
                mentee=member.id,
                area=area,
                since=str(NEWCOMER + timedelta(days=7)),
            )


def _rewards(force: Force) -> None:
    """Three recognitions in four go to community work; care is counted for all."""
    county, draw = force.county, force.county.draw
    others = [one for one in force.members if one.post in {"case", "patrol", "agency"}]
    given = [*draw.sample(force.community, 24), *draw.sample(others, 8)]
    for member in given:
        county.book.add(
            "recognitions",
            member=member.id,
            kind=draw.choice(("merit", "allowance", "promotion", "training_seat")),
            on=str(date(2025, draw.randint(1, 12), draw.randint(1, 28))),
        )
    for year in (2024, 2025):
        for kind in ("meals", "family", "counselling", "backing"):
            count = draw.randint(10, 120)
            county.book.add("care_measures", agency=county.code, kind=kind, year=year, count=count)


def _money(county: County) -> None:
    """Money set apart by the county and each township, in both years."""
    for year in (2024, 2025):
        places = [(county.code, "county"), *((town.code, "township") for town in county.towns)]
        for code, level in places:
            least = 800 if level == "county" else 60
            amount = f"{county.draw.randint(least, 3 * least)}000.00"
            county.book.add(
                "fundings", place=code, level=level, year=year, earmarked=True, amount=amount
            )


def _instruments(county: County) -> None:
    papers = (
        ("opinions", "关于推进社区警务工作的实施意见（示例）", "2023-02-20"),
        ("plan", "社区警务工作方案（示例）", "2023-03-15"),
        ("rules", "社区警务考核实施细则（示例）", "2023-06-01"),
        ("notice", "关于做好年度社区警务工作的通知（示例）", "2025-01-10"),
    )
    for kind, title, day in papers:
        county.book.add(
            "instruments", issuer=f"{county.name}公安局", title=title, kind=kind, on=day
        )


def _lists(county: County) -> None:
    for item, handler in _ITEMS:
        county.book.add(
            "jurisdiction_lists",
            agency=county.code,
            item=item,
            handled_by=handler,
            since="2023-07-01",
        )


def _trends(county: County, town: Town) -> None:
    """Each quarter's counts of a township; of what rose a warning, and what was decided on it."""
    draw = county.draw
    for first in (1, 4, 7, 10):
        last = date(2025, first + 2, monthrange(2025, first + 2)[1])
        for kind in draw.sample(sorted(_TRENDS), 4):
            count = draw.randint(0, _TRENDS[kind])
            told: dict[str, Cell] = {}
            if count > _MANY:
                warned = last - timedelta(days=draw.randint(12, 40))
                token = f"DOC-{town.station}-{first:02}-{kind}"
                told = {
                    "warned_on": str(warned),
                    "decided_on": str(warned + timedelta(days=5)),
                    "decision": token,
                    "decision_sha256": hashlib.sha256(token.encode()).hexdigest(),
                }
            county.book.add(
                "place_trends",
                place=town.code,
                kind=kind,
                since=str(date(2025, first, 1)),
                until=str(last),
                count=count,
                **told,
            )


def _practices(county: County, town: Town) -> None:
    county.book.add(
        "practices", station=town.station, name=f"{town.name}平安夜访（示例）", since="2024-05-01"
    )
    county.book.add("practices", room=town.rooms[0].id, name="板凳会（示例）", since="2024-09-01")


def _openness(county: County, room: Room) -> None:
    """What a room told the public, and what the public answered."""
    draw = county.draw
    for month in range(1, 13):
        kind = "work_report" if month % 3 == 0 else draw.choice(_NEWS)
        county.book.add(
            "publications",
            room=room.id,
            channel="meeting" if kind == "work_report" else draw.choice(_CHANNELS),
            kind=kind,
            on=str(date(2025, month, draw.randint(1, 28))),
        )
    for month, place in ((6, ("room", room.id)), (11, ("village", room.at.code))):
        sampled = draw.randint(180, 260)
        answers = {
            name: sampled * draw.randint(930, 985) // 1000
            for name in (
                *("satisfied", "feels_safe", "knows_officer"),
                *("lawful", "rational", "calm", "civilised", "by_the_rules"),
            )
        }
        county.book.add(
            "surveys",
            place_kind=place[0],
            place=place[1],
            since=str(date(2025, month, 1)),
            until=str(date(2025, month, 20)),
            sampled=sampled,
            saw_officer=sampled * draw.randint(700, 900) // 1000,
            **answers,
        )


def _teams(force: Force, room: Room) -> None:
    """The public's own teams, by head-counts; a patrol of a village is led by its auxiliary."""
    county, draw = force.county, force.county.draw
    number = 0
    for member in force.of("community", kind="auxiliary"):
        if member.leader != room.officer or member.unit is None:
            continue
        number += 1
        unit = member.unit
        county.book.add(
            "teams",
            id=f"T{unit.code[2:]}",
            place_kind="village",
            place=unit.code,
            kind="patrol",
            members=f"activist:{draw.randint(4, 12)};building_head:{draw.randint(2, 9)}",
            rota="five_household" if unit.urban else "ten_household",
            joint="neighbour_watch" if unit.urban else "village",
            led_by=_led_by(member, number),
            led_by_public=False,
            since="2023-05-01",
        )
        if unit.urban:
            county.book.add(
                "grid_teams",
                grid=unit.grids[0],
                compound=f"{unit.name}示例小区",
                officer=room.officer,
                auxiliaries=member.id,
                community_workers=draw.randint(2, 6),
                building_heads=draw.randint(4, 16),
                since="2023-05-01",
            )
    county.book.add(
        "teams",
        id=f"T-{room.id}",
        place_kind="room",
        place=room.id,
        kind="mediation",
        members=f"respected_elder:{draw.randint(1, 4)};committee_cadre:{draw.randint(1, 3)}",
        led_by_public=True,
        since="2023-05-01",
    )


def _led_by(member: Member, number: int) -> str:
    """Every fourth patrol is led by the officer."""
    return member.leader or member.id if number % 4 == 0 else member.id
