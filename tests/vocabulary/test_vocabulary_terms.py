"""The terms: every one named, explained and sourced, with the codes that the domain fixes."""

import re

import pytest

from jingwu_model import vocabulary
from jingwu_model.declare import Term
from jingwu_model.timeline import SOURCES
from jingwu_model.vocabulary import (
    GLOSSARY,
    TERMS,
    Committee,
    Competence,
    DualPost,
    Duty,
    JointPrevention,
    Label,
    LevelRole,
    Quantity,
    Role,
    TownshipKind,
    Unit,
    UrbanRural,
)

# Typed from the domain's own lists, in their order.
CODES = {
    "Level": "province prefecture county township village",
    "Network": "city county township village",
    "Tier": "station police_room workstation",
    "Strength": "organ station community",
    "LevelRole": "ministry_overall province_main_responsibility city_county_main_fight"
    " station_main_prevention",
    "AnalysisLevel": "province city county",
    "Committee": "residents villagers residents_like villagers_like",
    "TownshipKind": "street town township combined",
    "UrbanRural": "111 112 121 122 123 210 220",
    "Zone": "residential factory institution hospital business market campus scenic",
    "Host": "village_office cultural_square service_centre new_estate hospital school other",
    "WorkstationKind": "station post",
    "Datum": "wgs84 gcj02 cgcs2000 bd09",
    "MemberKind": "officer auxiliary assistant",
    "Post": "community case command patrol agency station_head bureau_leader other",
    "AssignmentBasis": "community resident village_assigned area_lead",
    "Structure": "two_teams_one_room all_community",
    "OrganKind": "party_committee head_office_meeting leading_group task_team specialist_unit",
    "Role": "collector safety mediator information service publicity",
    "Duty": "basic_information population prevention order disputes service",
    "CoreDuty": "population conditions prevention order service",
    "TaskKind": "prescribed commanded pushed",
    "OtherPost": "shift patrol case_work campaign meeting paperwork",
    "DualPost": "deputy_secretary deputy_director director_assistant township_deputy",
    "Competence": "law operations information_systems psychology dispute_resolution"
    " element_control incident_and_case_handling public_work",
    "TeamKind": "mediation patrol information mutual_aid online security_committee",
    "Occupation": "committee_cadre legal_worker respected_elder governance_cadre"
    " internal_security property_guard grid_worker building_head courier sanitation_worker"
    " merchant teacher parent group_owner streamer judicial_officer activist"
    " police_affairs_worker village_cadre forest_ranger urban_management",
    "JointPrevention": "joint_duty household village neighbour_watch",
    "Rota": "five_household ten_household",
    "Reached": "party_appointed elected assistant",
    "TrainingForm": "menu delivered on_the_job",
    "RecognitionKind": "merit allowance promotion training_seat",
    "CareKind": "meals family counselling backing",
    "InstrumentKind": "opinions notice plan rules",
    "HandledBy": "station specialist_unit both",
    "Channel": "community_group room_group notice_board broadcast meeting",
    "PublicationKind": "security_notice advice procedures service_progress work_report",
    "TrendKind": "theft robbery snatching fraud trafficking dispute hazard",
    "ActorKind": "officer auxiliary assistant head organ organ_above specialist_unit station"
    " department platform procuratorate court mediator committee security_committee expert unit"
    " resident party reporter complainant injured_party alleged_violator proxy guardian clock",
    "DisputeKind": "family neighbour land contract wage consumer medical property_management"
    " traffic school other",
    "FoundBy": "visit report incident patrol transfer",
    "Severity": "ordinary major",
    "VisitPurpose": "household enterprise contact_point victim_return mediation_follow_up"
    " warning_follow_up safety_check consultation",
    "VisitMode": "face_to_face online",
    "MatterKind": "service consultation suggestion complaint help",
    "HazardKind": "trouble_spot order_problem fire premises traffic other",
    "IncidentKind": "criminal public_security dispute help traffic accident police_complaint"
    " non_police",
    "DesignationKind": "demonstration_room demonstration_station enhanced_room fengqiao_station"
    " three_zeros model",
    "Unit": "count item person household case meeting team percent point time visit month hour"
    " year week entry",
    "Quantity": "villages communities households residents village_residents"
    " community_households community_residents stations command_platforms rooms"
    " demonstration_rooms room_standing_villages workstations community_officers auxiliaries"
    " assistants members_taking_part officer_participation auxiliary_participation"
    " villages_with_auxiliary station_share station_share_districts community_share"
    " community_share_districts officers station_officers force_auxiliaries"
    " officers_taking_part auxiliaries_taking_part dedicated_members village_auxiliaries"
    " officers_in_charge village_rooms hours hours_in_community hours_on_other_posts"
    " equipment_items offices_on_site grid_leaders months_between_meetings contact_visits"
    " fitting_posts unlawful_points township_posts recruits unplaced_recruits placed_recruits"
    " frontline_posts rota_leaders earmarked_budgets"
    " knows_officer sampled whole_weeks weeks_in_village entries_not_allowed match_share"
    " needs_noted needs_met prevention_hours case_hours list_faults decisions recognitions"
    " recognitions_in_community agency_members members_in_community paperwork_hours"
    " members_with_entries earlier_paperwork_hours earlier_members_with_entries work_reports"
    " reviews patrol_teams dual_registration_communities"
    " party_committee_meetings bureau_meetings disputes_settled criminal_cases_filed_change"
    " cases_solved_change theft_solved_change fraud_solved_change detained_change"
    " arrested_change homicide_change homicide_all_solved_years",
}

# The five documents and the table of law; nothing else may be a source.
KEYS = {
    "city-2024",
    "jingyuan-2020",
    "mps-2019",
    "mps-2009",
    "library",
    "STATCODE",
    "GB2260",
    "GBT10114",
    "PSAPL25",
    "PSAPL12",
    "ADM",
    "NORM07",
    "CRIM",
    "PML",
    "PMRULE",
    "CONF11",
    "CPL23",
    "PIPL",
    "APL21",
    "CPW",
    "RPT24",
    "FILE15",
    "HN-AUX20",
    "VCOL18",
    "RCOL18",
    "DVL15",
    "MINOR24",
    "XF22",
    "UNIT04",
    "CSL18",
    "PPL12",
    "ARL23",
    "PLC15",
    "HN-PS16",
    "GBF22",
}

CLASSES: tuple[type[Term], ...] = (*TERMS, Label)
CHINESE = r"[\u4e00-\u9fff]"
FULL_WIDTH = "\uff0c\uff1b\uff1a\uff08\uff09"


def name_of(cls: type[Term]) -> str:
    """The class's name, to name a test's case by."""
    return cls.__name__


class TestEveryEnumeration:
    """The enumerations stand as the domain lists them."""

    @pytest.mark.parametrize("name", CODES)
    def test_an_enumeration_has_the_codes_of_the_domain(self, name: str) -> None:
        """Exactly those, in that order."""
        members = getattr(vocabulary, name)

        assert [term.code for term in members] == CODES[name].split()

    def test_terms_lists_each_enumeration_once(self) -> None:
        """The glossary's labels stand beside the enumerations, not among them."""
        assert sorted(map(name_of, TERMS)) == sorted(CODES)

    def test_every_enumeration_is_public(self) -> None:
        """What `TERMS` holds is what the room exports."""
        exported = {
            name
            for name in vocabulary.__all__
            if isinstance(member := getattr(vocabulary, name), type) and issubclass(member, Term)
        }

        assert exported == {*map(name_of, TERMS), "Label"}

    @pytest.mark.parametrize("cls", TERMS, ids=name_of)
    def test_an_enumeration_says_what_it_is(self, cls: type[Term]) -> None:
        """Its docstring opens with the Chinese word and ends with where it comes from."""
        said = cls.__doc__ or ""

        assert re.match(CHINESE, said)
        assert "Source: " in said

    @pytest.mark.parametrize("cls", CLASSES, ids=name_of)
    def test_no_two_members_are_called_the_same(self, cls: type[Term]) -> None:
        """Codes and labels tell the members of a class apart, in both languages."""
        for part in ("code", "zh", "en"):
            told = [getattr(term, part) for term in cls]

            assert len(told) == len(set(told)), part

    @pytest.mark.parametrize("cls", CLASSES, ids=name_of)
    def test_no_two_names_are_one_member(self, cls: type[Term]) -> None:
        """A code written twice would make the second name an alias of the first."""
        assert list(cls.__members__) == [term.name for term in cls]


@pytest.mark.parametrize("cls", CLASSES, ids=name_of)
class TestEveryTerm:
    """A term says what it is in both languages, and where that comes from."""

    def test_a_code_is_stable_in_form(self, cls: type[Term]) -> None:
        """Lower snake case, and the member's name in lower case; an urban-rural class's digits."""
        for term in cls:
            if cls is UrbanRural:
                assert re.fullmatch(r"[12][0-9]{2}", term.code)
            else:
                assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", term.code)
                assert term.name == term.code.upper()

    def test_labels_are_in_their_language(self, cls: type[Term]) -> None:
        """Chinese in `zh`, none in `en`; only a percent sign is the same in both."""
        for term in cls:
            assert re.search(CHINESE, term.zh) or term is Unit.PERCENT
            assert term.en.strip() == term.en != ""
            assert not re.search(CHINESE, term.en)

    def test_a_definition_is_a_sentence_in_each_language(self, cls: type[Term]) -> None:
        """Ended as its language ends one, and more than the label again."""
        for term in cls:
            zh, en = term.definition.zh, term.definition.en

            assert re.search(CHINESE, zh)
            assert zh.endswith("。")
            assert zh.count("。") == 1
            assert zh.rstrip("。") != term.zh
            assert en[0].isupper()
            assert en.endswith(".")
            assert not re.search(CHINESE, en)
            assert en.rstrip(".").lower() != term.en.lower()

    def test_each_language_keeps_its_own_punctuation(self, cls: type[Term]) -> None:
        """No half-width mark in a Chinese text, no full-width mark in an English one."""
        for term in cls:
            assert not re.search(r"[,;:()]", term.zh + term.definition.zh)
            assert not re.search(f"[{FULL_WIDTH}。、]", term.en + term.definition.en)

    def test_no_two_definitions_are_the_same(self, cls: type[Term]) -> None:
        """What tells two members apart is said."""
        for lang in ("zh", "en"):
            told = [getattr(term.definition, lang) for term in cls]

            assert len(told) == len(set(told)), lang

    def test_a_source_is_a_document_of_the_list(self, cls: type[Term]) -> None:
        """A key that nothing resolves would be a source in name only."""
        for term in cls:
            assert term.source in KEYS
            assert term.source in SOURCES


class TestWhatTheSourcesSay:
    """Labels that the documents themselves use."""

    # city-2024 §3(3)
    def test_the_six_roles_are_the_six_members(self) -> None:
        """六员."""
        told = "采集员、安全员、调解员、信息员、服务员、宣传员"

        assert [role.zh for role in Role] == told.split("、")

    # jingyuan-2020, fourth measure
    def test_the_six_duty_tasks_are_jingyuans(self) -> None:
        """六项职责任务."""
        told = "采集基础信息、实有人口管理、安全防范、治安管理、化解矛盾纠纷、服务群众"

        assert [duty.zh for duty in Duty] == told.split("、")

    # city-2024 §5(3)3
    def test_the_eight_competences_are_the_citys(self) -> None:
        """Four to know and four to be able to do."""
        told = (
            "懂法律法规、懂业务知识、懂信息应用、懂群众心理、"
            "会化解矛盾、会管控要素、会处警办案、会群众工作"
        )

        assert [competence.zh for competence in Competence] == told.split("、")

    # city-2024 §5(2)1
    def test_each_level_has_the_part_that_the_ministry_gave_it(self) -> None:
        """From the ministry's overall charge to the station's prevention."""
        told = "部级抓总、省级主责、市县主战、派出所主防"

        assert [role.zh for role in LevelRole] == told.split("、")

    # mps-2019
    def test_joint_prevention_has_four_forms(self) -> None:
        """As the Zhengzhou meeting named them."""
        told = "警治联勤、联户联防、联村联防、邻里守望"

        assert [form.zh for form in JointPrevention] == told.split("、")

    # VCOL18 11, RCOL18 8
    def test_a_deputy_director_is_elected(self) -> None:
        """A committee's deputy directorship cannot be given; its definition says so."""
        assert "选举" in DualPost.DEPUTY_DIRECTOR.definition.zh
        assert "election" in DualPost.DEPUTY_DIRECTOR.definition.en

    @pytest.mark.parametrize(
        ("term", "digits"),
        [
            (Committee.RESIDENTS, ("001", "199")),
            (Committee.VILLAGERS, ("200", "399")),
            (Committee.RESIDENTS_LIKE, ("400", "499")),
            (Committee.VILLAGERS_LIKE, ("500", "599")),
            (TownshipKind.STREET, ("001", "099")),
            (TownshipKind.TOWN, ("100", "199")),
            (TownshipKind.TOWNSHIP, ("200", "399")),
            (TownshipKind.COMBINED, ("400", "599")),
        ],
        ids=str,
    )
    def test_a_code_range_is_told_in_both_languages(
        self, term: Term, digits: tuple[str, str]
    ) -> None:
        """The rules of the statistical codes, as counted over the published ones."""
        assert tuple(re.findall(r"\d{3}", term.definition.zh)) == digits
        assert tuple(re.findall(r"\d{3}", term.definition.en)) == digits

    @pytest.mark.parametrize(
        ("digits", "zh"),
        [
            ("111", "主城区"),
            ("112", "城乡结合区"),
            ("121", "镇中心区"),
            ("122", "镇乡结合区"),
            ("123", "特殊区域"),
            ("210", "乡中心区"),
            ("220", "村庄"),
        ],
    )
    def test_an_urban_rural_class_is_read_from_its_digits(self, digits: str, zh: str) -> None:
        """And its first digit tells the urban from the rural."""
        read = {each.code: each for each in UrbanRural}[digits]

        assert read.zh == zh
        assert ("城镇" in read.definition.zh) is digits.startswith("1")
        assert ("乡村" in read.definition.zh) is digits.startswith("2")

    @pytest.mark.parametrize(
        ("zh", "en"),
        [
            ("治安调解", "public-security mediation"),
            ("人民调解", "people's mediation"),
            ("司法确认", "judicial confirmation"),
            ("警情", "police incident"),
            ("警务室", "community police office"),
            ("被侵害人", "injured party"),
            ("违法嫌疑人", "alleged violator"),
            ("复议", "reconsideration"),
            ("复核", "review"),
            ("双报到", "dual registration"),
            ("三方通话", "three-way call"),
            ("法庭", "people's tribunal"),
        ],
    )
    def test_the_glossary_gives_the_one_english_label(self, zh: str, en: str) -> None:
        """And no enumeration gives the same Chinese word another."""
        assert [label.en for label in GLOSSARY if label.zh == zh] == [en]
        assert {term.en for cls in CLASSES for term in cls if term.zh == zh} == {en}

    def test_the_glossary_holds_nothing_else(self) -> None:
        """Twelve labels, in the order of the page."""
        assert tuple(Label) == GLOSSARY
        assert len(GLOSSARY) == 12


class TestQuantities:
    """A quantity knows its unit, and whether it may ever be scored."""

    # city-2024 §2(3)3: recorded, never indicators
    NEVER = (
        "criminal_cases_filed_change",
        "cases_solved_change",
        "theft_solved_change",
        "fraud_solved_change",
        "detained_change",
        "arrested_change",
        "homicide_change",
        "homicide_all_solved_years",
    )

    def test_cases_arrests_and_clearance_are_never_scored(self) -> None:
        """They alone: every other quantity may be."""
        assert tuple(each.code for each in Quantity if not each.indicator) == self.NEVER

    @pytest.mark.parametrize("quantity", Quantity)
    def test_every_quantity_has_a_unit(self, quantity: Quantity) -> None:
        """Shares and changes are percentages; only they are not counts."""
        told_in_percent = re.search("share|change|participation", quantity.code)

        assert (quantity.unit is Unit.PERCENT) is bool(told_in_percent)
        assert quantity.counts is not bool(told_in_percent)

    @pytest.mark.parametrize(
        ("quantity", "unit"),
        [
            (Quantity.ROOMS, "个"),
            (Quantity.COMMUNITY_OFFICERS, "人"),
            (Quantity.AUXILIARIES, "人"),
            (Quantity.RESIDENTS, "人"),
            (Quantity.HOUSEHOLDS, "户"),
            (Quantity.DISPUTES_SETTLED, "起"),
            (Quantity.BUREAU_MEETINGS, "次"),
            (Quantity.PATROL_TEAMS, "支"),
            (Quantity.STATION_SHARE, "%"),
            (Quantity.HOMICIDE_ALL_SOLVED_YEARS, "年"),
        ],
        ids=str,
    )
    def test_a_unit_is_the_word_that_stands_after_the_number(
        self, quantity: Quantity, unit: str
    ) -> None:
        """As the two documents write it: 735个, 1088名 (人), 21801起, 3次, 15支, 43.7%, 8年."""
        assert quantity.unit.zh == unit
