"""YAML or JSON into plain values, so that 10:00 stays the words 10:00 and nothing is said twice. No reading of files."""

import json
import re
from typing import Any

import yaml

from zerodraft.programme.core.planning.request import BadPlan

MOST_BYTES = 2_000_000
_DEEPEST = 20


class _Loader(yaml.CSafeLoader):
    """The few kinds of values of YAML 1.2: no dates, no numbers to base 60 (10:00 would be 600), no yes and no."""


_KINDS = {
    "tag:yaml.org,2002:null": (r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    "tag:yaml.org,2002:bool": (r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    "tag:yaml.org,2002:int": (r"^[-+]?[0-9]{1,18}$", list("-+0123456789")),
    "tag:yaml.org,2002:float": (r"^[-+]?[0-9]{1,18}\.[0-9]{1,18}$", list("-+0123456789")),
}


def _prepare() -> None:
    _Loader.yaml_implicit_resolvers = {}
    for tag, (pattern, first) in _KINDS.items():
        _Loader.add_implicit_resolver(tag, re.compile(pattern), first)
    _Loader.add_constructor("tag:yaml.org,2002:int", _number)
    _Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def _number(loader: Any, node: yaml.ScalarNode) -> int:
    return int(loader.construct_scalar(node))


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[str, Any]:
    pairs = []
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise BadPlan(f"line {key.start_mark.line + 1}: a key must be a word")
        pairs.append((key.value, loader.construct_object(value, deep=True)))
    return _once(pairs, f"line {node.start_mark.line + 1}: ")


def _once(pairs: list[tuple[str, Any]], place: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise BadPlan(f"{place}the key {key!r} stands twice in one place; keep one")
        found[key] = value
    return found


_prepare()


def decode(data: bytes, most: int = MOST_BYTES) -> Any:
    """The values of a file in YAML or JSON (which begins with a brace). Raises BadPlan with the line of the fault."""
    if len(data) > most:
        raise BadPlan(f"has more than {most:,} bytes; a plan of 1,000 items has a tenth of that: divide it")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadPlan(f"byte {error.start} is no UTF-8; save the file in UTF-8") from None
    try:
        return json.loads(text, object_pairs_hook=_once) if text.lstrip().startswith("{") else _yaml(text)
    except json.JSONDecodeError as error:
        return _flow(text, error)
    except RecursionError:
        raise BadPlan("is nested too deeply; a plan has four levels") from None


def _flow(text: str, error: json.JSONDecodeError) -> Any:
    """What begins with a brace may be YAML in its short form; where it is neither, JSON's complaint is the clearer one."""
    try:
        return _yaml(text)
    except BadPlan:
        raise BadPlan(f"line {error.lineno}: is no JSON ({error.msg}); correct it there") from None


def _yaml(text: str) -> Any:
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.AliasEvent):
                raise BadPlan(f"{_line(event)}has a reference (*); write the value out")
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                raise BadPlan(f"{_line(event)}is nested too deeply; a plan has four levels")
        return yaml.load(text, Loader=_Loader)  # noqa: S506 (a safe loader, made narrower)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f"line {mark.line + 1}: " if mark else ""
        raise BadPlan(f"{line}is no YAML ({error.problem}); correct it there") from None
    except (yaml.YAMLError, ValueError) as error:
        if isinstance(error, BadPlan):
            raise
        raise BadPlan(f"is no YAML ({' '.join(str(error).split())[:200]}); correct it") from None


def _line(event: yaml.Event) -> str:
    return f"line {event.start_mark.line + 1}: " if event.start_mark else ""
