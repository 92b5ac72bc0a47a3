"""Akoma Ntoso out: valid by the schema of OASIS, deterministic, silent about who proposes where that is ruled."""

import hashlib
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from text.texts import rewritten, texts
from zerodraft.text.core.attribution import ProtocolOrder
from zerodraft.text.core.compilation import compilation
from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.core.layouts.printed import Showing
from zerodraft.text.core.proposal import Action, Proposal
from zerodraft.text.exchange import akn as package
from zerodraft.text.exchange.akn import akn, faults

N = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
SHARED = Path(os.environ.get("ZERODRAFT_SHARED", "../shared")) / "data" / "drafts"


def tree(document: bytes):
    return etree.fromstring(document)


DRAFT = Draft(
    "Draft resolution on rivers",
    "en",
    "",
    (
        Unit("t", "", "", Kind.TITLE, "Draft resolution on rivers"),
        Unit("c", "", "", Kind.CHAPEAU, "The Assembly,"),
        Unit("pp1", "", "PP1.", Kind.PP, "Recalling its earlier resolutions,"),
        Unit("pp2", "", "PP2.", Kind.PP, "Noting [with concern] the state of rivers,"),
        Unit("h", "", "Article 1", Kind.HEADING, "Aims"),
        Unit("p1", "h", "1.", Kind.CHAPEAU, "States shall:"),
        Unit("a", "p1", "(a)", Kind.SUBPARA, "clean rivers;"),
        Unit("b", "p1", "(b)", Kind.SUBPARA, "report."),
        Unit("f", "", "1", Kind.FOOTNOTE, "See & compare <others>."),
    ),
)


def proposal(id_, action, unit="", text="", *who, **more):
    return Proposal(id_, unit, action, text, proponents=who or ("Freedonia",), **more)


MADE = [
    proposal("secret1", Action.MOD, "a", "clean all rivers;", "Sylvania"),
    proposal("secret2", Action.ADD, "", "plant trees;", "Freedonia", after="a"),
    proposal("secret3", Action.SUP, "pp2", "", "Ruritania", on_behalf_of="River Group"),
]


def test_a_draft_keeps_its_structure():
    root = tree(akn(DRAFT, dated="2026-03-01"))
    statement = root.find("a:statement", N)
    assert statement.get("name") == "resolution"
    assert statement.findtext("a:preface/a:longTitle/a:p", namespaces=N) == "Draft resolution on rivers"
    assert [each.findtext("a:num", namespaces=N) for each in statement.iterfind(".//a:recital", N)] == ["PP1.", "PP2."]
    article = statement.find("a:mainBody/a:article", N)
    assert article.findtext("a:heading", namespaces=N) == "Aims"
    assert article.findtext("a:paragraph/a:intro/a:p", namespaces=N) == "States shall:"
    assert [each.get("eId") for each in article.iterfind("a:paragraph/a:subparagraph", N)] == ["a", "b"]
    assert root.find(".//a:FRBRExpression/a:FRBRdate", N).get("date") == "2026-03-01"


def test_words_put_in_and_taken_out_refer_to_their_proponents():
    showing = Showing(
        order=ProtocolOrder({"River Group": 0, "Freedonia": 1, "Sylvania": 2}, frozenset({"River Group"}))
    )
    root = tree(akn(compilation(DRAFT, MADE), showing))
    names = {f"#{each.get('eId')}": each.get("showAs") for each in root.iterfind(".//a:TLCOrganization", N)}
    assert list(names.values()) == ["River Group", "Freedonia", "Sylvania"]
    assert {(each.text, names[each.get("refersTo")]) for each in root.iterfind(".//a:ins", N)} == {
        ("all ", "Sylvania"),
        ("plant trees;", "Freedonia"),
    }
    assert [(each.text, names[each.get("refersTo")]) for each in root.iterfind(".//a:del", N)] == [
        ("Noting [with concern] the state of rivers,", "River Group")
    ]
    assert root.find(".//a:*[@eId='new-secret2']", N).get("class") == "subpara add"


def test_attribution_that_is_off_leaves_no_name_and_no_id():
    document = akn(compilation(DRAFT, MADE), Showing(attribution=False)).decode()
    for word in ("Freedonia", "Sylvania", "Ruritania", "River Group", "secret", "TLCOrganization", "refersTo"):
        assert word not in document
    assert document.count("<ins>") == 2


@given(st.lists(st.tuples(texts, st.sampled_from(Kind)), max_size=8), st.data())
def test_whatever_the_text_it_is_valid_and_complete(rows, data):
    ids = [f"u{number}" for number in range(len(rows))]
    units = tuple(
        Unit(
            id_,
            data.draw(st.sampled_from(["", *ids])),
            data.draw(st.sampled_from(["", "1.", "(a)", "Article 2"])),
            k,
            text,
        )
        for id_, (text, k) in zip(ids, rows, strict=True)
    )
    draft = Draft("", data.draw(st.sampled_from(["en", "ar", "zh", ""])), "", units)
    made = [
        proposal(f"p{number}", Action.MOD, unit.id, data.draw(rewritten(unit.text)))
        for number, unit in enumerate(units)
        if unit.text
    ]
    for of in (draft, compilation(draft, made)):
        document = akn(of)
        assert document == akn(of)
        assert faults(document) == ()
        root = tree(document)
        for each in list(root.iter(f"{{{N['a']}}}ins")):
            each.text = ""
        by_id = {each.get("eId"): each for each in root.iter() if each.get("eId")}
        for unit in units:
            assert unit.text in "".join(by_id[unit.id].itertext())
        read = re.sub(r"\s+", "", "".join(root.find("a:statement", N).itertext()))
        assert read == re.sub(r"\s+", "", "".join(unit.label + unit.text for unit in units))


def test_what_xml_cannot_hold_is_replaced_and_ids_are_told_apart():
    units = (Unit("a b", "", "", Kind.PARA, "nul\0 and \ud800"), Unit("a_b", "", "", Kind.PARA, "rtl \u202e override"))
    root = tree(akn(Draft("\x01", "en", "", units)))
    assert [each.get("eId") for each in root.iterfind(".//a:paragraph", N)] == ["a_b", "a_b_2"]
    assert [each.text for each in root.iterfind(".//a:p", N)] == ["nul\ufffd and \ufffd", "rtl \u202e override"]


def test_a_wrong_date_is_refused():
    with pytest.raises(ValueError, match="write it as 2026-11-25"):
        akn(DRAFT, dated="soon")


def test_faults_are_found():
    broken = akn(DRAFT).replace(b"<content>", b"<contents>").replace(b"</content>", b"</contents>")
    assert any("contents" in fault for fault in faults(broken))
    assert faults(b"<not xml")


def test_the_schema_is_the_one_of_the_notice():
    folder = Path(package.__file__).parent / "schema"
    notice = (folder / "README.md").read_text(encoding="utf-8")
    for file in folder.glob("*.xsd"):
        assert hashlib.sha256(file.read_bytes()).hexdigest() in notice


@pytest.mark.skipif(not SHARED.is_dir(), reason="no sample drafts: set ZERODRAFT_SHARED to their folder")
@pytest.mark.parametrize("language", ["ar", "zh", "en"])
def test_a_treaty_in_three_scripts_is_valid(language):
    lines = (SHARED / "bbnj-2023" / f"agreement-{language}.txt").read_text(encoding="utf-8").splitlines()
    units = tuple(Unit(f"u{n}", "", "", Kind.PARA, line) for n, line in enumerate(lines) if line.strip())
    root = tree(akn(Draft("", language, "", units)))
    assert ["".join(each.itertext()) for each in root.iterfind(".//a:p", N)] == [unit.text for unit in units]
