"""Sentences in files beside the tests that read them, so that a new one is two lines."""

from pathlib import Path


def phrasings(path: Path) -> list[tuple[str, str, set[str]]]:
    """The cases of a file: language and sentence on one line ("en: ..."), on the next what it says ("= ..., ...")."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = []
    for words, meaning in zip(lines[::2], lines[1::2], strict=True):
        code, _, sentence = words.partition(": ")
        expected = meaning.strip().removeprefix("= ")
        found.append((code, sentence, set() if expected == "nothing" else set(expected.split(", "))))
    return found
