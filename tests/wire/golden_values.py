"""What the golden files hold, typed in by hand: an object of every class, every field filled.

Divisions, documents and standards are as they are published; everything else is made up.
"""

from typing import Any

Plain = dict[str, Any]

SPAN = {"since": "2020-10-14", "until": "2030-12-31"}
LOCATION = {"lon": 115.65, "lat": -34.5, "datum": "cgcs2000"}
CHECKLIST = {"sign": True, "plaques": False, "equipment": True}
PLACE = {"kind": "village", "id": "640424100003"}
ACTOR = {"kind": "mediator", "ref": "m-1"}
CITATION = {
    "key": "PML",
    "document": "中华人民共和国人民调解法",
    "document_en": "People's Mediation Law",
    "titled": True,
    "number": "主席令第三十四号",
    "issuer": "全国人民代表大会常务委员会",
    "issuer_en": "Standing Committee of the National People's Congress",
    "article": "29",
    "in_force": {"since": "2011-01-01"},
    "dates_read": "seen",
    "read": "partly",
}
READING = {"first": 1, "last": 35, "read": "seen"}
DOCUMENT = {
    "key": "town-1",
    "title": "示范镇工作通报",
    "title_en": "A town's bulletin",
    "titled": False,
    "number": "〔2024〕1 号",
    "issuer": "示范镇",
    "issuer_en": "A town",
    "adopted": "2024-01-02",
    "in_force": {"since": "2024-02-01", "until": "2025-01-31"},
    "dates_read": "unread",
    "parts": "articles",
    "articles": 35,
    "readings": [READING],
    "rest": "partly",
    "note": "仅供测试。",
    "note_en": "For tests alone.",
}
FIGURE = {
    "quantity": "rooms",
    "value": "4805/491",
    "unit": "count",
    "as_of": "2023-12-31",
    "source": "city-2024",
    "where": "第三部分",
}
CLAIM = {
    "quantity": "rooms",
    "claim": "全覆盖",
    "claim_en": "full coverage",
    "as_of": "2023-12-31",
    "source": "city-2024",
    "where": "第三部分",
}
KNOWN = {"lo": "735", "hi": "735", "missing": []}
AMOUNT = {"lo": "-1/3", "hi": "9007199254740993", "missing": ["residents", "rooms.csv"]}
NOTE = {"zh": "仅作说明。", "en": "A remark."}
SUBJECT = {"kind": "village", "id": "640424100216", "name": "惠台村", "division": "640424100216"}
STANDARD = {
    "id": "room.per_village",
    "title": "每村警务室",
    "title_en": "a room for each village",
    "value": "1/2",
    "unit": "间",
    "issuer": "示范县公安局",
    "issuer_en": "A county's bureau",
    "scope": "640424000000",
    "since": "2021-01-01",
    "until": "2029-12-31",
    "since_precision": "year",
    "authority": "reported",
    "checked_through": "2026-06-30",
    "citation": CITATION,
    "also": [CITATION],
}
FINDING = {
    "rule": "room.per_village",
    "reading": "pooled",
    "verdict": "short",
    "subject": SUBJECT,
    "day": "2024-04-30",
    "unit": "count",
    "relation": "at_least",
    "expected": KNOWN,
    "actual": {"lo": "0", "hi": "700", "missing": []},
    "worked": "735 × 1",
    "standards": [STANDARD],
    "marks": ["pooled", "on_totals"],
    "figures": [FIGURE],
    "claims": [CLAIM],
    "notes": [NOTE],
    "reason": NOTE,
}
COUNTY = {
    "division": "640424000000",
    "name": "泾源县",
    "townships": 7,
    "communities": 14,
    "villages": 96,
    "others": 0,
}
DIFFERENCE = {"quantity": "rooms", "published": AMOUNT, "counted": KNOWN, "figure": FIGURE}
FORMULA = {
    "of": "village",
    "among": NOTE,
    "reading": "each_village",
    "relation": "at_most",
    "unit": "person",
    "expected": NOTE,
    "actual": NOTE,
    "on_figures": True,
    "needs": ["rooms.csv"],
}
STANDARD_NOTE = {"standard": STANDARD, "standing": NOTE, "borrowed": True}
PERIOD = {"n": 3, "unit": "working_days"}
DUE = {
    "rule": PERIOD,
    "start": "2026-12-30T09:00:00.250000+08:00",
    "last": "2027-01-04T23:59:59.999999+08:00",
    "reason": "no_notice",
    "awaits": 2027,
    "calendar": "china-2026",
}
FORCE = {"officers": 100, "station_officers": 50, "community_officers": 25, "auxiliaries": 200}
WORKLOAD = {"disputes": 3, "incidents": 0, "requests": 12}
SKILL = {"competence": "law", "level": 3}
SPENT = {"on": "mediator", "hours": "5/2"}
CITY = {"division": "640424000000", "name": "泾源县", "inferred": True}
FIGURES = {"city": CITY, "figures": [FIGURE, {**CLAIM, "source": "town-1"}], "sources": [DOCUMENT]}

DIVISION = {
    "code": "640424100003",
    "level": "village",
    "name": "泾河社区居委会",
    "span": SPAN,
    "urban_rural": "111",
    "households": 0,
    "residents": 9007199254740991,
    "location": LOCATION,
}
GRID = {
    "id": "G-1",
    "division": "640424100003",
    "name": "泾河一格",
    "zone": "residential",
    "households": 120,
    "residents": 400,
    "workload": WORKLOAD,
    "leader": "P001",
    "secretary": True,
    "span": SPAN,
}
AGENCY = {
    "id": "640424000000",
    "division": "640424000000",
    "level": "county",
    "name": "泾源县公安局",
    "municipal_district": False,
    "force": FORCE,
    "span": {"since": "2000-01-01", "until": "2040-12-31"},
}
STATION = {
    "id": "S1",
    "agency": "640424000000",
    "name": "香水派出所",
    "divisions": ["640424100000", "640424100003"],
    "structure": "two_teams_one_room",
    "remote": True,
    "command_platform": False,
    "span": {"since": "2000-01-01", "until": "2040-12-31"},
}
ROOM = {
    "id": "R1",
    "station": "S1",
    "name": "泾河警务室",
    "stands_in": "640424100003",
    "divisions": ["640424100003"],
    "host": "village_office",
    "colocated": True,
    "checklist": CHECKLIST,
    "culture_corner": False,
    "demonstration": True,
    "location": LOCATION,
    "span": SPAN,
}
WORKSTATION = {
    "id": "W1",
    "station": "S1",
    "room": "R1",
    "kind": "post",
    "stands_in": "640424100003",
    "divisions": ["640424100003"],
    "host": "school",
    "colocated": False,
    "checklist": CHECKLIST,
    "culture_corner": True,
    "demonstration": False,
    "location": LOCATION,
    "span": SPAN,
}
MEMBER = {
    "staff_id": "P001",
    "kind": "officer",
    "agency": "640424000000",
    "station": "S1",
    "post": "community",
    "joined": "2010-07-01",
    "left": "2030-06-30",
    "cpc_member": True,
    "competences": [SKILL],
    "newcomer_until": "2011-07-01",
}
ASSIGNMENT = {
    "member": "P001",
    "place": PLACE,
    "span": {"since": "2024-01-01", "until": "2024-12-31"},
    "dedicated": True,
    "basis": "community",
    "known_on": "2024-01-02",
}
SUPERSEDED = {**ASSIGNMENT, "superseded_on": "2024-04-20"}
DUTY_ENTRY = {
    "member": "P001",
    "role": "mediator",
    "duty": "disputes",
    "place": PLACE,
    "start": "2024-03-04T09:00:00+08:00",
    "end": "2024-03-04T11:30:00.500000+08:00",
    "in_community": False,
    "other_post": "shift",
    "ordered_by": "P002",
    "led_by": "P002",
    "reference": "visit-17",
}
ABOVE = [
    {"code": "640000000000", "level": "province", "name": "宁夏回族自治区"},
    {"code": "640400000000", "level": "prefecture", "name": "固原市"},
    {"code": "640424000000", "level": "county", "name": "泾源县"},
    {"code": "640424100000", "level": "township", "name": "香水镇"},
]
OTHER = {
    "staff_id": "P002",
    "kind": "officer",
    "agency": "640424000000",
    "competences": [],
}
DUAL_POSTING = {
    "member": "P001",
    "place": "640424100003",
    "post": "deputy_secretary",
    "span": {"since": "2024-01-01", "until": "2026-12-31"},
    "how": "party_appointed",
    "approved": True,
    "approved_by": "party-committee-1",
    "unpaid": True,
}
MENTORSHIP = {
    "mentor": "P001",
    "mentee": "P002",
    "area": ["640424100003"],
    "span": {"since": "2024-01-01", "until": "2024-12-31"},
}
TRAINING = {
    "member": "P002",
    "need": "dispute_resolution",
    "noted": "2024-01-10",
    "course": "调解技巧",
    "form": "on_the_job",
    "instructor": "P001",
    "done": "2024-06-30",
}
GRID_TEAM = {
    "grid": "G-1",
    "compound": "泾河小区",
    "officer": "P001",
    "auxiliaries": ["A001"],
    "community_workers": 2,
    "building_heads": 12,
    "span": {"since": "2024-01-01", "until": "2024-12-31"},
}
HEAD_COUNT = {"occupation": "courier", "count": 3}
TEAM = {
    "id": "T1",
    "place": PLACE,
    "kind": "patrol",
    "members": [HEAD_COUNT, {"occupation": "teacher", "count": 0}],
    "rota": "ten_household",
    "joint": "neighbour_watch",
    "led_by": "P001",
    "led_by_public": False,
    "span": SPAN,
}
DELIBERATION = {
    "agency": "640424000000",
    "organ": "specialist_unit",
    "unit": "crime-squad",
    "on": "2024-03-05",
}
CONTACT_VISIT = {"leader": "P001", "on": "2024-03-06", "place": PLACE}
PUBLICATION = {
    "room": "R1",
    "channel": "notice_board",
    "kind": "work_report",
    "on": "2024-12-30",
}
CONDUCT = {"lawful": 199, "rational": 198, "calm": 197, "civilised": 196, "by_the_rules": 200}
SURVEY = {
    "place": PLACE,
    "since": "2024-06-01",
    "until": "2024-06-30",
    "sampled": 200,
    "satisfied": 180,
    "feels_safe": 190,
    "knows_officer": 176,
    "saw_officer": 0,
    "conduct": CONDUCT,
}
RECOGNITION = {"member": "P001", "kind": "merit", "on": "2024-05-01"}
CARE_MEASURE = {"agency": "640424000000", "kind": "meals", "year": 2024, "count": 25}
FUNDING = {
    "place": "640424100000",
    "level": "township",
    "year": 2024,
    "earmarked": True,
    "amount": "25001/2",
}
INSTRUMENT = {
    "issuer": "泾源县公安局",
    "title": "社区警务工作方案",
    "kind": "plan",
    "on": "2024-01-05",
}
PRACTICE = {"station": "S1", "name": "流动警务", "since": "2024-04-01"}
DOC_REF = {"token": "agreement-1", "sha256": "0123456789abcdef" * 4}
PLACE_TREND = {
    "place": "640424100003",
    "kind": "theft",
    "since": "2024-03-01",
    "until": "2024-03-31",
    "count": 9,
    "warned_on": "2024-04-01",
    "decided_on": "2024-04-02",
    "decision": DOC_REF,
}
JURISDICTION_LIST = {
    "agency": "640424000000",
    "item": "盗窃案件",
    "handled_by": "both",
    "span": SPAN,
}
AUXILIARY = {"staff_id": "A001", "kind": "auxiliary", "station": "S1", "competences": []}
REGISTER = {
    "divisions": [*ABOVE, DIVISION],
    "grids": [GRID],
    "agencies": [AGENCY],
    "stations": [STATION],
    "rooms": [ROOM],
    "workstations": [WORKSTATION],
    "members": [MEMBER, OTHER],
    "assignments": [ASSIGNMENT],
    "duty_entries": [DUTY_ENTRY],
}

INSTITUTION = {
    **REGISTER,
    "members": [MEMBER, OTHER, AUXILIARY],
    "dual_posts": [DUAL_POSTING],
    "mentorships": [MENTORSHIP],
    "trainings": [TRAINING],
    "grid_teams": [GRID_TEAM],
    "teams": [TEAM],
    "deliberations": [DELIBERATION],
    "contact_visits": [CONTACT_VISIT],
    "publications": [PUBLICATION],
    "surveys": [SURVEY],
    "recognitions": [RECOGNITION],
    "care_measures": [CARE_MEASURE],
    "fundings": [FUNDING],
    "instruments": [INSTRUMENT],
    "practices": [PRACTICE, {"room": "R1", "name": "板凳会"}],
    "place_trends": [PLACE_TREND],
    "jurisdiction_lists": [JURISDICTION_LIST],
}

NOUNS: dict[str, Plain] = {
    "Act": {"by": ACTOR, "at": "2026-03-02T09:00:00.000001+08:00"},
    "Actor": ACTOR,
    "Agency": AGENCY,
    "Amount": AMOUNT,
    "Assignment": ASSIGNMENT,
    "Assignment--superseded": SUPERSEDED,
    "CareMeasure": CARE_MEASURE,
    "Checklist": CHECKLIST,
    "Citation": CITATION,
    "City": CITY,
    "CommunityTeam": TEAM,
    "Conduct": CONDUCT,
    "ContactVisit": CONTACT_VISIT,
    "County": COUNTY,
    "Deliberation": DELIBERATION,
    "Difference": DIFFERENCE,
    "Division": DIVISION,
    "DocRef": DOC_REF,
    "Document": DOCUMENT,
    "Due": DUE,
    "DueChange": {
        "before": DUE,
        "after": {
            "rule": PERIOD,
            "start": DUE["start"],
            "last": "2027-01-05T23:59:59.999999+08:00",
            "calendar": "china-2027",
        },
    },
    "DualPosting": DUAL_POSTING,
    "DutyEntry": DUTY_ENTRY,
    "Explanation": {
        "rule": "room.per_village",
        "title": NOTE,
        "day": "2024-04-30",
        "division": "640424000000",
        "formulas": [FORMULA],
        "standards": [STANDARD_NOTE],
        "how": NOTE,
        "unknown_when": NOTE,
    },
    "Figure": FIGURE,
    "Figure--claim": CLAIM,
    "Figures": FIGURES,
    "Finding": FINDING,
    "Force": FORCE,
    "FormulaNote": FORMULA,
    "Funding": FUNDING,
    "Grid": GRID,
    "GridTeam": GRID_TEAM,
    "HeadCount": HEAD_COUNT,
    "Instrument": INSTRUMENT,
    "JurisdictionList": JURISDICTION_LIST,
    "Location": LOCATION,
    "Member": MEMBER,
    "Mentorship": MENTORSHIP,
    "Note": NOTE,
    "Outcome": {
        "workflow": "people_mediation",
        "proceeding_id": "pm-7",
        "state": "effective",
        "at": "2026-03-06T09:00:00+08:00",
        "digest": "fedcba9876543210" * 4,
    },
    "Period": PERIOD,
    "PlaceRef": PLACE,
    "PlaceTrend": PLACE_TREND,
    "PoliceRoom": ROOM,
    "Practice": PRACTICE,
    "Practice--room": {"room": "R1", "name": "板凳会", "since": "2024-04-01"},
    "Publication": PUBLICATION,
    "Reading": READING,
    "Recognition": RECOGNITION,
    "Register": REGISTER,
    "Register--institution": INSTITUTION,
    "Report": {
        "subject": SUBJECT,
        "day": "2024-04-30",
        "rules": ["room.per_village"],
        "findings": [FINDING],
        "differences": [DIFFERENCE],
        "rows": 14,
        "counties": [COUNTY],
        "sources": [DOCUMENT],
        "inferred": True,
    },
    "Skill": SKILL,
    "Span": SPAN,
    "Spent": SPENT,
    "Standard": STANDARD,
    "StandardNote": STANDARD_NOTE,
    "Station": STATION,
    "Subject": SUBJECT,
    "Survey": SURVEY,
    "TimeAccount": {
        "member": "P001",
        "month": "2024-03",
        "total": "41/2",
        "in_community": "5/2",
        "by_role": [SPENT],
        "by_duty": [{"on": "disputes", "hours": "5/2"}],
        "by_other_post": [{"on": "shift", "hours": "18"}],
    },
    "Training": TRAINING,
    "Workload": WORKLOAD,
    "Workstation": WORKSTATION,
}
"""Every noun and the register, by the name of its file; after `--`, another of the same class."""

PROXY = {"ref": "proxy-001", "party": "injured-1", "written": True, "scoped": False}
ATTENDED: Plain = {
    "recorded": True,
    "proxies": [PROXY],
    "guardians_notified": ["violator-1"],
    "no_notice_wished": ["violator-2"],
}
OVER = "people_mediation:pm-1:terminated,case_notice:case-9:closed"
HEARD: Plain = {"signs": ["offence", "harm_to_child"], "others": ["case_notice:case-9:filed"]}

FILLED: dict[str, dict[str, Plain]] = {
    "dispute": {
        "register": {
            **HEARD,
            "found_by": "incident",
            "incident": "public_security",
            "recurrence_of": "dispute:dispute-0:closed@03-02",
        },
        "triage": {"follow_ups_due": 0, "follow_ups_standard": "std-0"},
        "begin": {"others": HEARD["others"]},
        "escalate": {"follow_ups_due": 3, "follow_ups_standard": "std-3"},
        "settle": {"terms": "terms-1", "acts": ["party:party-001", "party:party-002@03-05"]},
        "withdraw": {"others": HEARD["others"]},
        "follow_up": {"feeling_settled": False, "satisfied": "no"},
        "recurred": HEARD,
        "close": {"performed": True, "remedies_told": True},
        "told": {"outcome": "unreachable", "tried": ["in_writing", "by_notice"]},
    },
    "people_mediation": {
        "begin": {
            "invitees": ["villager-01"],
            "invitees_accepted": True,
            "in_public": False,
            "open_asked": True,
            "closed_asked": True,
        },
        "agree_orally": {"on_rights": True},
        "apply_for_confirmation": {"court_invited": True, "subject": "civil"},
        "told": {"outcome": "unreachable", "tried": ["orally", "electronically"]},
    },
    "security_mediation": {
        "report": {
            "by": "auxiliary:a-1",
            "repeat": True,
            "new_facts": True,
            "led_by": "o-1",
            "recorded": True,
            "escalated_from": "people_mediation:pm-7:in_mediation@03-05",
        },
        "not_police": {"in_writing": True},
        "establish_facts": {
            "ages": [
                {"party": "injured-1", "band": "under_14"},
                {"party": "violator-1", "band": "from_16_to_17", "self_supporting": True},
            ],
            "recorded": True,
            "appraisal_in_evidence": True,
        },
        "order_appraisal": {"again": True},
        "receive_appraisal": {"reappraised": ["value"]},
        "screen": {"exclusions": ["new_violation"]},
        "mediate_on_the_spot": {**ATTENDED, "exclusions": ["other"], "complete_video": True},
        "start_round": {**ATTENDED, "invited": ["committee", "known_to_both"]},
        "mediate_again": {
            **ATTENDED,
            "exclusions": ["fled", "refused"],
            "invited": ["known_to_both"],
        },
        "apply_for_approval": {
            "route": "people_mediation",
            "mediation": "people_mediation:pm-7:performed",
        },
        "decide": {
            "parents_heard": ["violator-1"],
            "hearing_due": True,
            "hearing_waived": True,
        },
        "told": {"outcome": "refused", "tried": ["orally", "in_writing"]},
    },
    "visit": {
        "plan": {"visited": "victim-01", "purpose": "victim_return"},
        "make": {"introduced": True, "directed_by": "P-1"},
        "told": {"outcome": "unreachable", "tried": ["in_writing"]},
    },
}
"""What fills an event, beyond the good one that its machine's rows were typed in with."""

CASES: dict[str, list[str]] = {
    "dispute": [
        "03-02 register signs=offence others=case_notice:case-9:filed",
        "03-03 triage",
        "03-04 begin others=case_notice:case-9:filed",
        "03-05 escalate",
        f"03-06 begin channel=joint proceeding=joint-1 others={OVER}",
        "03-09 settle outcome= mediators= terms=terms-1 acts=party:party-001,party:party-002@03-07",
        "03-12 follow_up satisfied=no",
        "03-13 follow_up visits=visit:visit-2:planned@03-12,visit:visit-2:closed",
        "03-16 close outcome= performed=true",
    ],
    "people_mediation": ["@accepted", "03-18 extend", "03-20 confirm"],
    "security_mediation": [
        "03-02 report escalated_from=people_mediation:pm-7:in_mediation",
        "03-02 open_case",
        "03-02 order_appraisal",
        "03-03 receive_appraisal",
        "03-03 told copy",
        "03-04 establish_facts minor appraised",
        "03-04 screen",
        "03-05 consent",
        "03-05 start_round guardian",
        "03-06 fail_round",
        "03-09 mediate_again proxy guardian",
        "03-09 sign_agreement acts=proxy:proxy-001,alleged_violator:violator-1,officer:o-1",
        "03-10 ask_recusal",
        "03-11 decide_recusal",
        "03-12 perform",
    ],
    "visit": ["@returned", "03-05 find_signs", "03-06 told", "03-09 close", "03-10 end_returns"],
}
"""A road through each machine, as its rows write roads; somebody lives on each of them."""
