"""What several views need is read once in a moment."""

import pytest

from zerodraft.live.reading import once, one_moment

pytestmark = pytest.mark.django_db(transaction=True)


def test_within_a_moment_each_thing_is_read_once_and_anew_in_the_next():
    read = []

    def reader() -> int:
        read.append(None)
        return len(read)

    with one_moment():
        assert [once("a", reader), once("a", reader), once("b", reader)] == [1, 1, 2]
    with one_moment():
        assert once("a", reader) == 3
    assert [once("a", reader), once("a", reader)] == [4, 5]


def test_what_could_not_be_read_is_tried_again():
    with one_moment():
        with pytest.raises(LookupError):
            once("a", lambda: {}["nothing"])
        assert once("a", lambda: 1) == 1
