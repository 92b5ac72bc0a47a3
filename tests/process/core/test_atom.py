"""Ids that last, and words that XML can hold."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from zerodraft.process.core.atom import plain, tag


def test_a_tag_uri_names_host_day_and_thing():
    assert (
        tag("Desk.Example", date(2018, 2, 15), "forests/release-3") == "tag:desk.example,2018-02-15:forests/release-3"
    )


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_whatever_the_words_a_document_can_hold_them(words):
    element = etree.Element("title")
    element.text = plain(words)
    assert len(plain(words)) == len(words)
    etree.fromstring(etree.tostring(element, encoding="utf-8"))


def test_what_xml_can_hold_stays():
    assert plain("Tabs\tand\nlines, 日本, 𐍈 & <b>") == "Tabs\tand\nlines, 日本, 𐍈 & <b>"
    assert plain("a\x00b\x1bc￾") == "a b c "
