"""The states of a public-security mediation."""

from jingwu_model.declare import Term


class State(Term):
    """治安调解的状态, where a case that may be mediated stands."""

    REPORTED = (
        "reported",
        "已接报",
        "reported",
        "已接到报案，尚未处理。",
        "A report was received.",
        "ADM",
    )
    FILED = (
        "filed",
        "已立案",
        "filed",
        "已立案，正在调查。",
        "A case is open and investigated.",
        "PSAPL25",
    )
    APPRAISING = (
        "appraising",
        "鉴定中",
        "appraising",
        "伤情鉴定或者价格认定尚无结果。",
        "An injury appraisal or a valuation is awaited.",
        "ADM",
    )
    ASSESSED = (
        "assessed",
        "事实已查明",
        "assessed",
        "事实已经查明，证据已经收集。",
        "The facts are established and the evidence is collected.",
        "ADM",
    )
    ELIGIBLE = (
        "eligible",
        "可以调解",
        "eligible",
        "符合治安调解的条件。",
        "It meets what mediation asks.",
        "ADM",
    )
    CONSENTED = (
        "consented",
        "双方同意调解",
        "consented",
        "双方当事人均明确同意调解。",
        "Both sides have clearly consented.",
        "ADM",
    )
    MEDIATING = (
        "mediating",
        "调解中",
        "mediating",
        "正在进行第一次或者第二次调解。",
        "The first or the second round goes on.",
        "ADM",
    )
    ROUND1_FAILED = (
        "round1_failed",
        "首次调解未成",
        "first round failed",
        "首次调解未达成协议，可以再调解一次。",
        "The first round brought no agreement; one more is possible.",
        "ADM",
    )
    MEDIATION_FAILED = (
        "mediation_failed",
        "调解不成",
        "mediation failed",
        "调解未达成协议，不再调解。",
        "No agreement was reached, and no further round is held.",
        "PSAPL25",
    )
    AGREED = (
        "agreed",
        "已达成协议",
        "agreed",
        "调解协议已经签订，尚未履行。",
        "The agreement is signed and not yet performed.",
        "ADM",
    )
    DEFAULTED = (
        "defaulted",
        "协议未履行",
        "defaulted",
        "协议期满，无正当理由未履行。",
        "The time is over, and it was not performed without good reason.",
        "PSAPL25",
    )
    SETTLEMENT_APPLIED = (
        "settlement_applied",
        "已申请和解认可",
        "settlement applied for",
        "双方已书面申请公安机关认可已履行的和解或者人民调解协议。",
        "Both sides have asked in writing that a performed settlement be approved.",
        "PSAPL25",
    )
    PENALTY_TRACK = (
        "penalty_track",
        "处罚程序中",
        "penalty track",
        "不调解或者调解未果，依法作出处理。",
        "Not mediated, or in vain: it is dealt with under the law.",
        "PSAPL25",
    )
    DECIDED = (
        "decided",
        "已作决定",
        "decided",
        "已作出处罚或者不予处罚的决定。",
        "A penalty, or none, was decided.",
        "PSAPL25",
    )
    REFERRED_OUT = (
        "referred_out",
        "不属公安职责",
        "referred out",
        "不属于公安机关职责范围，已告知。",
        "It is no police business, and the reporter is told so.",
        "ADM",
    )
    TRANSFERRED = (
        "transferred",
        "已移送",
        "transferred",
        "已移送有管辖权的单位。",
        "It was passed to the unit competent.",
        "ADM",
    )
    REFERRED_TO_PMC_OR_COURT = (
        "referred_to_pmc_or_court",
        "已告知诉讼或者人民调解途径",
        "referred to mediators or court",
        "属于民间纠纷而不是违法行为，已告知向人民法院或者人民调解组织申请处理。",
        "A civil dispute and no violation: the way to court or people's mediation was told.",
        "ADM",
    )
    CLOSED_MEDIATED = (
        "closed_mediated",
        "调解结案",
        "closed by mediation",
        "调解协议已经履行，结案。",
        "The agreement is performed, and the case closed.",
        "ADM",
    )
    CRIMINAL = (
        "criminal",
        "转为刑事案件",
        "criminal",
        "涉嫌犯罪，转为刑事案件办理。",
        "A crime is suspected: it is handled as a criminal case.",
        "ADM",
    )
    CLOSED_SETTLED = (
        "closed_settled",
        "认可和解结案",
        "closed by settlement",
        "和解或者人民调解协议已经履行并经认可，不予处罚。",
        "A performed settlement was approved; there is no penalty.",
        "PSAPL25",
    )
    TERMINATED = (
        "terminated",
        "终止调查",
        "terminated",
        "经负责人批准，终止调查。",
        "The investigation was stopped with the head's approval.",
        "ADM",
    )
    CLOSED_DECIDED = (
        "closed_decided",
        "决定后结案",
        "closed by decision",
        "决定已经执行、送达或者无法执行，结案。",
        "The decision is executed, served, or cannot be executed.",
        "ADM",
    )
