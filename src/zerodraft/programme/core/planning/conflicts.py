"""Why not: wishes that cannot all be met, of which none can be left out."""

from dataclasses import dataclass, replace

from ortools.sat.python import cp_model

from zerodraft.programme.core.planning.request import Request, Wish

_CAP = 60.0
"""Seconds, for machines that are far slower."""


@dataclass(frozen=True, slots=True)
class _Named:
    wish: Wish
    holds: cp_model.IntVar


def conflicts(request: Request, seed: int, work: float) -> tuple[Wish, ...]:
    """Such wishes, in the order of the file; empty where the work does not suffice to show them.

    CP-SAT names a set that suffices; then each of it is left out in turn, and stays out where the rest still cannot be met.
    Items that pairs bind to one another are asked alone first: mostly the conflict is among them, and soon found.
    """
    if crowd := _too_many_alone(request):
        return crowd
    for part in _parts(request):
        if found := _least(_Wishes(part), seed, work):
            return found
    return _least(_Wishes(_named_only(request)), seed, work)


def _least(wishes: "_Wishes", seed: int, work: float) -> tuple[Wish, ...]:
    core = _against(wishes.cp, wishes.named, seed, work)
    if core is None:
        return ()
    for one in tuple(core):
        if one not in core:
            continue
        rest = [each for each in core if each is not one]
        smaller = _against(wishes.cp, rest, seed, work)
        if smaller is not None:
            core = [each for each in rest if each in smaller]
    return tuple(each.wish for each in core)


def _too_many_alone(request: Request) -> tuple[Wish, ...]:
    """As many as there are slots are too many when there is anything else; more always are."""
    alone = list(dict.fromkeys(request.alone))
    most = len(request.slots) - (len(request.items) > len(alone))
    return tuple(Wish("alone", (request.items[item].id,)) for item in alone[: most + 1]) if len(alone) > most else ()


def _parts(request: Request) -> list[Request]:
    """The request of each set of items that pairs bind together, or that only itself binds, without the order."""
    near: dict[int, set[int]] = {item: set() for item in range(len(request.items))}
    for one, other in (*request.together, *request.apart):
        near[one].add(other)
        near[other].add(one)
    wished = _wished(request)
    seen: set[int] = set()
    parts = []
    for item in wished:
        if item in seen:
            continue
        part, ahead = {item}, [item]
        while ahead:
            new = near[ahead.pop()] - part
            part |= new
            ahead += new
        seen |= part
        parts.append(_of(replace(request, keep_order=False), part))
    return parts


def _named_only(request: Request) -> Request:
    """Without the items that no wish names, but for one: without an order, all of them can be where that one is."""
    if request.keep_order:
        return request
    wished = _wished(request)
    rest = [item for item in range(len(request.items)) if item not in wished]
    return _of(request, {*wished, *rest[:1]})


def _wished(request: Request) -> dict[int, None]:
    pairs = [item for pair in (*request.together, *request.apart) for item in pair]
    places = [*(each.item for each in request.fixed), *(each.item for each in request.unavailable)]
    return dict.fromkeys([*request.alone, *pairs, *places])


def _of(request: Request, items: set[int]) -> Request:
    """The same request, of these items alone."""
    new = {item: number for number, item in enumerate(sorted(items))}
    return replace(
        request,
        items=tuple(request.items[item] for item in new),
        alone=tuple(new[item] for item in request.alone if item in new),
        together=tuple((new[one], new[other]) for one, other in request.together if {one, other} <= items),
        apart=tuple((new[one], new[other]) for one, other in request.apart if {one, other} <= items),
        fixed=tuple(replace(each, item=new[each.item]) for each in request.fixed if each.item in new),
        unavailable=tuple(replace(each, item=new[each.item]) for each in request.unavailable if each.item in new),
        present=(),
    )


def _against(model: cp_model.CpModel, wishes: list[_Named], seed: int, work: float) -> list[_Named] | None:
    """Those of the wishes that suffice for there to be no programme, or None."""
    model.clear_assumptions()
    model.add_assumptions([each.holds for each in wishes])
    solver = cp_model.CpSolver()
    solver.parameters.random_seed = seed
    solver.parameters.num_workers = 1  # what is named depends on it
    solver.parameters.max_deterministic_time = work
    solver.parameters.max_time_in_seconds = _CAP
    if solver.solve(model) != cp_model.INFEASIBLE:
        return None
    named = set(solver.sufficient_assumptions_for_infeasibility())
    return [each for each in wishes if each.holds.index in named]


class _Wishes:
    """The whole request, item by item, each wish with a name and a switch."""

    def __init__(self, request: Request) -> None:
        self.request, self.cp = request, cp_model.CpModel()
        self.slots = range(len(request.slots))
        self.at = [[self.cp.new_bool_var("") for _ in self.slots] for _ in request.items]
        self.ids = [item.id for item in request.items]
        self.named: list[_Named] = []
        for here in self.at:
            self.cp.add_exactly_one(here)
        if request.keep_order:
            _in_order(self.cp, request, self.at, self.name(Wish("keep_order")))
        self.alone()
        self.pairs()
        self.places()

    def name(self, wish: Wish) -> cp_model.IntVar:
        holds = self.cp.new_bool_var("")
        self.named.append(_Named(wish, holds))
        return holds

    def alone(self) -> None:
        by_itself = []
        for item in dict.fromkeys(self.request.alone):
            holds = self.name(Wish("alone", (self.ids[item],)))
            sole = [self.cp.new_bool_var("") for _ in self.slots]
            by_itself.append(sole)
            for slot in self.slots:
                self.cp.add_bool_or(sole[slot], ~self.at[item][slot], ~holds)
                self.cp.add_implication(sole[slot], self.at[item][slot])
                others = [here[slot] for other, here in enumerate(self.at) if other != item]
                self.cp.add(sum(others) <= len(others) * ~sole[slot])
            self.cp.add(sum(sole) == 1).only_enforce_if(holds)
        for slot in self.slots if by_itself else ():
            self.cp.add_at_most_one(sole[slot] for sole in by_itself)

    def pairs(self) -> None:
        slots = self.request.slots
        for one, other in self.request.together:
            holds = self.name(Wish("together", (self.ids[one], self.ids[other])))
            for slot in self.slots:
                self.cp.add_bool_or(~self.at[one][slot], self.at[other][slot], ~holds)
        parallel = [(i, j) for i in self.slots for j in self.slots if i != j and slots[i].overlaps(slots[j])]
        for one, other in self.request.apart:
            holds = self.name(Wish("apart", (self.ids[one], self.ids[other])))
            for i, j in parallel:
                self.cp.add_bool_or(~self.at[one][i], ~self.at[other][j], ~holds)

    def places(self) -> None:
        for fixed in self.request.fixed:
            holds = self.name(Wish("fixed", (self.ids[fixed.item],), fixed.slot))
            self.cp.add_implication(holds, self.at[fixed.item][fixed.slot])
        for bar in self.request.unavailable:
            holds = self.name(Wish("unavailable", (self.ids[bar.item],), None, bar.day, bar.room))
            for slot in self.slots:
                if bar.bars(self.request.slots[slot]):
                    self.cp.add_implication(holds, ~self.at[bar.item][slot])


def _in_order(cp: cp_model.CpModel, request: Request, at: list[list[cp_model.IntVar]], holds: cp_model.IntVar) -> None:
    begins = sorted({slot.start for slot in request.slots})
    before: list[cp_model.IntVar] | None = None
    for here in at:
        by = [cp.new_bool_var("") for _ in begins[:-1]]
        for rank, is_by in enumerate(by):
            cp.add(sum(b for b, slot in zip(here, request.slots, strict=True) if slot.start <= begins[rank]) == is_by)
            if before is not None:
                cp.add_bool_or(~is_by, before[rank], ~holds)
        before = by
