from dataclasses import replace
from datetime import date, datetime, time
from typing import TypeVar

from zerodraft.correspondence.core.facts import (
    Deadline,
    Flag,
    Letter,
    Meeting,
    Paper,
    Reading,
    Segment,
    Signatory,
    Stated,
    Supersession,
    TimeLimit,
)
from zerodraft.correspondence.core.words.passages import Span
from zerodraft.correspondence.summary import summary, table

T = TypeVar("T")


def said(value: T) -> Stated[T]:
    return Stated(value, (Span(0, 1),), "test")


SITTING = Meeting(
    date=said(date(2031, 3, 11)),
    start=said(time(10)),
    end=said(time(13)),
    venue=said("Conference Room 2"),
    zone=said("America/New_York"),
    virtual=said(value=False),
    segments=(
        Segment(said("Articles 1 and 2"), (said("article-1"), said("article-2"))),
        Segment(said("Stocktaking"), ()),
    ),
    alternatives=(said(date(2031, 3, 12)),),
)
EMPTY = Reading(None, None, (), (), (), (), (), (), (), ())
FULL = Reading(
    process=said("river charter"),
    round=said(2),
    letters=(
        Letter(
            said("programme"),
            said("Co-Chairs"),
            (Signatory(said("Ana Solís"), said("Peru")), Signatory(said("Piotr Lis"), None)),
            said(date(2031, 3, 4)),
            said("New York"),
            said("All Permanent Representatives, New York"),
            (said(date(2031, 2, 3)),),
            (said(1),),
        ),
    ),
    documents=(Paper(said("zero draft"), None, said("A/85/1")),),
    meetings=(SITTING,),
    time_limits=(TimeLimit(said("groups"), said(300)),),
    deadlines=(
        Deadline(said("comments"), said(datetime.fromisoformat("2031-03-07T18:00")), None, said("text@rivers.example")),
    ),
    contacts=(said("text@rivers.example"),),
    supersedes=(Supersession(said(date(2031, 3, 9)), None),),
    flags=(Flag(said("year-inferred"), said("2031-03-11")),),
)


def test_every_fact_is_shown_and_flags_come_first() -> None:
    text = summary(FULL)
    assert text.startswith("Flags")
    for words in [
        "year-inferred",
        "river charter",
        "Co-Chairs",
        "Ana Solís (Peru)",
        "New York, Tue",
        "All Permanent Representatives, New York",
        "Mon 2031-02-03",
        "Conference Room 2",
        "Tue 2031-03-11",
        "or Wed 2031-03-12",
        "10:00-13:00",
        "article-1, article-2",
        "Stocktaking",
        "300",
        "Fri 2031-03-07 18:00",
        "text@rivers.example",
        "A/85/1",
        "Sun 2031-03-09",
    ]:
        assert words in text, words


def test_kinds_without_facts_are_left_out() -> None:
    assert summary(EMPTY) == ""
    assert "Meetings" not in summary(replace(FULL, meetings=()))


def test_open_hours_and_online_meetings() -> None:
    open_end = replace(SITTING, end=None, virtual=said(value=True), venue=None)
    assert "from 10:00" in summary(replace(EMPTY, meetings=(open_end,)))
    assert "online" in summary(replace(EMPTY, meetings=(open_end,)))


def test_long_words_are_wrapped_within_their_column() -> None:
    lines = table("T", ("A", "B"), [("word " * 60, "short")]).split("\n")
    assert max(map(len, lines)) <= 120
    assert sum(line.count("word") for line in lines) == 60
