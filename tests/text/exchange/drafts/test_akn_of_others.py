"""Akoma Ntoso as parliaments write it: acts with sections, quoted articles, tables, remarks."""

from zerodraft.text.exchange.drafts import Reading, read_whole

ACT = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="x"><meta/>{}</act></akomaNtoso>"""


def reading(body: str) -> Reading:
    return read_whole(ACT.format(body).encode(), "d.xml")


def told(body: str) -> list[tuple[str, str, str]]:
    return [(unit.kind.value, unit.label, unit.text) for unit in reading(body).draft.units]


def test_numbered_sections_without_a_heading_are_paragraphs():
    assert told(
        "<preface><p><docTitle>Act on lamps</docTitle></p></preface><body><section><num>1.</num><heading>Lamps</heading>"
        "<subsection><num>(1)</num><content><p>They burn.</p><p>Brightly.</p></content></subsection>"
        "<subsection><num>(2)</num><intro><p>Keepers:</p></intro>"
        "<paragraph><num>(a)</num><content><p>light them</p></content></paragraph></subsection></section></body>"
    ) == [
        ("title", "", "Act on lamps"),
        ("heading", "1.", "Lamps"),
        ("subpara", "(1)", "They burn."),
        ("para", "", "Brightly."),
        ("subpara", "(2)", "Keepers:"),
        ("subpara", "(a)", "light them"),
    ]


def test_an_article_without_a_heading_is_no_title():
    assert told("<body><article><num>Art. 1</num><content><p>Lamps burn.</p></content></article></body>") == [
        ("heading", "Art. 1", ""),
        ("para", "", "Lamps burn."),
    ]


def test_what_is_quoted_in_a_sentence_keeps_its_words_apart():
    quoted = (
        "<quotedStructure><article><num>2</num><content><p>Oil</p><p>burns</p></content></article></quotedStructure>"
    )
    sentence = f"<p>Read <b>as </b><i>here</i>: {quoted}; end</p>"
    body = f"<body><paragraph><num>1.</num><content>{sentence}</content></paragraph></body>"
    assert [text for _, _, text in told(body)] == ["Read as here: 2 Oil burns ; end"]
    cell = "<body><table><tr><td>lamp<p>and oil</p>of <b>h</b>arbours</td></tr></table></body>"
    assert told(cell) == [("cell", "", "lamp and oil of harbours")]


def test_remarks_of_an_editor_are_left_out_and_told():
    found = reading("<body><p>Lamps <remark>[as <i>amended</i>]</remark>burn.</p></body>")
    assert [unit.text for unit in found.draft.units] == ["Lamps burn."]
    assert found.left_out == ("[as amended]",)


def test_a_note_to_a_number_is_kept():
    note = '<authorialNote marker="1"><p>Once 4.</p></authorialNote>'
    assert told(
        f"<body><article><num>Article 5{note}</num><heading>Lamps</heading><paragraph><num>1.{note}</num><content>"
        f"<p>They burn.</p></content></paragraph></article><article><num>Article 6{note}</num></article></body>"
    ) == [
        ("heading", "Article 5", "Lamps"),
        ("footnote", "1", "Once 4."),
        ("para", "1.", "They burn."),
        ("footnote", "1", "Once 4."),
        ("heading", "Article 6", ""),
        ("footnote", "1", "Once 4."),
    ]


def test_the_heading_of_an_item_ends_no_article():
    found = reading(
        "<body><article><num>Article 5</num><heading>Lamps</heading><paragraph><num>1.</num><list><intro><p>These:</p>"
        "</intro><point><num>(a)</num><heading>Oil</heading><content><p>It burns.</p></content></point></list></paragraph>"
        "<paragraph><num>2.</num><content><p>Others.</p></content></paragraph></article></body>"
    ).draft.units
    assert [(unit.kind.value, unit.text) for unit in found if unit.parent == found[0].id] == [
        ("chapeau", "These:"),
        ("para", "It burns."),
        ("para", "Others."),
    ]
