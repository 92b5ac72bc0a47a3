"""Compilations in three scripts, to be written to Word."""

from zerodraft.text.core.attribution import ProtocolOrder
from zerodraft.text.core.compilation import Compilation, compilation
from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.core.proposal import Action, Proposal

ORDER = ProtocolOrder({"Lake Group": 0, "Norland": 1, "Ostia": 2}, frozenset({"Lake Group"}))

# Title, heading, a paragraph and a change of it, a paragraph to go, an item, a new paragraph.
_WORDS = {
    "en": (
        ("Draft agreement on lakes", "Article 4", "Measures"),
        ("States shall count the birds of every lake.", "States should count the birds and fish of every lake."),
        (
            "Every State reports each year.",
            "on the methods used [and their costs];",
            "The meeting reviews the reports.",
        ),
    ),
    "ar": (
        ("مشروع اتفاق بشأن البحيرات", "المادة 4", "التدابير"),
        ("تحصي الدول طيور كل بحيرة (وفق النظام ABC).", "ينبغي أن تحصي الدول طيور وأسماك كل بحيرة (وفق النظام ABC)."),
        ("تقدم كل دولة تقريرا كل سنة.", "عن الأساليب المتبعة [وتكاليفها]؛", "يستعرض الاجتماع التقارير."),
    ),
    "zh": (
        ("湖泊协定草案", "第四条", "措施"),
        ("各国应清点每个湖泊的鸟类。", "各国宜清点每个湖泊的“鸟类”和鱼类。"),
        ("每个国家每年提交报告。", "关于所用方法[及其费用]；", "会议审查这些报告。"),
    ),
}


def lakes(language: str) -> Compilation:
    """A short draft with proposals of every kind."""
    (title, article, heading), (birds, fish), (report, item, review) = _WORDS[language]
    units = (
        Unit("t", "", "", Kind.TITLE, title),
        Unit("h4", "", article, Kind.HEADING, heading),
        Unit("p1", "h4", "1.", Kind.PARA, birds),
        Unit("p1.a", "p1", "(a)", Kind.SUBPARA, item),
        Unit("p2", "h4", "2.", Kind.PARA, report),
    )
    return compilation(
        Draft(title, language, "", units),
        (
            Proposal("id1", "p1", Action.MOD, fish, proponents=("Norland",), at="2031-03-01"),
            Proposal("id2", "p1", Action.MOD, fish, proponents=("Ostia",), on_behalf_of="Lake Group", reason=item),
            Proposal("id3", "p2", Action.SUP, proponents=("Ostia",), at="2031-03-02T10:00:00+02:00"),
            Proposal("id4", "", Action.ADD, review, after="p2", proponents=("Norland", "Vestria")),
            Proposal("id5", "p1", Action.RESERVE, proponents=("Vestria",)),
            Proposal("id6", "p1.a", Action.MOVE, after="p2", proponents=("Vestria",)),
        ),
    )
