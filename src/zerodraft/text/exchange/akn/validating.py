"""Validation against the schema of OASIS, which lies beside this file: no network is asked."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

_SCHEMA = Path(__file__).with_name("schema") / "akomantoso30.xsd"


@lru_cache(maxsize=1)
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(_SCHEMA), etree.XMLParser(no_network=True, resolve_entities=False)))


def faults(document: bytes) -> tuple[str, ...]:
    """What the schema finds wrong, each with its line; empty for a valid document."""
    schema = _schema()
    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False)
    try:
        root = etree.fromstring(document, parser)
    except etree.XMLSyntaxError as error:
        return (str(error),)
    if schema.validate(root):
        return ()
    log: Any = schema.error_log
    return tuple(f"line {each.line}: {each.message}" for each in log)
