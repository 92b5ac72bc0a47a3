"""Lint: what an editor looks for is found, and a clean text is left in peace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.texts import texts
from zerodraft.text.core.aligning import align
from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.core.linting import lint, lint_references
from zerodraft.text.core.numbering import numbered
from zerodraft.text.core.references import references


def draft(*rows: tuple[str, str] | tuple[str, str, Kind] | tuple[str, str, Kind, str]) -> Draft:
    """Units from label and text, with kind and parent where they matter."""
    units = []
    for number, (label, text, *more) in enumerate(rows, start=1):
        kind, parent = (*more, *((Kind.PARA, "")[len(more) :]))
        units.append(Unit(f"u{number}", parent, label, kind, text))
    return Draft("", "en", "", tuple(units))


def codes(*rows) -> list[tuple[str, str]]:
    return [(each.unit, each.code) for each in lint(draft(*rows))]


def labelled(*labels: str) -> list[tuple[str, str]]:
    return codes(*((label, "States act.") for label in labels))


def test_a_clean_text_has_no_findings():
    assert labelled("1.", "2.", "2 bis.", "2 ter.", "3.", "(a)", "(b)", "4.", "4 alt.", "(a)", "(b)") == []


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (("1.", "2.", "4."), [("u3", "number-gap")]),
        (("1.", "2.", "2."), [("u3", "number-repeated")]),
        (("1.", "2.", "2 ter."), [("u3", "number-gap")]),
        (("1.", "3.", "2."), [("u2", "number-gap"), ("u3", "number-order")]),
        (("(a)", "(b)", "(d)"), [("u3", "number-gap")]),
        (("(i)", "(ii)", "(iv)"), [("u3", "number-gap")]),
        (("Article 1", "Article 3"), [("u2", "number-gap")]),
        (("第一条", "第三条"), [("u2", "number-gap")]),
        (("1.", "2.", "1.", "2."), []),
    ],
)
def test_numbers(labels, found):
    assert labelled(*labels) == found


def test_a_letter_and_a_roman_numeral_are_told_apart():
    letters = ["(a)", "(b)", "(c)", "(d)", "(e)", "(f)", "(g)", "(h)", "(i)", "(j)"]
    assert labelled(*letters) == []
    rows = [("(a)", "x"), ("(i)", "y", Kind.SUBPARA, "u1"), ("(ii)", "y", Kind.SUBPARA, "u1"), ("(b)", "z")]
    assert codes(*rows) == []
    assert [each.style for each in numbered(draft(*rows).units)] == ["(a)", "(i)", "(i)", "(a)"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("We [shall act.", "stray-bracket"),
        ("We shall] act.", "stray-bracket"),
        ("We  shall act.", "double-space"),
        ("By 20XX we act.", "placeholder"),
        ("At least [X] per cent.", "placeholder"),
        ("As in [...].", "placeholder"),
        ("Under Article XX we act.", "placeholder"),
        ("{Placeholder for finance}", "placeholder"),
        ("We \u202eshall\u202c act.", "direction"),
        ("We \u2067shall act.", "direction"),
        ("   ", "empty-unit"),
    ],
)
def test_what_is_wrong_with_a_text(text, code):
    assert ("u1", code) in codes(("1.", text))


def test_isolates_that_are_closed_are_right():
    assert codes(("1.", "We \u2067shall\u2069 act.")) == []


def test_mixed_quotes():
    assert codes(("1.", "the “Fund” and the “Board”"), ("2.", 'the "Fund"')) == [("u2", "mixed-quotes")]


TREATY = (
    ("Article 1", "Aims", Kind.HEADING),
    ("1.", "As in article 2, paragraph 2, and in article 2.", Kind.PARA, "u1"),
    ("2.", "See paragraph 1.", Kind.PARA, "u1"),
    ("Article 2", "Means", Kind.HEADING),
    ("1.", "One.", Kind.PARA, "u4"),
    ("2.", "Two.", Kind.PARA, "u4"),
    ("3.", "Three.", Kind.PARA, "u4"),
)


def test_references_that_lead_somewhere_are_left_in_peace():
    assert codes(*TREATY) == []


@pytest.mark.parametrize(
    "text",
    [
        "As in article 9.",
        "As in article 1, paragraph 3.",
        "As in paragraph 3 of article 1.",
        "As in articles 1 and 9.",
        "Conformément à l’article 9.",
        "Conformément au paragraphe 3 de l’article 1.",
        "De conformidad con el artículo 9.",
        "В соответствии со статьей 9.",
        "وفقا للمادة 1 والمادة 9 من هذا الاتفاق",
        "根据第九条",
        "根据第一条第三款",
    ],
)
def test_references_to_what_is_not_there(text):
    rows = [*TREATY, ("4.", text, Kind.PARA, "u4")]
    assert [code for _, code in codes(*rows)] == ["reference-missing"]


@pytest.mark.parametrize(
    "text",
    [
        "As in article 9 of the Convention.",
        "As in article 9, paragraph 12, of the Charter.",
        "See paragraph 12 of resolution 70/1.",
        "Conformément à l’article 9 de la Convention.",
        "根据《公约》第九条第三款",
        "See objective 7.",
    ],
)
def test_references_to_another_text_are_left_in_peace(text):
    assert codes(*TREATY, ("4.", text, Kind.PARA, "u4")) == []


def test_objectives_are_parts_too():
    rows = [("Objective 1", "Data", Kind.HEADING), ("Objective 2", "Work", Kind.HEADING), ("", "See objective 3.")]
    assert codes(*rows) == [("u3", "reference-missing")]


def test_what_a_text_refers_to():
    found = list(
        references(Unit("u", "", "", Kind.PARA, "See articles 3, 5 bis and 7, and paragraph 2 (a) of article 9."))
    )
    assert [(each.word, each.number, each.within) for each in found] == [
        ("article", "3", ""),
        ("article", "5 bis", ""),
        ("article", "7", ""),
        ("paragraph", "2", "9"),
        ("article", "9", ""),
    ]


def test_references_to_paragraphs_that_changed_their_number():
    sentences = [
        "States shall keep all rivers clean at any time.",
        "A fund is set up for the towns of each coast.",
        "The board meets twice in each year to decide on grants.",
    ]
    refers = "What is said in paragraph 2 is done by the secretariat, and in paragraph 3 as well."
    old = draft(*zip(("1.", "2.", "3.", "4."), [*sentences, refers], strict=True))
    new = draft(
        *zip(
            ("1.", "2.", "3.", "4."),
            [sentences[0], "An entirely new paragraph about forests, lakes and seas.", sentences[1], refers],
            strict=True,
        )
    )
    found = lint_references(old, new, align(old, new))
    assert [(each.unit, each.code, each.says) for each in found] == [
        ("u4", "reference-moved", "“paragraph 2”: what had that number is now 3."),
        ("u4", "reference-deleted", "“paragraph 3”: what had that number was deleted"),
    ]
    assert lint_references(old, old, align(old, old)) == ()


@given(st.lists(st.tuples(st.sampled_from(["", "1.", "(a)", "(i)", "Article 1", "5 bis"]), texts), max_size=6))
def test_no_text_is_refused(rows):
    one = draft(*rows)
    for each in lint(one):
        unit = one.unit(each.unit)
        assert -1 <= each.at <= len(unit.text)
        assert each.says
