import json
from datetime import date

from zerodraft.parties.core.party import Language
from zerodraft.parties.listing import listed, table
from zerodraft.parties.register import shipped

ROUND_1 = date(2018, 2, 20)


def test_the_list_of_a_day_is_json_by_kind_and_protocol_order() -> None:
    rows = listed(shipped(), ROUND_1)
    assert json.loads(json.dumps(rows)) == rows
    assert [row["name"] for row in rows[:3]] == ["Afghanistan", "Albania", "Algeria"]
    kinds = list(dict.fromkeys(row["kind"] for row in rows))
    assert kinds == ["member-state", "observer-state", "other-state", "organization", "entity", "group"]
    by_name = {row["name"]: row for row in rows}
    assert by_name["Turkey"]["names"]["fr"] == "Turquie"
    assert by_name["Swaziland"]["formal"] == "the Kingdom of Swaziland"
    assert {"key": "body-106", "name": "Group of 77 and China", "brief": "G77", "role": "member"} in (
        by_name["Fiji"]["groups"]
    )
    assert by_name["Holy See"]["capabilities"]["reply"] == []
    assert "vote" not in by_name["European Union"]["capabilities"]


def test_french_order_with_french_names() -> None:
    names = [row["name"] for row in listed(shipped(), ROUND_1, Language.FR, Language.FR)]
    assert names[:5] == ["Afghanistan", "Afrique du Sud", "Albanie", "Algérie", "Allemagne"]


def test_a_body_without_a_name_in_a_language_goes_by_its_english_one() -> None:
    rows = {row["key"]: row for row in listed(shipped(), ROUND_1, Language.ZH)}
    assert rows["body-028"]["name"] == "International Centre for Migration Policy Development"
    assert rows["state-484"]["name"] == "墨西哥"


def test_the_table_lines_up_and_marks_limits() -> None:
    rows = listed(shipped(), ROUND_1)
    lines = table(rows).splitlines()
    assert len(lines) == len(rows) + 1
    column = lines[0].index("KIND")
    assert all(line[column - 2 : column] == "  " and line[column] != " " for line in lines)
    union = next(line for line in lines if "European Union" in line)
    assert "reply*" in union
    assert next(line for line in lines if " Fiji " in line).endswith(" all")
    american = next(line for line in lines if "United States of America" in line)
    assert "WEOG (observer)" in american
