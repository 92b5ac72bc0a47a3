"""Structure: paragraphs become units in their places, and no character of the source is lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zerodraft.text.core.draft import Kind, Unit
from zerodraft.text.core.structure import Block, folded, units
from zerodraft.text.core.structure.labels import heading_label, item_label
from zerodraft.text.core.structure.language import language_of
from zerodraft.text.core.structure.numbers import readings


def said(found: tuple[Unit, ...]) -> str:
    return re.sub(r"\s", "", "".join(unit.label + unit.text for unit in found))


def lines(text: str, *, running: bool = False) -> tuple[Unit, ...]:
    return units([Block(line, running=running) for line in text.strip().splitlines() if line.strip()])


def outline(found: tuple[Unit, ...]) -> list[str]:
    """Each unit with its kind, its label, and its depth as indentation."""
    depth: dict[str, int] = {"": -1}
    told = []
    for unit in found:
        depth[unit.id] = depth[unit.parent] + 1
        told.append(f"{'  ' * depth[unit.id]}{unit.kind.value} {unit.label or unit.text[:12]}")
    return told


RESOLUTION = """
Draft resolution on lighthouses
The General Assembly,
Recalling its resolution 70/1 of 25 September 2015,
Deeply concerned about the state of the lamps,
1. Decides to paint the towers;
2. Requests the Keeper:
(a) To report on colours;
(b) To provide:
(i) Paint;
(ii) Brushes;
3. Also calls upon all keepers to send paint;
3 bis. Invites comments.
"""


def test_a_resolution_has_preambular_and_operative_paragraphs():
    assert outline(lines(RESOLUTION)) == [
        "title Draft resolu",
        "chapeau The General ",
        "pp Recalling it",
        "pp Deeply conce",
        "op 1.",
        "op 2.",
        "  subpara (a)",
        "  subpara (b)",
        "    subpara (i)",
        "    subpara (ii)",
        "op 3.",
        "op 3 bis.",
    ]


@pytest.mark.parametrize(
    ("formula", "preambular", "operative"),
    [
        ("L'Assemblée générale,", "Réaffirmant l'importance des phares,", "1. Décide de peindre la tour ;"),
        ("La Asamblea General,", "Recordando su resolución 70/1,", "1. Decide pintar la torre;"),
        ("Генеральная Ассамблея,", "ссылаясь на свою резолюцию 70/1,", "1. постановляет покрасить башню;"),
        ("إن الجمعية العامة،", "إذ تشير إلى قرارها السابق،", "1. تقرر طلاء البرج؛"),
        ("大会，", "回顾其以往的决议，", "1. 决定油漆灯塔；"),
    ],
)
def test_resolutions_are_read_in_the_other_languages(formula, preambular, operative):
    found = units([Block("I/2", kind=Kind.TITLE), Block(formula), Block(preambular), Block(operative)])
    assert [unit.kind for unit in found] == [Kind.TITLE, Kind.CHAPEAU, Kind.PP, Kind.OP]


def test_a_treaty_has_parts_articles_and_paragraphs():
    found = lines(
        """
        TREATY ON LIGHTHOUSES
        PREAMBLE
        The States Parties to this Treaty,
        Mindful of the danger of rocks,
        Have agreed as follows:
        PART I
        GENERAL PROVISIONS
        Article 1
        Use of terms
        1. For the purposes of this Treaty:
        (a) “light” means a lamp;
        (b) “house” means a building.
        2. This is without prejudice to other rules.
        Article 2
        Scope
        This Treaty applies to all lighthouses.
        ANNEX
        Article 1
        1. The rules follow.
        """
    )
    assert [line.rstrip() for line in outline(found)] == [
        "title TREATY ON LI",
        "heading PREAMBLE",
        "  chapeau The States P",
        "  pp Mindful of t",
        "  para Have agreed",
        "heading PART I",
        "  heading GENERAL PROV",
        "  heading Article 1",
        "    heading Use of terms",
        "    chapeau 1.",
        "      subpara (a)",
        "      subpara (b)",
        "    para 2.",
        "  heading Article 2",
        "    heading Scope",
        "    para This Treaty",
        "heading ANNEX",
        "  heading Article 1",
        "    para 1.",
    ]


def test_objectives_have_chapeaux_with_actions_and_numbers_go_on():
    found = units(
        [
            Block("Global Compact on Lamps", heading=1),
            Block("Vision and guiding principles", heading=2),
            Block("15. We agree on principles:"),
            *(Block(f"({letter}) Principle {letter}.") for letter in "abcdefghij"),
            Block("Objective 7: Reduce darkness", heading=3),
            Block("23. We commit to respond."),
            Block("To realize this commitment, we will draw from the following actions:"),
            Block("(a) Review policies;"),
            Block("(b) Build lamps;"),
            Block("Objective 8: Save ships", heading=3),
            Block("24. We commit to cooperate."),
        ]
    )
    by_label = {unit.label: unit for unit in found if unit.label}
    assert [unit.kind for unit in found[:2]] == [Kind.TITLE, Kind.HEADING]
    principles = [unit for unit in found if unit.text.startswith("Principle")]
    assert len(principles) == 10
    assert {unit.parent for unit in principles} == {by_label["15."].id}
    chapeau = next(unit for unit in found if unit.text.startswith("To realize"))
    assert chapeau.kind is Kind.CHAPEAU
    assert chapeau.parent == by_label["Objective 7:"].id
    assert by_label["(b)"].parent == chapeau.id
    assert by_label["24."].parent == by_label["Objective 8:"].id


def test_options_hold_what_follows_until_the_next_one():
    found = lines(
        "Article 2\nOption 1:\n1. One thing.\n2. Another.\nOption 2:\nNo text\nArticle 3\nOption (a): A sentence."
    )
    assert outline(found) == [
        "heading Article 2",
        "  heading Option 1:",
        "    para 1.",
        "    para 2.",
        "  heading Option 2:",
        "    para No text",
        "heading Article 3",
        "  para Option (a):",
    ]


def test_a_letter_i_is_the_ninth_or_the_first():
    ninth = lines("Things:\n" + "\n".join(f"({letter}) thing;" for letter in "abcdefghijk"))
    assert {unit.parent for unit in ninth[1:]} == {ninth[0].id}
    roman = lines("Things:\n(a) thing:\n(i) one;\n(ii) two;\n(b) thing.")
    assert [unit.parent for unit in roman] == ["", roman[0].id, roman[1].id, roman[1].id, roman[0].id]


def test_depth_of_a_list_in_its_format_rules():
    found = units(
        [Block("one", "1."), Block("inner", "1.", depth=1), Block("inner", "2.", depth=1), Block("two", "2.")]
    )
    assert [unit.parent for unit in found] == ["", found[0].id, found[0].id, ""]


def test_a_footnote_lies_in_what_it_is_a_note_to():
    found = units([Block("First.[^1]"), Block("Second."), Block("Noted.", "[^1]:", kind=Kind.FOOTNOTE)])
    assert (found[2].kind, found[2].parent, found[2].label) == (Kind.FOOTNOTE, found[0].id, "[^1]:")


def test_brackets_typed_in_the_base_stay():
    found = lines("1. Parties [shall][should] act.\n[2. Parties may rest.]")
    assert [(unit.label, unit.text) for unit in found] == [
        ("1.", "Parties [shall][should] act."),
        ("[2.", "Parties may rest.]"),
    ]


def test_what_was_run_together_is_taken_apart_where_the_numbers_follow():
    found = lines(
        "PREAMBLE The Parties, Recalling the lamp, Recognizing the rock, Have agreed as follows:\n"
        "Article 1\nLamps: (a) oil; (b) gas; or (c) power as in subparagraph (b) above.\n"
        "Article 2\n1. It burns under article 1. 2. It may be put out. See paragraph 2. The end.",
        running=True,
    )
    assert outline(found) == [
        "heading PREAMBLE",
        "  chapeau The Parties,",
        "  pp Recalling th",
        "  pp Recognizing ",
        "  para Have agreed ",
        "heading Article 1",
        "  chapeau Lamps:",
        "    subpara (a)",
        "    subpara (b)",
        "    subpara (c)",
        "heading Article 2",
        "  para 1.",
        "  para 2.",
    ]


def test_a_reference_that_begins_a_line_is_no_article():
    found = lines("Article 1\nText.\nArticle 5 of the Convention applies.\nArticle 2\nText.\nArticle 1, again.")
    assert [unit.label for unit in found if unit.kind is Kind.HEADING] == ["Article 1", "Article 2"]


def test_ids_are_the_same_for_the_same_text_and_tell_of_it():
    found = lines(RESOLUTION)
    assert [unit.id for unit in found] == [unit.id for unit in lines(RESOLUTION)]
    assert next(unit.id for unit in found if unit.label == "(ii)").startswith("2-b-ii-")
    assert all(re.fullmatch(r"[A-Za-z0-9.-]{1,36}", unit.id) for unit in found)
    other = lines(RESOLUTION.replace("paint the towers", "scrape the towers"))
    changed = [(old.label, new.label) for old, new in zip(found, other, strict=True) if old.id != new.id]
    assert changed == [("1.", "1.")]


def test_an_id_that_the_file_carries_is_kept_once():
    found = units([Block("One.", id="abc-1"), Block("Two.", id="abc-1"), Block("Three.", id="not an id!")])
    assert found[0].id == "abc-1"
    assert len({unit.id for unit in found}) == 3


PIECES = st.sampled_from(
    [
        *(
            "1. ",
            "2. ",
            "(a) ",
            "(b) ",
            "(i) ",
            "Article 1",
            "Article 2 ",
            "PART I ",
            "Option 1: ",
            "Annex ",
            "3 bis. ",
        ),
        *(
            "PREAMBLE ",
            "Recalling ",
            "第一条",
            "（一）",
            "一、",
            "المادة 1 ",
            "- 1 ",
            "Статья 1 ",
            "а) ",
            "[",
            "]",
            "; ",
            ", ",
        ),
        *(
            "\n",
            ". ",
            ":",
            " ",
            "\u00a0",
            "\u202e",
            "\u2067",
            "[^1]",
            "word",
            "Слово",
            "وإذ ",
            "，回顾",
            "PP1. ",
            "• ",
            "أ - ",
        ),
    ]
)


@settings(max_examples=400)
@given(st.lists(PIECES, max_size=30).map("".join), st.booleans())
def test_nothing_is_lost_and_every_id_is_free(text, running):
    found = lines(text, running=running)
    assert said(found) == re.sub(r"\s", "", text)
    ids = [unit.id for unit in found]
    assert len(set(ids)) == len(ids)
    known = {""}
    for unit in found:
        assert unit.parent in known
        known.add(unit.id)
        assert unit.text == folded(unit.text)


@given(st.text(max_size=200), st.booleans())
def test_any_text_at_all_gives_units(text, running):
    text = text.encode("utf-8", "replace").decode()
    found = units([Block(text, running=running)])
    assert said(found) == re.sub(r"\s", "", text)


@pytest.mark.parametrize(
    ("text", "label", "suffix"),
    [
        ("5 bis. Text", "5 bis.", "bis"),
        ("3.3bis Alt Each", "3.3bis Alt", "bis Alt"),
        ("[3. Parties", "[3.", ""),
        ("PP2ter Recalling", "PP2ter", "ter"),
        ("1bis. [To", "1bis.", "bis"),
        ("（一）划区", "（一）", ""),
        ("- 2 تتعاون", "- 2", ""),
        ("(هـ) تنمية", "(هـ)", ""),
    ],
)
def test_labels_are_read(text, label, suffix):
    found = item_label(text)
    assert found is not None
    assert (found.text, found.suffix) == (label, suffix)


@pytest.mark.parametrize(
    "text",
    [
        "Draft declaration\nPP1 Recalling lamps,\nPP2 Noting oil,\nOP1 Declare that lamps burn;\nOP1 alt Declare it;",
        "Draft declaration\nPP1 Recalling lamps,\nPP2 Noting oil,\n1. Decides to light them;\n2. Requests a report.",
        "مشروع قرار بشأن المنارات\nإن الجمعية العامة،\nوإذ تؤكد أهمية دور الحراس،\n1 - تقرر إعلان يوم؛\n2 - تدعو الدول؛",
        "Draft decision\nThe Board,\nRecalling lamps,\n(1) Decides to light them;\n(2) Requests a report.",
    ],
)
def test_operative_paragraphs_never_lie_in_preambular_ones(text):
    assert {unit.parent for unit in lines(text)} == {""}


def test_a_roman_number_under_another_heading_is_a_heading_and_holds_lettered_ones():
    text = "Draft decision\n1. One.\nAnnex Guidance\nI. Terms\n2. A lamp burns.\n"
    text += "II. Reports\nA. First\n3. It is due.\nC. Last\n4. So is it."
    assert outline(lines(text)) == [
        "title Draft decisi",
        "para 1.",
        "heading Annex Guidan",
        "  heading I.",
        "    para 2.",
        "  heading II.",
        "    heading A.",
        "      para 3.",
        "    heading C.",
        "      para 4.",
    ]


@pytest.mark.parametrize("title", ["Guiding thoughts on lamps", "Draft agreement on lamps"])
def test_the_symbol_of_a_document_is_not_its_title(title):
    found = lines(f"A/AC.1/L.2\n{title}\n1. Lamps burn.")
    assert [unit.text for unit in found if unit.kind is Kind.TITLE] == [title]


def test_a_table_of_contents_holds_none_of_the_parts_that_it_names():
    parts = "Chapter I Light\nArticle 1 Lamps\n{}Chapter II Oil\nArticle 2 Casks\n{}"
    body = parts.format("They burn.\n", "They leak.")
    found = lines("Draft agreement on lamps\nContents\n" + parts.format("", "") + body)
    assert outline(found)[1:] == [
        "heading Contents",
        *("  heading Chapter I", "    heading Article 1", "  heading Chapter II", "    heading Article 2"),
        *("heading Chapter I", "  heading Article 1", "    para They burn."),
        *("heading Chapter II", "  heading Article 2", "    para They leak."),
    ]


def test_options_lie_in_their_article_and_hold_no_other():
    text = "Article 1 Lamps\nThey burn.\nOption A\n1. At night.\nOption B\n1. By day.\nArticle 2 Oil\nIt is kept."
    assert outline(lines(text)) == [
        *(
            "heading Article 1",
            "  para They burn.",
            "  heading Option A",
            "    para 1.",
            "  heading Option B",
            "    para 1.",
        ),
        *("heading Article 2", "  para It is kept."),
    ]


def test_an_introduction_holds_no_principles():
    text = "Principles on lamps\nIntroduction\nThey were drawn up in May.\n"
    text += "Principle 1 Light\nLamps burn.\nPrinciple 2 Oil\nIt is kept."
    assert outline(lines(text))[1:] == [
        "heading Introduction",
        "  para They were dr",
        "heading Principle 1",
        "  para Lamps burn.",
        "heading Principle 2",
        "  para It is kept.",
    ]


@pytest.mark.parametrize(
    "text", ["1.5 °C is the goal", "2.5 million", "2015 was", "e.g. this", "10 – 15 per cent", "(bis) x"]
)
def test_what_only_begins_like_a_label_is_none(text):
    assert item_label(text) is None


def test_headings_have_numbers_in_words_and_signs():
    read = {text: heading_label(text) for text in ("Article premier", "الجزء الثاني عشر", "第七十条", "附件二")}
    assert [max(value for _, value in label.readings) for label in read.values() if label] == [1, 12, 70, 2]
    assert heading_label("Article 5, paragraph 2, applies") is None


def test_numbers_are_read_in_every_way():
    assert dict(readings("xiv")) == {"i": 14}
    assert dict(readings("c")) == {"a": 3, "i": 100}
    assert dict(readings("二十三")) == {"一": 23}
    assert dict(readings("3.12")) == {"1.1": 12}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The lamps of the harbour shall be lit by the keeper.", "en"),
        ("Les lampes du port sont allumées par le gardien et les siens.", "fr"),
        ("Las lámparas del puerto se encienden por la noche con el faro.", "es"),
        ("Лампы порта зажигает смотритель.", "ru"),
        ("تضاء المصابيح", "ar"),
        ("灯塔由守护人点亮 (UNCLOS)", "zh"),
        ("123", "en"),
    ],
)
def test_the_language_is_guessed(text, language):
    assert language_of(text) == language
