"""The vocabulary lets ids, hashes and numbers into the record, and nothing that names a person."""

import pytest

from zerodraft.record.core.verbs import Kind, Verb, is_id

VERB = Verb(
    "test.done",
    "A test.",
    {"who": Kind.ID, "file": Kind.HASH, "n": Kind.COUNT, "on": Kind.DATE, "at": Kind.INSTANT, "why": Kind.CODE},
)


def test_what_is_declared_is_let_in():
    VERB.check(
        {
            "who": ["state-484", "process:gcm"],
            "file": "a" * 64,
            "n": 0,
            "on": "2018-02-20",
            "at": "2018-02-20T10:00:00-05:00",
            "why": "personal-data",
        }
    )
    VERB.check({})
    VERB.check({"n": None})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("who", "Juana Inés"),
        ("who", "Juana"),
        ("who", ["state-484", "A name"]),
        ("file", "a" * 63),
        ("file", "A" * 64),
        ("n", True),
        ("n", "3"),
        ("n", -1),
        ("n", int.from_bytes(b"Juana In\xc3\xa9s")),
        ("on", "20 February"),
        ("on", "٢٠١٨-٠٢-٢٠"),
        ("at", "10 a.m."),
        ("why", "because they asked"),
        ("note", "anything"),
    ],
)
def test_what_is_not_of_its_kind_is_refused_by_name(field, value):
    with pytest.raises(ValueError, match=f"test.done.*{field}"):
        VERB.check({field: value})


@pytest.mark.parametrize("value", ["", "Juana Inés", "a b", "é", "-x", "x" * 101])
def test_a_name_is_no_id(value):
    assert not is_id(value)
