"""What letters call a process and its officers: which things have a name in each language, and what a name may be."""

NAME, CAPACITY = "name", "capacity"
LETTERHEAD, TITLES = "letterhead", "titles"
OF_PROCESS = (NAME, CAPACITY)
"""The process with its article, and in what capacity its officers write."""

OF_OFFICER = (LETTERHEAD, TITLES)
"""The lines of the office over a letter, and those under the name of who signs."""

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
"""In the order in which the United Nations print them."""

LONGEST = {NAME: 300, CAPACITY: 400}
LONGEST_LINE = 120
MOST_LINES = 8


class BadName(ValueError):
    """A name that no letter can print. `code` is long or lines, `most` how much is possible."""

    def __init__(self, code: str, most: int) -> None:
        super().__init__(f"{code}: {most} at most")
        self.code, self.most = code, most


def cleaned(matter: str, text: str) -> str:
    """A name as it is kept: one line of a process, lines of an officer. Raises BadName."""
    if matter in OF_PROCESS:
        line = " ".join(text.split())
        if len(line) > LONGEST[matter]:
            raise BadName("long", LONGEST[matter])
        return line
    lines = [line for row in text.splitlines() if (line := " ".join(row.split()))]
    if len(lines) > MOST_LINES:
        raise BadName("lines", MOST_LINES)
    if any(len(line) > LONGEST_LINE for line in lines):
        raise BadName("long", LONGEST_LINE)
    return "\n".join(lines)
