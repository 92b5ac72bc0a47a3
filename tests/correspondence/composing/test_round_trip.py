"""What is composed is read back as the same facts, from every format."""

import pytest

from correspondence.composing.making import convening, doubts, expected, found, letter, read_back
from zerodraft.correspondence.rendering import Format


@pytest.mark.parametrize("form", Format)
def test_convening_a_round(form: Format):
    facts = convening()
    reading = read_back(letter("convening", facts), form)
    assert found(reading) == expected(facts)
    assert doubts(reading) == set()
    (one,) = reading["letters"]
    assert one["kind"] == "programme"
    assert one["office"] == "Co-facilitators"
    assert [signed["name"] for signed in one["signatories"]] == ["Odile Marchand-Roy", "Torbjørn Aasland"]
    assert [signed["state"] for signed in one["signatories"]] == ["Guyana", "Norway"]
    assert (one["date"], one["place"], one["further_to"]) == ("2018-02-13", "New York", ["2018-02-05"])
