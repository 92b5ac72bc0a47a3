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
