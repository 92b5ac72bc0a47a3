"""Commenting: the paragraphs and words on which a comment in a Word file is made."""

from collections.abc import Sequence

from zerodraft.text.exchange.word.runs import Comment, Paragraph, WordText


def commented(comment: Comment, word: WordText) -> Sequence[Paragraph]:
    anchor = comment.anchor
    return word.paragraphs[anchor.paragraph : max(anchor.last, anchor.paragraph) + 1] if anchor else ()


def words_on(comment: Comment, word: WordText) -> str:
    """The words on which a comment is anchored."""
    anchor, said = comment.anchor, ["".join(run.text for run in each.runs) for each in commented(comment, word)]
    if anchor is None or not said:
        return ""
    said[-1] = said[-1][: anchor.end] if anchor.last >= anchor.paragraph else said[-1]
    return " ".join([said[0][anchor.start :], *said[1:]])


def why_unplaced(comment: Comment) -> str:
    if not comment.text.strip():
        return "a comment without words"
    return "a comment on no paragraph of the draft" if comment.anchor else "a comment that is anchored nowhere"
