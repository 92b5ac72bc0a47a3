"""Paragraphs of pages: by white and by height, whether or not any of them has two lines."""

import pytest

from zerodraft.text.exchange.drafts.paging import Line, paragraphs, without_furniture


def page(*lines: tuple[str, float], top: float = 100, height: float = 11) -> list[Line]:
    """Lines of 6 points for each letter, each as far below the last one as said; those in capitals are large."""
    made = []
    for text, step in lines:
        top += step
        tall = height * (2.4 if text.isupper() else 1)
        made.append(Line(text, 90, 90 + 6 * len(text) * tall / 11, top - tall, top))
    return made


def said(*pages: list[Line]) -> list[str]:
    return [text for text, _strong in paragraphs(pages)]


SHORT = ["Le Conseil des phares,", "Rappelant sa décision sur les lampes,", "Soulignant que la lampe est allumée,"]


def test_paragraphs_of_one_line_are_parted_by_the_white_between_them():
    texts = [*SHORT, "Se félicitant de la tenue de la Conférence,"]
    assert said(page(*((text, 27) for text in texts))) == texts


def test_recitals_in_small_letters_are_paragraphs():
    texts = ["Совет маяков,", "ссылаясь на решение о лампах,", "подчеркивая важную роль смотрителей,"]
    assert said(page(*((text, 27) for text in texts))) == texts


def test_a_title_in_large_letters_is_one_paragraph():
    full = "The keeper of the lamp of the harbour shall light it in every evening of"
    lines = [
        ("DRAFT RULES ON THE LAMPS", 0),
        ("OF EVERY HARBOUR", 35),
        (full, 52),
        ("the year.", 14),
        ("Lamps burn.", 24),
    ]
    assert said(page(*lines)) == ["DRAFT RULES ON THE LAMPS OF EVERY HARBOUR", f"{full} the year.", "Lamps burn."]


def test_lines_far_from_each_other_are_one_paragraph_where_they_are_full():
    full = "The keeper of the lamp of the harbour shall light it in every evening of"
    assert said(page((full, 0), (full, 26), ("May.", 26))) == [f"{full} {full} May."]


def test_a_reference_at_the_beginning_of_a_line_begins_no_item():
    full = "(b) Oil means what is burnt in a lamp of the harbour under paragraph one"
    assert said(page((full, 0), ("(c), and what is kept for it.", 14))) == [f"{full} (c), and what is kept for it."]


@pytest.mark.parametrize("step", [27, 14])
def test_a_running_head_over_paragraphs_of_one_line_is_left_out(step):
    pages = [
        page(("A/AC.1/L.2", -52), (f"Lamps {letters}.", 36), *((f"({letter}) They burn;", step) for letter in letters))
        for letters in ("abc", "def")
    ]
    kept, left_out = without_furniture([[line for line in each if line] for each in pages])
    assert left_out == ["A/AC.1/L.2", "A/AC.1/L.2"]
    assert [len(lines) for lines in kept] == [4, 4]


def test_the_title_over_the_second_page_is_a_running_head_if_it_is_smaller():
    first = page(("RULES", 0), ("Lamps burn.", 60), top=60)
    head = [Line("RULES", 250, 300, 40, 48), *page(("Oil is kept.", 0), top=100)]
    kept, left_out = without_furniture([first, head])
    assert left_out == ["RULES"]
    assert [[line.text for line in each] for each in kept] == [["RULES", "Lamps burn."], ["Oil is kept."]]
    again = page(("RULES", 0), ("Oil is kept.", 60), top=90)
    assert without_furniture([first, again])[1] == []
