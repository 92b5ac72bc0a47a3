"""The fragment that every server sends round: a list of speakers, nearly 2 kB."""

ROWS = "".join(
    f'<li id="s{number}" class="speaker"><b>{number + 1}.</b> Delegate {number:03d} '
    f"<small>Branch {number % 7}, speaking time 3:00</small></li>"
    for number in range(18)
)


def fragment(count: int) -> str:
    """The list after so many changes."""
    return f'<ol data-count="{count}" id="speakers">{ROWS}</ol>'
