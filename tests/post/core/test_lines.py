"""A header is one line, whatever the words."""

from hypothesis import given
from hypothesis import strategies as st

from zerodraft.post.core.lines import LONGEST, one_line


@given(st.text())
def test_nothing_in_it_begins_another_line(words):
    line = one_line(words)
    assert len(line.splitlines()) <= 1
    assert len(line) <= LONGEST
    assert line.isprintable() or not set(line) & set("\r\n\0\x0b\x0c\x85\u2028\u2029")


def test_words_stay_as_they_are():
    assert one_line("  تم نقل الاجتماع \r\nBcc: all@example.org") == "تم نقل الاجتماع Bcc: all@example.org"
    assert one_line("a" * 300) == "a" * (LONGEST - 1) + "…"
