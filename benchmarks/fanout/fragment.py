"""The fragment that the reference sends round: a list of speakers, as long as the meeting's own page has it."""

ROW = (
    '<li id="s{number}" class="speaker"><b>{number}.</b> Delegate {number:03d} '
    "<small>Branch {branch}, speaking time 3:00</small></li>"
)


def fragment(count: int, size: int) -> str:
    """The list after so many changes, in about so many bytes."""
    rows, number = "", 0
    while len(rows) < size:
        number += 1
        rows += ROW.format(number=number, branch=number % 7)
    return f'<ol data-count="{count}" id="speakers">{rows}</ol>'
