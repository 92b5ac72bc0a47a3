"""The few words that a Word file says of its own, in the six languages of the United Nations."""

from dataclasses import dataclass

from zerodraft.text.core.proposal import Action
from zerodraft.text.exchange.word.styles import primary


@dataclass(frozen=True, slots=True)
class Phrases:
    """What is said in one language. `actions` are what a proposal does, as a label before its text."""

    proposal: str
    comment: str
    pack: str
    """A title; {delegation} is to be filled in."""
    text: str
    instructions: str
    positions: str
    undisputed: str
    actions: dict[Action, str]


def _actions(*words: str) -> dict[Action, str]:
    return dict(zip(Action, words, strict=True))


_PHRASES = {
    "en": Phrases(
        proposal="Proposal",
        comment="comment",
        pack="Text for instructions: {delegation}",
        text="Text with proposals",
        instructions="Instructions",
        positions="Own and group positions",
        undisputed="No paragraph is disputed.",
        actions=_actions(
            "replace by", "add", "delete", "alternative", "retain", "move", "split", "merge", "reserve", "comment"
        ),
    ),
    "fr": Phrases(
        proposal="Proposition",
        comment="commentaire",
        pack="Texte pour instructions : {delegation}",
        text="Texte et propositions",
        instructions="Instructions",
        positions="Positions de la délégation et de ses groupes",
        undisputed="Aucun paragraphe n’est contesté.",
        actions=_actions(
            *("remplacer par", "ajouter", "supprimer", "variante", "maintenir", "déplacer", "scinder", "fusionner"),
            *("réserve", "commentaire"),
        ),
    ),
    "es": Phrases(
        proposal="Propuesta",
        comment="comentario",
        pack="Texto para instrucciones: {delegation}",
        text="Texto con propuestas",
        instructions="Instrucciones",
        positions="Posiciones de la delegación y de sus grupos",
        undisputed="Ningún párrafo es objeto de desacuerdo.",
        actions=_actions(
            *("sustituir por", "añadir", "suprimir", "alternativa", "mantener", "trasladar", "dividir", "fusionar"),
            *("reserva", "comentario"),
        ),
    ),
    "ru": Phrases(
        proposal="Предложение",
        comment="комментарий",
        pack="Текст для получения инструкций: {delegation}",
        text="Текст с предложениями",
        instructions="Инструкции",
        positions="Позиции делегации и её групп",
        undisputed="Спорных пунктов нет.",
        actions=_actions(
            *("заменить на", "добавить", "исключить", "альтернатива", "сохранить", "перенести", "разделить"),
            *("объединить", "оговорка", "комментарий"),
        ),
    ),
    "ar": Phrases(
        proposal="مقترح",
        comment="تعليق",
        pack="نص لطلب التعليمات: {delegation}",
        text="النص مع المقترحات",
        instructions="التعليمات",
        positions="مواقف الوفد ومجموعاته",
        undisputed="لا توجد فقرات محل خلاف.",
        actions=_actions(
            *("يستعاض عنه بما يلي", "يضاف", "يحذف", "بديل", "يبقى", "ينقل", "يقسم", "يدمج", "تحفظ", "تعليق")
        ),
    ),
    "zh": Phrases(
        proposal="提案",
        comment="批注",
        pack="供请示用案文：{delegation}",
        text="案文及提案",
        instructions="指示",
        positions="本代表团及所属集团的立场",
        undisputed="没有存在分歧的段落。",
        actions=_actions("改为", "增加", "删除", "备选案文", "保留原文", "移动", "拆分", "合并", "持保留意见", "评论"),
    ),
}


def phrases(language: str) -> Phrases:
    """The words for a language; English for one that is not among the six."""
    return _PHRASES.get(primary(language), _PHRASES["en"])
