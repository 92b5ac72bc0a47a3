"""The frame of letters: the chain, who signed, for which office, to whom, further to what."""

import pytest

CHAIN = """THE PRESIDENT OF THE GENERAL ASSEMBLY

3 June 2015

Excellency,

Further to my letters dated 4 May 2015 and 20 May 2015, I have the honour to forward herewith a letter from the
Co-Facilitators of the consultations on the pact on rivers, H.E. Ms. Sigrún Haraldsdóttir and H.E. Mr. Kwabena Osei-Tutu.

Please accept, Excellency, the assurances of my highest consideration.

A handwritten signature in blue ink.

Samira Kutesa-Obi
Officer-in-Charge

To All Permanent Representatives and
Permanent Observers to the United Nations
New York



PERMANENT MISSION OF ICELAND          PERMANENT MISSION OF GHANA

New York, 2 June 2015

Excellency,

As Co-Facilitators of the consultations on the pact on rivers we attach the programme of the next meetings.

Accept, Excellency, the assurances of our highest consideration.

Sigrún Haraldsd6ttir                  Kwabena Osei-Tutu
Permanent Representative              Permanent Representative
of Iceland                            of Ghana


ANNEX

Programme of work
1 June 2015

Monday, 22 June
- 10 a.m. - 1 p.m.: Introduction and Preamble, Conference Room 4
- 3 - 6 p.m.: Articles 1 and 2, Conference Room 4
"""


@pytest.fixture(scope="module")
def chain(reading):
    return reading(CHAIN).as_json()


def test_a_file_is_a_chain_of_transmittal_enclosure_and_annex(chain):
    assert [letter["kind"] for letter in chain["letters"]] == ["transmittal", "transmittal", "programme"]
    assert [letter["date"] for letter in chain["letters"]] == ["2015-06-03", "2015-06-02", "2015-06-01"]
    assert [letter["place"] for letter in chain["letters"]] == [None, "New York", None]
    assert [letter["encloses"] for letter in chain["letters"]] == [[1], [2], []]


def test_an_officer_in_charge_keeps_the_office_and_an_annex_has_none(chain):
    assert [letter["office"] for letter in chain["letters"]] == [
        "President of the General Assembly",
        "Co-facilitators",
        None,
    ]


def test_signatures_side_by_side_are_read_and_a_damaged_name_takes_its_clean_form(chain):
    assert chain["letters"][0]["signatories"] == [{"name": "Samira Kutesa-Obi", "state": None}]
    assert chain["letters"][1]["signatories"] == [
        {"name": "Sigrún Haraldsdóttir", "state": "Iceland"},
        {"name": "Kwabena Osei-Tutu", "state": "Ghana"},
    ]
    assert {"code": "ocr-suspect", "about": "Haraldsd6ttir"} in chain["flags"]


def test_addressees_stand_on_one_line_without_to(chain):
    assert chain["letters"][0]["addressees"] == (
        "All Permanent Representatives and Permanent Observers to the United Nations, New York"
    )


def test_earlier_letters_are_dated_and_the_enclosed_one_is_none(chain):
    assert chain["letters"][0]["further_to"] == ["2015-05-04", "2015-05-20"]
    assert chain["letters"][1]["further_to"] == []


def test_items_under_a_day_s_heading_are_its_meetings(chain):
    assert [(m["date"], m["start"], m["end"], m["venue"]) for m in chain["meetings"]] == [
        ("2015-06-22", "10:00", "13:00", "Conference Room 4"),
        ("2015-06-22", "15:00", "18:00", "Conference Room 4"),
    ]
    assert chain["meetings"][0]["segments"][0]["elements"] == ["introduction", "preamble"]


SIGNED = """New York, 2 March 2020

Excellency,

I write about the plastics agreement.

Yours sincerely,

{signature}
"""


@pytest.mark.parametrize(
    ("signature", "name", "state", "office"),
    [
        ("(Signed) Dag Olsen\nChair of the Committee\nNorway", "Dag Olsen", "Norway", "Chair"),
        (
            "H.E. Ms. Ama Boateng\nPermanent Representative of Ghana to the United Nations",
            "Ama Boateng",
            "Ghana",
            "Permanent Mission",
        ),
        ("Ama Boateng, Permanent Representative of Ghana\nFacilitator", "Ama Boateng", "Ghana", "Facilitator"),
        ("José Ruiz Díaz\nCo-Chair (Costa Rica)", "José Ruiz Díaz", "Costa Rica", "Co-Chairs"),
    ],
)
def test_names_lose_their_titles_and_keep_their_state(reading, signature, name, state, office):
    (letter,) = reading(SIGNED.format(signature=signature)).as_json()["letters"]
    assert letter["signatories"] == [{"name": name, "state": state}]
    assert letter["office"] == office


def test_a_letter_without_a_meeting_is_neither_programme_nor_invitation(reading):
    found = reading(SIGNED.format(signature="Dag Olsen")).as_json()
    assert found["letters"][0]["kind"] == "other"
    assert found["meetings"] == []


COURTESIES = [
    "With our warmest regards,",
    "We remain, Excellency, with our highest consideration,",
    "In the hope of seeing you there,",
    "Until then, we stay at your service.",
    "Yours sincerely,",
    "Please accept, Excellency, the assurances of our highest consideration.",
    "Kind regards",
]


@pytest.mark.parametrize("courtesy", COURTESIES)
@pytest.mark.parametrize(
    "signature",
    [
        "Ama Boateng                       Jonas Weber\nAmbassador of Ghana               Ambassador of Austria",
        "Ama Boateng\nPermanent Representative of Ghana\n\nJonas Weber\nPermanent Representative of Austria",
        "Ama Boateng (Ghana)\nJonas Weber (Austria)\nCo-facilitators",
        "Ama Boateng\nCo-facilitator\nGhana\n\nJonas Weber\nCo-facilitator\nAustria",
    ],
)
def test_signatures_are_found_under_any_courtesy(reading, courtesy, signature):
    body = "We write about the consultations on the pact on rivers, for which we thank all of you very warmly indeed."
    letter = f"New York, 2 March 2020\n\nExcellency,\n\n{body}\n\n{courtesy}\n\n{signature}\n"
    (found,) = reading(letter).as_json()["letters"]
    assert found["signatories"] == [
        {"name": "Ama Boateng", "state": "Ghana"},
        {"name": "Jonas Weber", "state": "Austria"},
    ]
    assert found["office"] == "Co-facilitators"


def test_an_apology_does_not_close_a_letter(reading):
    found = reading(
        "New York, 2 March 2020\n\nExcellency,\n\nPlease accept our apologies for the short notice.\n\n"
        "The consultations will be held on 9 March 2020 at 10 a.m. in Conference Room 4.\n\n"
        "With best wishes,\n\nAma Boateng\nPermanent Representative of Ghana\n"
    ).as_json()
    assert [meeting["date"] for meeting in found["meetings"]] == ["2020-03-09"]


def test_a_courtesy_that_names_the_addressees_again_is_no_second_letter(reading):
    found = reading(
        "New York, 2 March 2020\n\nExcellencies,\n\nWe thank you for your work on the pact on rivers.\n\n"
        "We avail ourselves of this opportunity to convey to you once more the expression,\n"
        "Excellencies, dear colleagues, of our highest consideration.\n\nAma Boateng\nPermanent Representative of Ghana\n"
    ).as_json()
    assert len(found["letters"]) == 1


def test_a_letter_in_french_is_further_to_several(reading):
    words = "La présente fait suite aux lettres datées des 7 juillet 2016 et 4 mars 2017."
    courtesy = "Veuillez agréer, Excellence, les assurances de ma très haute considération."
    found = reading(f"Genève, le 23 avril 2017\n\nExcellence,\n\n{words}\n\n{courtesy}\n\nAda Berg\n").as_json()
    assert found["letters"][0]["further_to"] == ["2016-07-07", "2017-03-04"]
