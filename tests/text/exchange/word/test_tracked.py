"""Tracked changes as proposals: each on its unit, with its whole text, and nothing dropped."""

import zlib
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.exchange.word.drafts import lakes
from text.exchange.word.walk import settled
from text.making_word import MARK, Word, comment, count_of_changes, docx, r, table, zipped
from zerodraft.files.opening.errors import Damaged, Forbidden, TooLarge, UnreadableFile
from zerodraft.text.core.checking import checked
from zerodraft.text.core.compilation import compilation
from zerodraft.text.core.draft import Draft, Kind, Unit
from zerodraft.text.core.layouts.printed import Showing
from zerodraft.text.core.proposal import Action, Proposal
from zerodraft.text.core.structure import folded
from zerodraft.text.exchange.drafts import read_draft
from zerodraft.text.exchange.word.changes import tracked
from zerodraft.text.exchange.word.tracked import NotBasedOn, read_proposals

BIRDS = "Every Party shall count the birds of its lakes each spring and publish the result."
FISH = "The fishing of trout in protected rivers is allowed from May to September only."
MAPS = "Maps of all wetlands are drawn at a common scale and exchanged between neighbours."
FUND = "A voluntary fund pays for the training of wardens in countries that ask for it."
NOTE = "The secretariat keeps a list of the wardens who were trained."


def draft_of(*texts: str, labels: tuple[str, ...] = ()) -> Draft:
    named = [*labels, *[""] * (len(texts) - len(labels))]
    return Draft(
        "Draft agreement on wetlands",
        "en",
        "",
        tuple(Unit(f"u{n}", "", named[n - 1], Kind.PARA, text) for n, text in enumerate(texts, start=1)),
    )


DRAFT = draft_of(BIRDS, FISH, MAPS, FUND)


def reading(*paragraphs: str, draft: Draft = DRAFT, **parts: str):
    """What the file says, every change of it being accounted for."""
    data = docx(*paragraphs, **parts)
    found = read_proposals(data, "reply.docx", draft, "Norland")
    assert accounted(found) == count_of_changes(data)
    checked(draft, found.proposals)
    return found


def accounted(found) -> int:
    """How many changes are in proposals or on the list, each once at least."""
    return len(found.used | {number for each in found.unplaced for number in each.changes})


def rest(*but: str) -> list[str]:
    """The paragraphs of the draft, unchanged, without those that begin with these words."""
    return [Word().p(r(text)) for text in (BIRDS, FISH, MAPS, FUND) if not text.startswith(but or ("\0",))]


def short(found) -> list[tuple[object, ...]]:
    return [
        (each.action.value, *filter(None, (each.unit, each.after, each.units, each.text, each.texts)))
        for each in found.proposals
    ]


def applied(draft: Draft, proposals: tuple[Proposal, ...]) -> list[str]:
    """The text of the draft once all these proposals are taken."""
    texts: dict[str, list[str]] = {unit.id: [unit.text] for unit in draft.units}
    behind: dict[str, list[str]] = {id_: [] for id_ in ["", *texts]}
    for each in proposals:
        if each.action is Action.MOD:
            texts[each.unit] = [each.text]
        elif each.action is Action.SUP:
            texts[each.unit] = []
        elif each.action is Action.ADD:
            behind[each.after].append(each.text)
        elif each.action is Action.MOVE:
            behind[each.after] += texts[each.unit]
            texts[each.unit] = []
        elif each.action is Action.SPLIT:
            texts[each.unit] = list(each.texts)
        elif each.action is Action.MERGE:
            texts |= {unit: [] for unit in each.units} | {each.units[0]: [each.text]}
    return [text for id_ in ["", *texts] for text in (*texts.get(id_, ()), *behind[id_])]


def test_words_put_in_and_taken_out_give_the_whole_text_of_the_unit():
    w = Word()
    changed = w.p(r("Every Party "), w.gone(r("shall")), w.ins(r("should")), r(BIRDS.removeprefix("Every Party shall")))
    found = reading(changed, *rest("Every"))
    assert short(found) == [("MOD", "u1", BIRDS.replace("shall", "should"))]
    proposal = found.proposals[0]
    assert (proposal.id, proposal.proponents, proposal.at) == ("norland-1", ("Norland",), "2031-05-04T09:00:00Z")


def test_the_names_of_persons_are_hints_and_enter_no_proposal():
    w = Word()
    found = reading(w.p(r(BIRDS), w.ins(r(" It is public."))), *rest("Every"))
    assert found.hints == (MARK,)
    assert MARK not in repr(found.proposals) + repr(found.flags)


@pytest.mark.parametrize("author", ["User", ""])
def test_changes_by_user_or_by_nobody_count_like_others(author):
    w = Word(author)
    found = reading(w.p(r(BIRDS), w.ins(r(" It is public."))), *rest("Every"))
    assert short(found) == [("MOD", "u1", BIRDS + " It is public.")]
    assert found.hints == ((author,) if author else ())
    assert bool(author) != any("no author" in flag for flag in found.flags)


def test_a_deletion_inside_an_insertion_is_in_neither_text_and_is_accounted_for():
    w = Word()
    inside = w.ins(r(" at "), w.gone(r("sea and "), author="Otto Muster"), r("noon"))
    found = reading(w.p(r(BIRDS.rstrip(".")), inside, r(".")), *rest("Every"))
    assert short(found) == [("MOD", "u1", BIRDS.rstrip(".") + " at noon.")]


def test_a_new_paragraph_follows_the_one_before_it():
    w = Word()
    found = reading(w.p(r(BIRDS), end="ins"), w.p(w.ins(r(NOTE))), *rest("Every"))
    assert short(found) == [("ADD", "u1", NOTE)]
    assert not found.unplaced
    assert not found.flags


def test_a_new_paragraph_at_the_beginning_and_several_at_one_place_keep_their_order():
    w = Word()
    first = [w.p(w.ins(r(text)), end="ins") for text in ("One word first.", "Another word first.")]
    found = reading(*first, *rest())
    assert short(found) == [("ADD", "One word first."), ("ADD", "Another word first.")]


def test_a_paragraph_that_is_deleted_whole_is_a_sup():
    w = Word()
    found = reading(*rest("The", "Maps", "A"), w.p(w.gone(r(FISH)), end="del"), *rest("Every", "The"))
    assert short(found) == [("SUP", "u2")]
    found = reading(w.p(r(BIRDS), end="del"), w.p(w.gone(r(FISH))), *rest("Every", "The"))
    assert short(found) == [("SUP", "u2")]
    assert not found.unplaced


def test_a_paragraph_whose_end_is_put_in_is_split():
    w = Word()
    one, other = "Maps of all wetlands are drawn", " at a common scale and exchanged between neighbours."
    found = reading(*rest("Maps", "A"), w.p(r(one), end="ins"), w.p(r(other)), *rest("Every", "The", "Maps"))
    assert short(found) == [("SPLIT", "u3", (one, other.strip()))]


def test_paragraphs_whose_end_is_taken_out_are_merged():
    w = Word()
    found = reading(*rest("The", "Maps", "A"), w.p(r(FISH), w.ins(r(" ")), end="del"), *rest("Every", "The"))
    assert short(found) == [("MERGE", ("u2", "u3"), f"{FISH} {MAPS}")]


def test_a_paragraph_that_moved_follows_another():
    w = Word()
    gone = w.p(w.moved(r(FISH), name="move1", come=False), end="moveFrom")
    come = w.p(w.moved(r(FISH), name="move1", come=True), end="moveTo")
    found = reading(*rest("The", "Maps", "A"), gone, *rest("Every", "The", "A"), come, *rest("Every", "The", "Maps"))
    assert short(found) == [("MOVE", "u2", "u3")]


def test_a_comment_is_on_its_unit_and_one_on_nothing_is_listed():
    w = Word()
    comments = comment(1, "What is a lake?") + comment(2, "Please send this to the legal office.")
    found = reading(w.p(w.on(1, r(BIRDS))), *rest("Every"), comments=comments)
    assert short(found) == [("COMMENT", "u1", "What is a lake?")]
    assert [each.words for each in found.unplaced] == ["Please send this to the legal office."]
    assert found.hints == (MARK,)


def test_a_comment_over_several_paragraphs_is_on_the_first():
    w = Word()
    start, end = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
    found = reading(start, w.p(r(BIRDS)), w.p(r(FISH)), end, *rest("Every", "The"), comments=comment(1, "Why?"))
    assert short(found) == [("COMMENT", "u1", "Why?")]


def test_a_comment_on_a_new_paragraph_is_on_the_unit_it_proposes():
    w = Word()
    added = w.p(w.ins(w.on(1, r(NOTE))))
    found = reading(w.p(r(BIRDS), end="ins"), added, *rest("Every"), comments=comment(1, "For discussion."))
    assert short(found) == [("ADD", "u1", NOTE), ("COMMENT", "new-norland-1", "For discussion.")]


def test_a_change_in_a_header_is_listed_with_its_place():
    w = Word()
    found = reading(*rest(), header1=w.p(r("Draft of "), w.ins(r("our delegation"))))
    assert not found.proposals
    (listed,) = found.unplaced
    assert (listed.words, listed.why) == ("our delegation", "it stands in the header of a page")


def test_changes_that_no_word_of_the_text_is_in_are_listed():
    w = Word()
    picture = w.ins("<w:r><w:pict/></w:r>")
    formula = f"<m:oMath><m:r><m:rPr><w:ins w:id='77'/></m:rPr><m:t>x</m:t></m:r>{w.ins()}</m:oMath>"
    copy = f"<mc:AlternateContent><mc:Fallback><w:pict>{w.ins(r('old'))}</w:pict></mc:Fallback></mc:AlternateContent>"
    found = reading(w.p(r(BIRDS), picture), *rest("Every"), w.p(formula), w.p(f"<w:r>{copy}</w:r>"))
    assert short(found) == [("ADD", "u4", "x")]
    assert any("not tracked" in flag for flag in found.flags)
    assert len({number for each in found.unplaced for number in each.changes}) == 4


def test_a_box_that_was_put_in_is_not_taken_for_old_text():
    w = Word()
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{w.p(r(NOTE))}</w:txbxContent></v:textbox></w:pict></w:r>"
    found = reading(w.p(r(BIRDS), w.ins(box)), *rest("Every"))
    assert short(found) == [("ADD", "u1", NOTE)]


def test_a_row_that_was_put_in_or_taken_out():
    w = Word()
    rows = w.row(w.p(r(MAPS))), w.row(w.p(r(NOTE)), change="ins"), w.row(w.p(r(FUND)), change="del")
    found = reading(*rest("Maps", "A"), table(*rows))
    assert short(found) == [("ADD", "u3", NOTE), ("SUP", "u4")]


def test_a_footnote_is_changed_like_any_unit():
    w = Word()
    draft = replace(DRAFT, units=(*DRAFT.units, Unit("n1", "u1", "1", Kind.FOOTNOTE, NOTE)))
    note = f'<w:footnote w:id="3">{w.p(r(NOTE.rstrip(".")), w.ins(r(" twice")), r("."))}</w:footnote>'
    body = w.p(r(BIRDS), '<w:r><w:footnoteReference w:id="3"/></w:r>')
    found = reading(body, *rest("Every"), draft=draft, footnotes=note)
    assert short(found) == [("MOD", "n1", NOTE.rstrip(".") + " twice.")]


def noted() -> tuple[Draft, list[str]]:
    """A draft with a note to each of its paragraphs, and the paragraphs of a file that has the notes elsewhere."""
    w = Word()
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = [Unit(f"n{n}", f"u{n}", str(n), Kind.FOOTNOTE, f"Note {n} says {text}") for n, text in enumerate("abcd", 1)]
    units = [each for pair in zip(DRAFT.units, notes, strict=True) for each in pair]
    body = [w.p(r(unit.text), mark.format(n)) for n, unit in enumerate(DRAFT.units, 1)]
    return replace(DRAFT, units=tuple(units)), body


def test_notes_are_known_wherever_the_file_keeps_them():
    w = Word()
    draft, body = noted()
    said = [w.p(r(unit.text)) for unit in draft.units if unit.kind is Kind.FOOTNOTE]
    said[1] = w.p(r("Note 2 says "), w.gone(r("b")), w.ins(r("nothing")))
    said[3] += w.p(w.ins(r("It goes on.")))
    notes = "".join(f'<w:footnote w:id="{n}">{each}</w:footnote>' for n, each in enumerate(said, 1))
    found = reading(*body, draft=draft, footnotes=notes)
    assert short(found) == [("MOD", "n2", "Note 2 says nothing"), ("ADD", "n4", "It goes on.")]
    assert found.likeness == 1.0


def test_a_note_that_is_new_follows_the_paragraph_of_its_mark():
    w = Word()
    body = w.p(r(BIRDS), w.ins('<w:r><w:footnoteReference w:id="3"/></w:r>'))
    found = reading(body, *rest("Every"), footnotes=f'<w:footnote w:id="3">{w.p(w.ins(r(NOTE)))}</w:footnote>')
    assert ("ADD", "u1", NOTE) in short(found)


def test_a_heading_moved_with_its_typed_label_is_moved():
    w = Word()
    heading = Unit("h", "", "Article 4", Kind.HEADING, "Wardens")
    draft = replace(DRAFT, units=(heading, *DRAFT.units))
    gone, come = (w.moved(r("Article 4 Wardens"), name="m", come=way) for way in (False, True))
    found = reading(w.p(gone, end="moveFrom"), *rest("A"), w.p(come, end="moveTo"), *rest("E", "T", "M"), draft=draft)
    assert short(found) == [("MOVE", "h", "u3")]


def test_what_is_moved_into_itself_is_deleted_and_proposed_there():
    w = Word()
    draft = replace(DRAFT, units=(DRAFT.units[0], *(replace(each, parent="u1") for each in DRAFT.units[1:])))
    gone, come = (w.moved(r(BIRDS), name="m", come=way) for way in (False, True))
    found = reading(
        w.p(gone, end="moveFrom"), *rest("E", "M", "A"), w.p(come, end="moveTo"), *rest("E", "T"), draft=draft
    )
    assert short(found) == [("SUP", "u1"), ("ADD", "u2", BIRDS)]


def test_a_heading_that_is_deleted_is_flagged():
    w = Word()
    heading = Unit("h", "", "Article 4", Kind.HEADING, "Wardens")
    draft = replace(DRAFT, units=(*DRAFT.units[:3], heading, DRAFT.units[3]))
    gone = w.p(w.gone(r("Article 4 Wardens")), end="del")
    found = reading(*rest("A"), gone, *rest("Every", "The", "Maps"), draft=draft)
    assert short(found) == [("SUP", "h")]
    assert any("heading" in flag for flag in found.flags)


@pytest.mark.parametrize("new", ["2.", "1 bis.", "12."])
def test_a_number_typed_before_the_text_is_no_proposal(new):
    w = Word()
    draft = draft_of(BIRDS, FISH, labels=("1.", "2."))
    typed = w.p(w.gone(r("1.")), w.ins(r(new)), r(f" {BIRDS}"))
    found = reading(typed, w.p(r(f"2. {FISH}")), draft=draft)
    assert not found.proposals
    assert [each.why for each in found.unplaced] == ["only a label is changed"]


def test_words_are_changed_behind_a_typed_number():
    w = Word()
    draft = draft_of(BIRDS, FISH, labels=("1.", "2."))
    typed = w.p(w.gone(r("1.")), w.ins(r("2.")), r(f" {BIRDS}"), w.ins(r(" It is public.")))
    found = reading(typed, w.p(r(f"2. {FISH}")), draft=draft)
    assert short(found) == [("MOD", "u1", BIRDS + " It is public.")]


def test_a_label_is_no_part_of_a_longer_number():
    w = Word()
    draft = draft_of("12 wardens are trained in each of the countries.", FISH, labels=("1",))
    found = reading(
        w.p(r("12 wardens are trained in "), w.gone(r("each")), w.ins(r("one")), r(" of the countries.")),
        w.p(r(FISH)),
        draft=draft,
    )
    assert short(found) == [("MOD", "u1", "12 wardens are trained in one of the countries.")]


def test_characters_that_turn_the_direction_are_kept():
    w = Word()
    found = reading(w.p(r(BIRDS), w.ins(r(" \u202eabc\u202c \u2067مادة\u2069"))), *rest("Every"))
    assert found.proposals[0].text == BIRDS + " \u202eabc\u202c \u2067مادة\u2069"


def test_changes_that_undo_each_other_are_listed_and_propose_nothing():
    w = Word()
    found = reading(w.p(r("Every "), w.gone(r("Party")), w.ins(r("Party")), r(BIRDS[11:])), *rest("Every"))
    assert not found.proposals
    assert found.unplaced


def test_a_copy_edited_without_tracking_is_compared_and_flagged():
    w = Word()
    edited = BIRDS.replace("shall", "may")
    found = reading(w.p(r(edited)), w.p(r(NOTE)), w.p(r(FISH)), w.p(r(FUND)), comments="")
    assert short(found) == [("MOD", "u1", edited), ("ADD", "u1", NOTE), ("SUP", "u3")]
    assert not found.tracked
    assert any("no tracked changes" in flag for flag in found.flags)


def test_comments_of_a_copy_without_tracked_changes_are_not_lost():
    w = Word()
    found = reading(w.p(w.on(1, r(BIRDS))), *rest("Every"), comments=comment(1, "What is a lake?"))
    assert short(found) == [("COMMENT", "u1", "What is a lake?")]


def test_a_clean_copy_proposes_nothing_and_says_so():
    found = reading(*rest())
    assert not found.proposals
    assert any("as it stands" in flag for flag in found.flags)


def test_what_was_edited_untracked_beside_tracked_changes_is_proposed_and_flagged():
    w = Word()
    edited = FISH.replace("May", "June")
    changed = w.p(r(BIRDS), w.ins(r(" It is public.")))
    found = reading(changed, w.p(r(edited)), w.p(r(MAPS)), w.p(r(FUND)), w.p(r(NOTE)))
    assert short(found) == [("MOD", "u1", BIRDS + " It is public."), ("MOD", "u2", edited), ("ADD", "u4", NOTE)]
    assert sum("not tracked" in flag for flag in found.flags) == 2


STRIKE, RED, LINE = "<w:strike/>", '<w:color w:val="FF0000"/>', '<w:u w:val="single"/>'


def test_words_struck_and_coloured_by_hand_are_offered_and_not_proposed():
    w = Word()
    by_hand = w.p(r("Every Party "), r("shall", STRIKE), r("should", RED), r(BIRDS.removeprefix("Every Party shall")))
    found = reading(by_hand, *rest("Every"))
    assert not found.proposals
    assert [(each.unit, each.text) for each in found.offers] == [("u1", BIRDS.replace("shall", "should"))]


def test_emphasis_that_the_draft_has_too_is_not_offered():
    w = Word()
    found = reading(w.p(r("Every Party ", LINE), r(BIRDS.removeprefix("Every Party "))), *rest("Every"))
    assert not found.offers
    assert not found.proposals


def test_a_paragraph_struck_whole_is_offered_as_a_deletion():
    found = reading(*rest("A"), Word().p(r(FUND, STRIKE)))
    assert [(each.unit, each.text) for each in found.offers] == [("u4", "")]


def test_the_draft_read_from_the_same_file_gives_the_same_units():
    w = Word()
    clean = docx(*rest())
    draft = read_draft(clean, "draft.docx")
    found = reading(w.p(r(BIRDS), w.ins(r(" It is public."))), *rest("Every"), draft=draft)
    assert [(each.action, each.text) for each in found.proposals] == [(Action.MOD, BIRDS + " It is public.")]


def test_ids_go_on_from_the_number_that_is_given_and_a_group_is_named():
    w = Word()
    data = docx(w.p(r(BIRDS), w.ins(r(" It is public."))), *rest("Every"))
    found = read_proposals(data, "a.docx", DRAFT, "Côte d’Or", on_behalf_of="Lake Group", start=7)
    assert [(each.id, each.on_behalf_of) for each in found.proposals] == [("cote-d-or-7", "Lake Group")]


# ---- bad input


def test_a_file_of_another_draft_is_refused_with_its_likeness():
    w = Word()
    other = [
        w.p(r(text))
        for text in (
            "Customs officers shall open parcels in the presence of a witness.",
            "Parcels of less than two kilograms pass without a form.",
            "The tariff is published on the first Monday of each quarter.",
        )
    ]
    with pytest.raises(
        NotBasedOn, match=r"reply.docx: .*not based on “Draft agreement on wetlands”.* \d+ ?%"
    ) as refused:
        reading(*other, w.p(w.ins(r("New."))))
    assert "Customs officers" in str(refused.value)
    assert refused.value.cure


def test_damage_entities_and_bombs_are_refused_with_a_cure():
    whole = docx(*rest())
    bomb = zipped({"word/document.xml": "<a>" + " " * 20_000_000})
    entity = zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})
    broken = zipped({"word/document.xml": "<w:document><w:body>"})
    for data, error in ((bomb, TooLarge), (entity, Forbidden), (broken, Damaged), (whole[:-30], Damaged)):
        with pytest.raises(error, match=r"^reply.docx: ") as refused:
            read_proposals(data, "reply.docx", DRAFT, "Norland")
        assert refused.value.cure


@given(st.binary(max_size=200), st.integers(0, 2000))
def test_a_damaged_file_is_refused_or_read_but_never_breaks(noise, at):
    whole = docx(*rest())
    data = whole[:at] + noise + whole[at + len(noise) :]
    with suppress(UnreadableFile):
        read_proposals(data, "reply.docx", DRAFT, "Norland")


# ---- nothing is dropped, whatever was done to the draft


_TEXTS = (
    BIRDS,
    FISH,
    MAPS,
    FUND,
    NOTE,
    "各国应清点每个湖泊的鸟类，并公布结果。",
    "تحصي كل دولة طيور بحيراتها كل ربيع وتنشر النتيجة.",
)
_NEW = st.sampled_from(["fish", "no later than noon", "совместно", "鱼类", "الأسماك", "[TBD]"])


@st.composite
def edited_files(draw: st.DrawFn) -> tuple[Draft, bytes]:
    """A draft, and a file in which somebody tracked any changes at all of words and of ends of paragraphs."""
    texts = draw(st.lists(st.sampled_from(_TEXTS), min_size=2, max_size=6, unique=True))
    w = Word()
    paragraphs: list[str] = []
    for place, text in enumerate(texts):
        last = place == len(texts) - 1
        if draw(st.integers(0, 4)) == 0:
            paragraphs.append(w.p(w.ins(r(draw(_NEW) + f" {zlib.crc32(text.encode())}.")), end="ins"))
        pieces = draw(cut(text))
        whole_gone = draw(st.integers(0, 5)) == 0 and not last
        runs: list[str] = []
        for number, piece in enumerate(pieces):
            what = "gone" if whole_gone else draw(st.sampled_from(["kept", "kept", "gone", "new"]))
            runs += [w.gone(r(piece))] if what == "gone" else [r(piece)]
            if what == "new":
                runs.append(w.ins(r(" " + draw(_NEW))))
            if number < len(pieces) - 1 and not whole_gone and draw(st.integers(0, 6)) == 0:
                paragraphs.append(w.p(*runs, end="ins"))
                runs = []
        end = "del" if whole_gone or (not last and draw(st.integers(0, 6)) == 0) else ""
        paragraphs.append(w.p(*runs, end=end))
    return draft_of(*texts), docx(*paragraphs)


@st.composite
def cut(draw: st.DrawFn, text: str) -> list[str]:
    places = sorted(draw(st.sets(st.integers(1, len(text) - 1), max_size=4)))
    return [text[a:b] for a, b in zip([0, *places], [*places, len(text)], strict=True)]


@given(edited_files())
def test_all_changes_are_accounted_for_and_the_proposals_give_the_text_that_was_wanted(made):
    draft, data = made
    try:
        found = read_proposals(data, "reply.docx", draft, "Norland")
    except NotBasedOn:
        pytest.fail("the file with every change rejected is the draft")
    assert found.likeness == 1
    assert accounted(found) == count_of_changes(data)
    checked(draft, found.proposals)
    wanted = [text for _, text in settled(data, lambda _: True)]
    assert squeezed(applied(draft, found.proposals)) == squeezed(wanted)


def squeezed(texts: list[str]) -> list[str]:
    return [text for text in map(folded, texts) if text]


@given(edited_files())
def test_the_same_file_gives_the_same_reading(made):
    draft, data = made
    assert read_proposals(data, "a.docx", draft, "Norland") == read_proposals(data, "a.docx", draft, "Norland")


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_what_our_own_tracked_file_says_is_read_back(language):
    compiled = lakes(language)
    kept = {Action.MOD, Action.SUP, Action.ADD}
    said = [each for each in compiled.proposals.values() if each.action in kept and each.id != "id2"]
    data = tracked(compilation(compiled.draft, said), Showing())
    found = read_proposals(data, "reply.docx", compiled.draft, "Norland")
    assert [(each.action, each.unit, each.after, each.text) for each in found.proposals] == [
        (each.action, each.unit, each.after, each.text) for each in said
    ]
    assert accounted(found) == count_of_changes(data)
