"""Tracked changes: rejecting all gives the draft, accepting one proponent's gives its text, and nobody is lost."""

from collections import Counter
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from text import libreoffice
from text.core.layouts.compilations import compilations
from text.exchange.word.drafts import ORDER, lakes
from text.exchange.word.walk import W, body, changes, comments, parts, settled
from zerodraft.text.core.attribution import names_behind
from zerodraft.text.core.compilation import Compilation, compilation
from zerodraft.text.core.compiling import projection
from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.core.layouts.printed import Showing
from zerodraft.text.core.narrowing import made_by, only
from zerodraft.text.core.proposal import Action, Proposal
from zerodraft.text.exchange.word.bookmarks import unit_of_bookmark
from zerodraft.text.exchange.word.changes import tracked

SHOWN, HIDDEN = Showing(order=ORDER), Showing(attribution=False)


@st.composite
def apart(draw: st.DrawFn) -> Compilation:
    """A compilation in which each proposal is of a party of its own."""
    found = draw(compilations())
    own = [replace(each, proponents=(f"Party {each.id}",), on_behalf_of="") for each in found.proposals.values()]
    return compilation(found.draft, own)


def expected(of: Compilation, proposal: str = "") -> list[tuple[str, str, str]]:
    """The units as that proposal wants them, or as the draft has them."""
    found = []
    meant = of.proposals.get(proposal)
    for each in of.units:
        text = projection(each.segments, proposal)
        concerns = meant is not None and proposal in each.proposals
        if each.made_by is not None and not each.segments:
            # An empty unit that is moved is there without a word.
            is_there = concerns and meant.action is each.made_by
        elif each.made_by is None and not each.unit.text:
            moved = concerns and (meant.action in {Action.SUP, Action.MOVE} or meant.units[1:2] == (each.unit.id,))
            is_there = bool(text) or not moved
        else:
            is_there = bool(text)
        if is_there:
            found.append((each.unit.id, each.unit.label, text))
    return found


def read(data: bytes, of: Compilation, accepts) -> list[tuple[str, str, str]]:
    """The units that are left in the file, without what ends it."""
    labels = {each.unit.id: each.unit.label for each in of.units}
    found = []
    for bookmark, words in settled(data, accepts):
        if not bookmark:
            assert not words
            continue
        id_ = unit_of_bookmark(bookmark, labels)
        label = labels[id_]
        assert words.startswith(label)
        found.append((id_, label, words.removeprefix(label)[1 if label else 0 :]))
    return found


@given(apart())
@settings(max_examples=60, deadline=None)
def test_i10_rejecting_all_gives_the_draft(of):
    assert read(tracked(of, SHOWN), of, lambda _: False) == [(u.id, u.label, u.text) for u in of.draft.units]


@given(apart())
@settings(max_examples=60, deadline=None)
def test_i10_accepting_one_proponents_changes_gives_its_text(of):
    data = tracked(of, SHOWN)
    for id_, each in of.proposals.items():
        (name,) = each.proponents
        assert read(data, of, lambda author, name=name: name in author.split("; ")) == expected(of, id_)


@given(apart())
@settings(max_examples=40, deadline=None)
def test_i10_a_file_of_one_proponents_changes_has_the_draft_and_its_text(of):
    for id_, each in of.proposals.items():
        data = tracked(only(of, {id_}), SHOWN)
        assert read(data, of, lambda _: False) == [(u.id, u.label, u.text) for u in of.draft.units]
        assert read(data, of, lambda _: True) == expected(of, id_)
        assert {author for _, author, _ in changes(data)} <= set(each.proponents)


@given(compilations())
@settings(max_examples=60, deadline=None)
def test_i10_every_change_is_there_once_under_all_its_names(of):
    wanted: Counter[tuple[str, str, str]] = Counter()
    for each in of.units:
        for text, inserted, deleted in each.segments:
            if inserted or deleted:
                names = names_behind((of.proposals[id_] for id_ in inserted or deleted), ORDER)
                wanted["ins" if inserted else "del", "; ".join(names), text] += 1
    found = changes(tracked(of, SHOWN))
    labels = {each.unit.label + ("\t" if each.segments else "") for each in of.units if each.unit.label}
    assert wanted <= found
    assert {text for _, _, text in found - wanted} <= labels


@given(compilations())
@settings(max_examples=40, deadline=None)
def test_ids_are_unique_over_all_parts_and_dates_come_from_proposals(of):
    data = tracked(of, SHOWN)
    marked = [
        each
        for name, part in parts(data).items()
        if name.startswith("word/") and name.endswith(".xml")
        for each in etree.fromstring(part).iter(*(W + tag for tag in ("ins", "del", "bookmarkStart", "comment")))
    ]
    ids = [each.get(f"{W}id") for each in marked]
    assert len(set(ids)) == len(ids)
    assert {each.get(f"{W}date") for each in marked} <= {None, "2031-01-02T00:00:00Z"}
    assert data == tracked(of, SHOWN)


@given(compilations())
@settings(max_examples=40, deadline=None)
def test_i12_without_attribution_nothing_tells_whose_a_change_is(of):
    data = tracked(of, HIDDEN)
    assert {author for _, author, _ in changes(data)} <= {"Proposal"}
    whole = b"\n".join(each for name, each in parts(data).items() if not name.startswith("word/theme")).decode()
    assert not comments(data)
    assert "2031" not in whole
    for each in of.proposals.values():
        assert each.id not in whole
    shown = " ".join(words for _, words in settled(data, lambda _: True))
    for name in ("Norland", "Ruritania", "Türkiye", "Group of 77"):
        assert name in shown or name not in whole


def test_joint_deletions_are_one_change_and_moments_are_utc():
    data = tracked(lakes("en"), SHOWN)
    assert ("del", "Lake Group; Norland", "shall") in changes(data)
    dates = {each.get(f"{W}author"): each.get(f"{W}date") for each in body(data).iter(f"{W}del")}
    assert dates == {"Lake Group; Norland": "2031-03-01T00:00:00Z", "Ostia": "2031-03-02T08:00:00Z", "Vestria": None}


def test_remarks_and_reasons_are_comments():
    assert comments(tracked(lakes("en"), SHOWN)) == [
        ("Lake Group", "on the methods used [and their costs];"),
        ("Vestria", "reserve"),
    ]


def many(*sizes: int) -> Compilation:
    unit = Unit("u", "", "1.", Kind.PARA, "States act.")
    made, begin = [], 0
    for number, size in enumerate(sizes):
        names = tuple(f"Land {n:03}" for n in range(begin, begin + size))
        made.append(Proposal(f"id{number}", "u", Action.MOD, f"States act{number}.", proponents=names))
        begin += 0 if number else size // 2
    return compilation(Draft("D", "en", "", (unit,)), made)


def test_a_list_of_names_too_long_for_an_author_is_a_comment_and_stays_apart_from_others():
    of = many(193, 193)
    data = tracked(of, SHOWN)
    authors = {author for _, author, _ in changes(data)}
    assert len(authors) == 3
    assert all(len(each) <= 200 for each in authors)
    told = dict(comments(data))
    assert set(told) == authors
    for author, names in told.items():
        assert f"({len(names.split('; '))}, comment " in author
    assert sum(names.count("Land 192") for names in told.values()) == 3


@pytest.mark.parametrize("bad", ["\x00", "\x07", "\x0c", "\ufffe", "\ud800"])
@pytest.mark.parametrize("where", ["base", "text", "label", "title", "name", "reason"])
def test_a_character_that_word_cannot_hold_is_refused_with_its_place(bad, where):
    def put(place: str, text: str) -> str:
        return f"{text}{bad}!" if where == place else text

    unit = Unit("u7", "", put("label", "7."), Kind.PARA, put("base", "States act."))
    proposal = Proposal(
        "id9", "u7", Action.MOD, put("text", "We do."), proponents=(put("name", "Ostia"),), reason=put("reason", "So")
    )
    of = compilation(Draft(put("title", "Draft"), "en", "", (unit,)), [proposal])
    with pytest.raises(ValueError, match=rf"(u7|id9|title).*U\+{ord(bad):04X}.*take it out"):
        tracked(of, SHOWN)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[[a]] ]",
        "word " * 6_000,
        "left \u202eright-to-left",
        "a\u2067b\u2069\u202c",
        "tab\tand\nline",
        " x  y ",
        "a\rb",
    ],
)
def test_awkward_texts_stand_as_they_are(text):
    unit = Unit("u", "", "", Kind.CELL, text)
    proposals = [Proposal("id1", "u", Action.MOD, f"{text} and more", proponents=("Ostia",))]
    proposals.append(Proposal("id2", "u", Action.SUP, proponents=("Norland",)))
    of = compilation(Draft("D", "en", "", (unit,)), proposals)
    data = tracked(of, SHOWN)
    assert read(data, of, lambda _: False) == [("u", "", text)]
    assert read(data, of, lambda author: "Ostia" in author) == [("u", "", f"{text} and more")]
    assert read(data, of, lambda author: "Norland" in author) == []


def test_a_draft_without_units_is_a_file():
    assert settled(tracked(compilation(Draft("D", "en", "", ()), []), SHOWN), lambda _: True) == [("", "")]


def test_the_package_holds_no_clock_and_nobodys_name():
    data = tracked(lakes("en"), SHOWN)
    with ZipFile(BytesIO(data)) as package:
        assert {each.date_time for each in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = parts(data)["docProps/core.xml"].decode()
    assert "python" not in core
    assert "2013" not in core
    assert "creator" not in core
    assert not any("thumbnail" in name or "customXml" in name for name in parts(data))


def test_arabic_runs_from_right_to_left_inside_changes_too():
    root = body(tracked(lakes("ar"), SHOWN))
    assert all(each.find(f"{W}pPr/{W}bidi") is not None for each in root.iter(f"{W}p"))
    assert root.find(f"{W}sectPr/{W}bidi") is not None
    runs = [each for each in root.iter(f"{W}r") if any("\u0600" <= c <= "\u06ff" for c in "".join(each.itertext()))]
    assert any(each.getparent().tag == f"{W}ins" for each in runs)
    assert any(each.getparent().tag == f"{W}del" for each in runs)
    assert all(each.find(f"{W}rPr/{W}rtl") is not None for each in runs)
    assert all(each.find(f"{W}rPr/{W}rFonts").get(f"{W}cs") for each in runs)
    latin = [each for each in root.iter(f"{W}r") if "ABC" in "".join(each.itertext())]
    assert latin
    assert all(each.find(f"{W}rPr/{W}rtl") is None for each in latin)


def test_chinese_names_its_font_inside_changes_too():
    root = body(tracked(lakes("zh"), SHOWN))
    runs = [each for each in root.iter(f"{W}r") if any("\u4e00" <= c <= "\u9fff" for c in "".join(each.itertext()))]
    assert any(each.getparent().tag == f"{W}ins" for each in runs)
    assert all(each.find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia") for each in runs)


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_libreoffice_reads_rejects_and_accepts(language, tmp_path):
    of = lakes(language)
    data = tracked(of, SHOWN)

    def lines(units) -> list[str]:
        gap = {Kind.HEADING: " "}
        return [f"{u.label}{gap.get(u.kind, chr(9))}{text}" if u.label else text for u, text in units]

    def shown(text: str) -> list[str]:
        return text.rstrip("\n").split("\n")

    whole = [(each.unit, "".join(segment.text for segment in each.segments)) for each in of.units]
    assert shown(libreoffice.text_of(data, tmp_path)) == lines(whole)
    base = lines([(unit, unit.text) for unit in of.draft.units])
    assert shown(libreoffice.rejected(data, tmp_path)) == base
    kept = [
        (each.unit, "".join(segment.text for segment in each.segments if not segment.deleted_by)) for each in of.units
    ]
    assert shown(libreoffice.accepted(data, tmp_path)) == lines([(unit, text) for unit, text in kept if text])


def test_libreoffice_gives_one_proponent_its_text(tmp_path):
    of = lakes("en")
    text = libreoffice.accepted(tracked(only(of, made_by(of, {"Ostia"})), SHOWN), tmp_path)
    assert text.rstrip("\n").split("\n")[2:] == [
        "1.\tStates should count the birds and fish of every lake.",
        "(a)\ton the methods used [and their costs];",
    ]
