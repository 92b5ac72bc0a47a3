"""Words by which the parts of a negotiating text are known, in the six languages of the United Nations."""

import re

# What a word before a number announces. The order is that of the parts of a text, from its largest down.
HEADING_WORDS: dict[str, tuple[str, ...]] = {
    "annex": ("annex", "annexe", "anexo", "приложение", "المرفق", "附件"),
    "appendix": ("appendix", "appendice", "apéndice", "schedule", "дополнение", "التذييل", "附录"),
    "part": ("part", "partie", "parte", "часть", "الجزء", "部分"),
    "title": ("title", "titre", "título", "титул", "الباب", "编"),
    "chapter": ("chapter", "chapitre", "capítulo", "глава", "الفصل", "章"),
    "section": ("section", "sección", "раздел", "الفرع", "القسم", "节"),
    "objective": ("objective", "objectif", "objetivo", "цель", "الهدف", "目标"),
    "principle": ("principle", "principe", "principio", "принцип", "المبدأ", "原则"),
    "action": ("action", "mesure", "medida", "действие", "الإجراء", "行动"),
    "article": ("article", "art.", "artículo", "статья", "المادة", "条"),
    "rule": ("rule", "règle", "regla", "regulation", "правило", "القاعدة", "规则"),
    "option": ("option", "alternative", "opción", "opcion", "variante", "вариант", "الخيار", "备选案文", "选项"),
}
RANKS = {
    "": 2,
    "annex": 1,
    "appendix": 2,
    "part": 3,
    "title": 4,
    "chapter": 5,
    "section": 6,
    "objective": 7,
    "principle": 7,
    "action": 7,
    "article": 8,
    "rule": 8,
    "option": 9,
}
"""How high a heading stands when its format does not say; '' is one without a number."""

WORD_OF = {word: name for name, words in HEADING_WORDS.items() for word in words}

_PREAMBLE = ("preamble", "préambule", "preámbulo", "преамбула", "الديباجة", "ديباجة", "序言", "序文")
_ANNEX = (
    *("annex", "annexes", "annexe", "anexo", "anexos", "приложение", "приложения"),
    *("المرفق", "المرفقات", "附件"),
)
_INTRODUCTION = ("introduction", "introducción", "введение", "مقدمة", "导言")
_CONTENTS = (
    *("contents", "table of contents", "table des matières", "sommaire", "índice", "contenido"),
    *("содержание", "оглавление", "المحتويات", "目录"),
)
_HEADINGS = (
    *_PREAMBLE,
    *_ANNEX,
    *_INTRODUCTION,
    *_CONTENTS,
    *("vision", "vision and guiding principles", "our vision and guiding principles"),
    *("guiding principles", "objectives", "implementation", "follow-up and review", "final provisions"),
    *("préambule", "principes directeurs", "mise en œuvre", "suivi et examen", "objectifs", "dispositions finales"),
    *("visión", "principios rectores", "aplicación", "seguimiento y examen", "objetivos"),
    *("видение", "руководящие принципы", "осуществление", "цели", "заключительные положения"),
    *("الرؤية", "المبادئ التوجيهية", "الأهداف", "التنفيذ", "المتابعة والاستعراض"),
    *("愿景", "指导原则", "目标", "执行", "后续落实和评估"),
)
HEADINGS = frozenset(_HEADINGS)
"""Headings that need no number to be known."""

PREAMBLES = frozenset(_PREAMBLE)
ANNEXES = frozenset(_ANNEX)
INTRODUCTIONS = frozenset(_INTRODUCTION)
CONTENTS = frozenset(_CONTENTS)

INSTRUMENT = re.compile(
    r"\b(?:draft|agreement|resolution|compact|convention|declaration|protocol|treaty|decision|pact|accord|outcome"
    r"|projet|résolution|pacte|déclaration|protocole|traité|décision"
    r"|proyecto|acuerdo|resolución|pacto|convención|convenio|declaración|protocolo|tratado|decisión"
    r"|проект|соглашение|резолюция|договор|конвенция|декларация|протокол|решение|пакт)\b"
    r"|اتفاق|قرار|مشروع|إعلان|بروتوكول|معاهدة|ميثاق|协定|决议|草案|公约|宣言|议定书|条约|契约|决定",
    re.IGNORECASE,
)
"""What a title speaks of."""

# What a preambular paragraph begins with. Adverbs may come first.
_PP_ENGLISH = (
    r"(?:(?:Also|Further|Deeply|Gravely|Seriously|Strongly|Fully|Firmly|Keenly|Again|Once again|Noting also) )*"
    r"(?:[A-Z]\w+ing|Convinced|Concerned|Alarmed|Mindful|Conscious|Aware|Cognizant|Determined|Disturbed|Distressed|Guided"
    r"|Inspired|Encouraged|Resolved|Dismayed|Shocked|Appalled|Pursuant to|In pursuit|In furtherance)"
)
_PP_FRENCH = (
    r"(?:(?:Vivement|Profondément|Gravement|Fermement|Pleinement) )*"
    r"(?:[A-ZÉÀ]\w+ant|Conscients?|Conscientes?|Convaincue?s?|Préoccupée?s?|Alarmée?s?|Désireu(?:x|ses?)"
    r"|Soucieu(?:x|ses?)|Résolue?s?|Guidée?s?|Inspirée?s?|Déterminée?s?|Animée?s?|Encouragée?s?|En application)"
)
_PP_SPANISH = (
    r"(?:(?:Profundamente|Gravemente|Firmemente|Plenamente|Seriamente) )*"
    r"(?:[A-ZÁÉÍÓÚ]\w+(?:ando|endo|ándose|éndose)|Conscientes?|Convencid[oa]s?|Preocupad[oa]s?|Alarmad[oa]s?"
    r"|Decidid[oa]s?|Resuelt[oa]s?|Guiad[oa]s?|Deseos[oa]s?|Alentad[oa]s?)"
)
RUSSIAN_PP = (
    r"(?:(?:глубоко|вновь|также|далее|будучи|с удовлетворением) )*"
    r"(?:ссылаясь|подч[её]ркивая|признавая|осознавая|сознавая|учитывая|напоминая|подтверждая|отмечая|желая|стремясь"
    r"|памятуя|уважая|принимая во внимание|руководствуясь|выражая|приветствуя|считая|утверждая|констатируя"
    r"|преисполненн\w+|убежденн?\w*|обеспокоен\w*|встревожен\w*|исполненн\w+|заявляя)"
)
_RUSSIAN_PP = RUSSIAN_PP + r"|[а-яё]+(?:[ыиае]вая|ируя|[ая]ясь)"
ARABIC_PP = r"و?إذ"
CHINESE_PP = (
    r"[又还也并深切重严]{0,2}(?:回顾|强调|认识到|意识到|确认|铭记|希望|承认|尊重|致力于|期望|重申|注意到|考虑到|关切|深信|申明"
    r"|欢迎|念及|忆及|遵循|牢记|决心|感到|鉴于|赞赏|表示|相信|力求|渴望)"
)
PP_LATIN = re.compile(rf"(?:{_PP_ENGLISH}|{_PP_FRENCH}|{_PP_SPANISH})\b")
PP = re.compile(rf"(?:{_PP_ENGLISH}|{_PP_FRENCH}|{_PP_SPANISH})\b|(?i:{_RUSSIAN_PP})\b|{ARABIC_PP}\b|{CHINESE_PP}")
"""A preambular paragraph begins so."""

OP = re.compile(
    r"(?i:(?:(?:also|further|strongly|solemnly|again|hereby|once again|urgently|aussi|également|vivement|solennellement"
    r"|además|también|encarecidamente|también|вновь|также|настоятельно|решительно) )*"
    # English
    r"(?:decides|requests|calls (?:up)?on|urges|invites|welcomes|encourages|reaffirms|takes note|notes|expresses"
    r"|emphasi[sz]es|stresses|recommends|affirms|acknowledges|agrees|adopts|recogni[sz]es|recalls|condemns|endorses"
    r"|commends|appeals|declares|determines|establishes|supports|underlines|underscores|approves|authori[sz]es"
    r"|confirms|considers|demands|deplores|draws|proclaims|reiterates|resolves|looks forward|remains|thanks|concludes"
    r"|looks|highlights|appreciates"
    # French
    r"|décide|prie|demande|invite|engage|exhorte|encourage|se félicite|réaffirme|prend note|note|souligne|rappelle"
    r"|recommande|adopte|affirme|appelle|charge|constate|convient|déclare|reconnaît|approuve|condamne|exprime|salue"
    r"|remercie|réitère|sait gré|se réjouit|accueille"
    # Spanish
    r"|pide|solicita|invita|exhorta|alienta|acoge|reafirma|toma nota|observa|subraya|recuerda|recomienda|aprueba|afirma"
    r"|insta|reconoce|expresa|encomia|destaca|decide|reitera|hace un llamamiento|conviene|declara|condena|adopta|solicita"
    # Russian
    r"|постановляет|просит|призывает|предлагает|рекомендует|приветствует|подтверждает|принимает|отмечает|подч[её]ркивает"
    r"|напоминает|утверждает|выражает|признает|одобряет|осуждает|поручает|заявляет|настоятельно|ссылается|высоко оценивает"
    r"|обращается)\b)"
    r"|(?:وت|ت)(?:قرر|طلب|دعو|حث|شجع|رحب|ؤكد|حيط علما|لاحظ|شدد|شير|وصي|عتمد|عرب|عترف|سلم|هيب|دين|قر|ناشد)\b"
    r"|(?:又|还|也|再次|强烈)?(?:决定|请|吁请|敦促|鼓励|欢迎|重申|注意到|强调|回顾|建议|通过|确认|呼吁|邀请|赞扬|表示|认识到|促请|谴责|申明|赞赏)"
)
"""An operative paragraph begins so."""

ENACTING = re.compile(
    r"(?i:have agreed|sont convenu(?:e?s)?|han convenido|han acordado|согласились)|اتفقت على|兹?(?:商定|协议|议定)如下"
)
"""What ends a preamble."""
