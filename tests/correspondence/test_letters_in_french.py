"""A French letter fills by itself once its process says what it is called in French; until then it says what is missing."""

from correspondence.letters_out import GIVEN, worded
from correspondence.test_letters_out_pages import address, browser
from zerodraft.correspondence import actions
from zerodraft.correspondence.composing.letters import being_composed
from zerodraft.process.actions import say_names

INSCRIPTION = {"inscription_due": {**GIVEN["inscription_due"], "to": "liste@harbours.example"}}


def french(world):
    letter = actions.begin(world.adviser, world.process, template="convening", language="fr")
    return worded(letter, world.adviser, given=INSCRIPTION)


def said(world) -> dict[tuple[str, str], str]:
    names = {("name", ""): "le Pacte mondial sur les ports"}
    names["capacity", ""] = "cofacilitateurs des négociations intergouvernementales sur le Pacte mondial sur les ports"
    for officer, of in zip(world.process.officers.all(), ("du Guyana", "de la Norvège"), strict=True):
        names["letterhead", officer.key] = f"Mission permanente {of}\nauprès des Nations Unies"
        names["titles", officer.key] = f"Représentation permanente {of}\nauprès des Nations Unies"
    return names


def test_it_says_what_the_process_does_not_say_in_french_and_where_to_say_it(world):
    letter = french(world)
    page = browser(world, "adviser").get(address(letter, "edit")).content.decode()
    assert page.count('<a href="/processes/harbours/names/?language=fr">') == 4
    assert {each.field for each in being_composed(letter).missing()} >= {"process", "capacity"}
    english = actions.begin(world.adviser, world.process, template="convening", language="en")
    page = browser(world, "adviser").get(address(english, "edit")).content.decode()
    assert "names/?language" not in page


def test_it_fills_by_itself_once_the_process_says_it(world):
    letter = french(world)
    say_names(world.adviser, world.process, language="fr", said=said(world))
    composing = being_composed(letter)
    assert composing.missing() == ()
    composed = composing.letter()
    assert [head.lines[0] for head in composed.letterheads] == [
        "Mission permanente du Guyana",
        "Mission permanente de la Norvège",
    ]
    assert [person.name for person in composed.signatories] == ["Odile Marchand-Roy", "Torbjørn Aasland"]
    page = browser(world, "adviser").get(address(letter, "edit")).content.decode()
    assert "du Pacte mondial sur les ports" in page or "le Pacte mondial sur les ports" in page


def test_a_letterhead_of_one_officer_alone_is_no_letterhead_of_both(world):
    letter = french(world)
    names = said(world)
    second = list(world.process.officers.all())[1].key
    del names["letterhead", second], names["titles", second]
    say_names(world.adviser, world.process, language="fr", said=names)
    told = being_composed(letter).told
    assert told["letterheads"].held is None
    assert told["signatories"].held is None
    assert told["letterheads"].why == "language"


def test_english_words_stand_before_those_that_are_made(world):
    letter = actions.begin(world.adviser, world.process, template="convening", language="en")
    first = world.process.officers.first().key
    names = {("name", ""): "the Harbours Compact", ("letterhead", first): "Mission of Guyana"}
    say_names(world.adviser, world.process, language="en", said=names)
    facts = being_composed(letter).facts
    assert facts["process"] == "the Harbours Compact"
    assert [head.lines for head in facts["letterheads"]] == [
        ("Mission of Guyana",),
        ("Permanent Mission of Norway", "to the United Nations"),
    ]
