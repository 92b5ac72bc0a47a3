"""What forms send, at its edges."""

import pytest
from django.http import QueryDict

from floor.conftest import NEW_YORK
from zerodraft.floor import forms
from zerodraft.floor.actions.acts import CannotAct


@pytest.mark.parametrize("value", ["9999-12-31T23:59", "soon", "2018-13-01T10:00", "2018-03-11T02:30"])
def test_a_day_and_hour_that_cannot_be_is_refused_by_name(value):
    form = QueryDict(mutable=True)
    form["closes"] = value
    with pytest.raises(CannotAct, match=value):
        forms.moment(form, "closes", NEW_YORK)


def test_a_suspension_until_an_hour_that_has_passed_is_refused(time_):
    for typed, fits in (("9:40", False), ("10:05", True), ("16:30", True), ("21:59", True), ("22:30", False)):
        form = QueryDict(mutable=True)
        form["until"] = typed
        if fits:
            assert forms.until(form, NEW_YORK) > time_.at
            continue
        with pytest.raises(CannotAct, match=f"{typed} has passed today"):
            forms.until(form, NEW_YORK)
