"""The planner's page: boxes to fill in, the plan that is worked out of them, and taking it over."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from zerodraft import clock
from zerodraft.process import queries as process_queries
from zerodraft.programme import actions, apart, beside, duty_stations, forms, queries, releasing, warning
from zerodraft.programme.core import planning
from zerodraft.programme.core.changes import changes
from zerodraft.programme.core.planning import showing
from zerodraft.programme.core.planning.boxes import BOXES, Fault, Typed, read_boxes
from zerodraft.programme.planner import beginning, faults, proposing, telling
from zerodraft.programme.views.finding import planned

if TYPE_CHECKING:
    from zerodraft.process.capacity import Capacity
    from zerodraft.process.models import Process, Round

MOST_BYTES = 500_000
"""How large a file may be that fills the boxes in."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def plan_round(request: HttpRequest, key: str) -> HttpResponse:
    """Fill the boxes in, work a plan out, take it over. Whatever is refused, the boxes come back as they were typed."""
    of, actor = planned(request, key)
    in_round = process_queries.current_round(of)
    if in_round is None:
        messages.error(request, _("This process has no round yet. Begin one, then plan its meetings."))
        return redirect("round-plan", of.key)
    desk = _Desk(request, of, actor, in_round)
    if request.method != "POST":
        return desk.begin()
    act = {"read": desk.read, "take-over": desk.take_over}.get(request.POST.get("act", ""), desk.work_out)
    return act()


class _Desk:
    """One request of the page."""

    def __init__(self, request: HttpRequest, of: "Process", actor: "Capacity", in_round: "Round") -> None:
        self.request, self.of, self.actor, self.in_round = request, of, actor, in_round
        self.moment = clock.now()
        self.pace = beside.spoken(of).pace
        self.outline = [part.element for part in of.outline.all()]

    def begin(self) -> HttpResponse:
        """The boxes as they were asked to begin."""
        asked = self.request.GET
        basis = asked.get("basis", "")
        basis = basis if basis in beginning.BASES else "outline"
        try:
            boxes = self._from_days(asked, basis) if asked.get("slots") == "days" else None
        except ValueError as error:
            return self.page(beginning.from_round(self.of, basis, self.moment), refused=str(error), status=422)
        if boxes is not None:
            return self.page(boxes)
        begun = beginning.from_round(self.of, basis, self.moment)
        return self.page(begun, left_out=beginning.left_out(self.of))

    def _from_days(self, asked: QueryDict, basis: str) -> dict[str, str]:
        first = forms.day_given(asked.get("first", ""))
        days = asked.get("days", "")
        if not re.fullmatch(r"[0-9]{1,2}", days) or not 0 < int(days) <= beginning.MOST_DAYS:
            raise ValueError(_("Write how many days, from 1 to %(most)d.") % {"most": beginning.MOST_DAYS})
        station = next((each for each in duty_stations.current() if each.key == asked.get("station")), None)
        if station is None:
            raise ValueError(_("There is no such duty station."))
        rooms = [line.strip()[:200] for line in asked.get("rooms", "").splitlines() if line.strip()]
        return beginning.from_days(
            self.of, basis, self.moment, (first, int(days)), station, rooms[: beginning.MOST_ROOMS]
        )

    def read(self) -> HttpResponse:
        """The boxes as a file says, chosen or pasted."""
        upload = self.request.FILES.get("file")
        given = upload.read(MOST_BYTES + 1) if upload else self.request.POST.get("pasted", "").encode()
        try:
            values = planning.decode(given, MOST_BYTES)
            planning.read(values, self.pace)
            return self.page(showing.from_values(values))
        except planning.BadPlan as error:
            fault = Fault("file", 0, "other", str(error))
            pasted = self.request.POST.get("pasted", "")[:MOST_BYTES]
            return self.page(self.typed(), found=Typed(None, (fault,)), pasted=pasted, status=422)

    def typed(self) -> dict[str, str]:
        return {box: self.request.POST.get(box, "").replace("\r\n", "\n") for box in BOXES}

    def work_out(self) -> HttpResponse:
        """The plan that is found for what was typed."""
        boxes = self.typed()
        found = read_boxes(boxes, self.outline, self.pace)
        if found.request is None:
            return self.page(boxes, found=found, status=422)
        try:
            answer, seconds = apart.plan_apart(found.request, self.actor.key)
        except apart.StillPlanning:
            says = _("A plan of yours is being worked out still. Wait until it is done, then try again.")
            return self.page(boxes, refused=says, status=409)
        except apart.TooMuch as error:
            return self.page(boxes, refused=_too_much(error), status=503 if error.waited else 422)
        plan = telling.shown(self.of, self.in_round, found, answer, seconds)
        return self.page(boxes, plan=plan, proposed=self._proposed(found, answer.at) if answer.at else None)

    def _proposed(self, found: Typed, at: tuple[int, ...]) -> Mapping[str, Any]:
        proposed = proposing.proposal(self.in_round, found, at)
        after = proposing.as_meetings(self.of, proposed)
        before = queries.working_programme(self.of)
        return {
            "at": ",".join(map(str, at)),
            "seen": queries.state_of_programme(before),
            "changes": releasing.shown(changes(before, after), self.moment),
            "rest": [(each.day, each) for each in proposed.rest],
            "warnings": warning.shown(self.of, after, self.actor)[: warning.MOST],
        }

    def take_over(self) -> HttpResponse:
        """The plan into the working programme. What comes with the form is checked like anything that is typed."""
        form, boxes = self.request.POST, self.typed()
        found = read_boxes(boxes, self.outline, self.pace)
        if found.request is None:
            return self.page(boxes, found=found, status=422)
        at = _slots(form.get("at", ""), len(found.request.items), len(found.request.slots))
        if at is None:
            return self.page(
                boxes, refused=_("This plan is not whole. Work it out again, then take it over."), status=422
            )
        proposed = proposing.proposal(self.in_round, found, at)
        out = [each.key for each in proposed.rest] if form.get("rest") == "out" else []
        try:
            actions.adopt_plan(self.actor, self.in_round, proposed.adopted(), out=out, seen=form.get("seen", ""))
        except actions.ChangedMeanwhile as changed:
            return self.page(boxes, refused=str(changed), status=409)
        except ValueError as refused:
            return self.page(boxes, refused=str(refused), status=422)
        messages.success(
            self.request, _("The plan is taken over. It can be undone at once below; nothing is published by this.")
        )
        return redirect("working", self.of.key)

    def page(
        self,
        boxes: Mapping[str, str],
        *,
        found: Typed | None = None,
        refused: str = "",
        status: int = 200,
        **more: object,
    ) -> HttpResponse:
        asked = self.request.GET
        against = faults.shown(found.faults) if found else []
        context = {
            "process": self.of,
            "round": self.in_round,
            "boxes": boxes,
            "carried": list(boxes.items()),
            "names": faults.box_names(),
            "examples": faults.EXAMPLES,
            "faults": against,
            "faulty": {each.box for each in against},
            "refused": refused,
            "bases": _bases(),
            "basis": asked.get("basis", "outline"),
            "slots_from": asked.get("slots", "round"),
            "first": asked.get("first", "")[:10],
            "days": asked.get("days", "3")[:2],
            "rooms_typed": asked.get("rooms", "")[:2000],
            "station": asked.get("station", "")[:60],
            "stations": [(each.key, duty_stations.name(each.key)) for each in duty_stations.current()],
            "zones": list(dict.fromkeys(each.zone for each in duty_stations.current())),
            "seconds": apart.SECONDS,
            "moment": self.moment,
            **more,
        }
        return render(self.request, "programme/planner.html", context, status=status)


def _bases() -> list[tuple[str, str]]:
    names = {
        "outline": _("All parts of the text, each by itself"),
        "remains": _("What no meeting has had yet"),
        "round": _("The business of the present round"),
    }
    return [(each, names[each]) for each in beginning.BASES]


def _too_much(error: apart.TooMuch) -> str:
    if error.waited:
        return _("Others are working plans out at this moment. Try again in a minute; nothing was lost.")
    return _(
        "This could not be worked out within %(seconds)d seconds. Ask for less, divide the round, or use the command “plan”."
    ) % {"seconds": apart.SECONDS}


def _slots(text: str, items: int, slots: int) -> tuple[int, ...] | None:
    """The slot of each item, as the form carries it; None for anything else."""
    if not re.fullmatch(r"[0-9]{1,3}(,[0-9]{1,3})*", text):
        return None
    found = tuple(map(int, text.split(",")))
    return found if len(found) == items and max(found) < slots else None
