"""Meetings in tables, lists and sentences; what is announced and what is only mentioned."""

import time

import pytest

LETTER = """{place}13 February 2018

Excellency,

{body}

Please accept, Excellency, the assurances of our highest consideration.

Ada Berg
Chair
"""


@pytest.fixture(scope="module")
def meetings(reading):
    def read(body, place="New York, ", **of):
        return reading(LETTER.format(body=body, place=place), **of).as_json()

    return read


def rows(found, *keys):
    return [tuple(meeting[key] for key in keys) for meeting in found["meetings"]]


def test_a_table_with_hours_in_its_header_cells(meetings):
    found = meetings(
        "Date\tMorning (10:00-13:00)\tAfternoon (15:00-18:00)\tLocation\n"
        "20 February\tPreamble\tObjectives 1-2\tTrusteeship Council\n"
        "22 February\t\tObjective 3 (continued)\tTBC"
    )
    assert rows(found, "date", "start", "end", "venue") == [
        ("2018-02-20", "10:00", "13:00", "Trusteeship Council"),
        ("2018-02-20", "15:00", "18:00", "Trusteeship Council"),
        ("2018-02-22", "15:00", "18:00", None),
    ]
    assert [meeting["segments"][0]["title"] for meeting in found["meetings"]] == [
        "Preamble",
        "Objectives 1-2",
        "Objective 3",
    ]
    assert {"code": "to-be-confirmed", "about": "2018-02-22"} in found["flags"]
    assert {"code": "year-inferred", "about": "2018-02-20"} in found["flags"]


def test_an_empty_date_or_room_cell_repeats_the_cell_above_and_parallel_meetings_stay_apart(meetings):
    found = meetings(
        "Date\tTime\tRoom\tSubject\n"
        "Monday, 5 March 2018\t10-11:30 a.m.\tConference Room 4\tOpening; general statements\n"
        "\t11:30 a.m.-1 p.m.\t\tGroup A: article 1\n"
        "\t11:30 a.m.-1 p.m.\tConference Room 5\tGroup B: article 2"
    )
    assert rows(found, "date", "start", "venue") == [
        ("2018-03-05", "10:00", "Conference Room 4"),
        ("2018-03-05", "11:30", "Conference Room 4"),
        ("2018-03-05", "11:30", "Conference Room 5"),
    ]
    assert [segment["title"] for segment in found["meetings"][0]["segments"]] == ["Opening", "general statements"]
    assert found["flags"] == []


def test_days_across_and_hours_down_with_one_room_for_all(meetings):
    found = meetings(
        "Time\tMonday 5 March\tTuesday 6 March\n10:00-13:00\tArticle 1\tNo meeting\n"
        "15:00-18:00\tArticle 2\tArticle 3 (Room XIX)\n\n"
        "All meetings will be held in Room XX."
    )
    assert rows(found, "date", "start", "venue") == [
        ("2018-03-05", "10:00", "Room XX"),
        ("2018-03-05", "15:00", "Room XX"),
        ("2018-03-06", "15:00", "Room XIX"),
    ]


def test_bullets_in_one_paragraph_with_ranges_halves_and_alternatives(meetings):
    found = meetings(
        "Sessions: • 17 October (half day, afternoon), CR2: opening • 11 - 12 November: global context "
        "• 12 December or 14 January: partnerships"
    )
    assert rows(found, "date", "start", "alternatives") == [
        ("2018-10-17", "15:00", []),
        ("2018-11-11", None, []),
        ("2018-11-12", None, []),
        ("2018-12-12", None, ["2019-01-14"]),
    ]
    codes = {(flag["code"], flag["about"]) for flag in found["flags"]}
    assert {
        ("time-assumed", "2018-10-17"),
        ("alternative-dates", "2018-12-12"),
        ("year-inferred", "2019-01-14"),
    } <= codes


def test_a_sentence_with_the_time_before_the_date(meetings):
    found = meetings(
        "We shall meet at 10.00 a.m. on Monday 5 March 2018 in Conference Room 4, to consider paras. 1 and 2, and at "
        "3.00 p.m. on Wednesday 7 March 2018 online, to consider the preamble."
    )
    assert rows(found, "date", "start", "venue", "virtual") == [
        ("2018-03-05", "10:00", "Conference Room 4", False),
        ("2018-03-07", "15:00", None, True),
    ]
    assert [meeting["segments"][0]["title"] for meeting in found["meetings"]] == ["paras. 1 and 2", "preamble"]


@pytest.mark.parametrize(
    "body",
    [
        "I briefed the membership at the plenary meeting of 5 February 2018, which opened at 10 a.m. in Conference Room 4.",
        "The Conference that will adopt the compact will be held in Marrakech on 10 and 11 December 2018.",
        "The registration desk will be open on 4 March 2018 from 8 a.m. to 10 a.m. in Conference Room 1.",
        "We thank delegations for their comments on the zero draft, which we circulated on 5 February 2018.",
        "Written proposals should be sent by 6 p.m. on 1 March 2018.",
    ],
)
def test_what_is_past_a_goal_a_desk_a_paper_or_a_deadline_is_no_meeting(meetings, body):
    assert meetings(body)["meetings"] == []


def test_a_wrong_weekday_and_a_long_past_year_are_reported_as_printed_and_flagged(meetings):
    found = meetings(
        "Date\tTime\tSubject\nFriday, 6 March 2018\t10:00-13:00\tArticle 1\n13 March 2017\t10:00-13:00\tArticle 2"
    )
    assert rows(found, "date") == [("2018-03-06",), ("2017-03-13",)]
    assert [(flag["code"], flag["about"]) for flag in found["flags"]] == [
        ("weekday-mismatch", "2018-03-06"),
        ("year-suspect", "2017-03-13"),
    ]


def test_the_zone_is_that_of_the_city_of_the_meeting_before_that_of_the_letter(meetings):
    body = "The consultations will be held in Geneva on Monday, 5 March 2018, from 10 a.m. to 1 p.m. in Room XIX."
    assert rows(meetings(body), "zone") == [("Europe/Zurich",)]
    assert rows(meetings(body.replace("in Geneva ", "")), "zone") == [("America/New_York",)]
    assert rows(meetings(body.replace("in Geneva ", ""), place=""), "zone") == [(None,)]


def test_a_heading_s_year_makes_no_inference(meetings):
    found = meetings("Programme of work, March 2018\n\nDate\tTime\tSubject\n5 March\t10:00-13:00\tArticle 1")
    assert rows(found, "date") == [("2018-03-05",)]
    assert found["flags"] == []


def test_a_column_of_former_dates_is_taken_back_and_not_announced(meetings):
    found = meetings(
        "Former date\tNew date\tTime\tRoom\tSubject\n"
        "5 March 2018\t12 March 2018\t10:00-13:00\tConference Room 4\tArticle 1\n"
        "6 March 2018\tcancelled\t\t\t\n"
        "7 March 2018\t14 March 2018\t15:00-18:00\tConference Room 4\tArticle 2"
    )
    assert rows(found, "date", "start") == [("2018-03-12", "10:00"), ("2018-03-14", "15:00")]
    assert [(change["was"], change["now"]) for change in found["supersedes"]] == [
        ("2018-03-05", "2018-03-12"),
        ("2018-03-06", None),
        ("2018-03-07", "2018-03-14"),
    ]
    assert found["letters"][0]["kind"] == "notice"


def test_a_list_after_the_announcement_is_the_business_of_the_meeting(meetings):
    found = meetings(
        "We invite you to a meeting on Monday, 5 March 2018, at 3 p.m. in Conference Room 12. Its agenda is as follows:\n\n"
        "- Presentation of the elements paper\n- Sections I and II\n- Next steps"
    )
    (meeting,) = found["meetings"]
    assert [segment["title"] for segment in meeting["segments"]] == [
        "Presentation of the elements paper",
        "Sections I and II",
        "Next steps",
    ]


def test_a_row_with_a_subject_alone_goes_on_with_the_sitting_above(meetings):
    found = meetings(
        "Date\tTime\tRoom\tSubject\n5 March 2018\t10:00-13:00\tConference Room 4\tOpening;\n\t\t\tgeneral comments\n"
        "\t15:00-18:00\tConference Room 4\tArticle 1"
    )
    assert [[segment["title"] for segment in meeting["segments"]] for meeting in found["meetings"]] == [
        ["Opening", "general comments"],
        ["Article 1"],
    ]


def test_the_hour_until_which_is_the_end_of_the_slot_before(meetings):
    found = meetings(
        "We shall begin on Tuesday, 6 March 2018, at 10 a.m. in Conference Room 1, where we shall hear general comments "
        "until 11:30 a.m. and then, from 11:45 a.m. to 1:15 p.m., take up articles 1 and 2."
    )
    assert rows(found, "start", "end", "venue") == [
        ("10:00", "11:30", "Conference Room 1"),
        ("11:45", "13:15", "Conference Room 1"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "- List of speakers: opens on Thursday, 1 March 2018, at 9 a.m.\n- Speaking time: three minutes",
        "A light lunch will be served at 1 p.m. on 6 March 2018 in the Delegates Dining Room.",
        "The Secretariat will be closed on 19 February 2018.",
    ],
)
def test_lists_of_speakers_lunches_and_closures_are_no_meetings(meetings, body):
    assert meetings(body)["meetings"] == []


@pytest.mark.parametrize(
    "words",
    [
        "1 " * 20_000,
        "20 and " * 20_000,
        "the " * 20_000,
        "- " * 20_000,
        "(" * 20_000,
        "room 11111111111111111111111111111111 x " * 500,
        "the meeting will be held on 20 February 2018 at 10 a.m. to consider article 1, " * 250,
    ],
)
def test_monotonous_text_is_read_in_time_that_grows_with_its_length(meetings, words):
    prose = "The co-facilitators would like to invite all delegations to take part in the work that will go on. " * 40
    began = time.process_time()
    assert meetings(f"{prose}\n\n{words}")["process"] is None
    assert time.process_time() - began < 5


def test_a_letter_in_french_may_keep_the_english_names_of_rooms(reading):
    text = (
        "New York, le 13 février 2018\n\nExcellence,\n\nNous avons l’honneur de vous informer que les séances "
        "sont organisées comme suit :\n\n"
        "- mardi 20 février, 10:00-13:00, Trusteeship Council Chamber : Déclarations générales\n"
        "- mardi 20 février, 15:00-18:00, ECOSOC Chamber : Objectifs 1 à 6\n\n"
        "Veuillez agréer, Excellence, les assurances de notre très haute considération.\n\nAda Berg\n"
    )
    found = reading(text).as_json()
    assert rows(found, "venue", "start") == [("Trusteeship Council Chamber", "10:00"), ("ECOSOC Chamber", "15:00")]
    assert found["meetings"][0]["segments"][0]["title"] == "Déclarations générales"


def test_a_meeting_told_in_words_and_in_a_table_is_one_and_its_letter_an_invitation(meetings):
    found = meetings(
        "The first round of negotiations will be held in New York on 2 March 2018.\n\n"
        "Date\tTime\tLocation\tSubject\nFriday, 2 March\t10:00-13:00\tConference Room 4\tGeneral statements"
    )
    assert rows(found, "date", "start") == [("2018-03-02", "10:00")]
    assert found["letters"][0]["kind"] == "invitation"
