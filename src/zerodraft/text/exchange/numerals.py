"""Numerals: a counter written as word processors write it, in the formats that negotiating texts use."""

from collections.abc import Callable, Mapping

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HAN = "〇一二三四五六七八九"
_MOST = 40
"""How often a letter is repeated at most (after z comes aa, then aaa)."""


def numeral(number: int, format_: str) -> str:
    """A counter in a format by the name that Word has for it; in digits where the format is not known here."""
    return _FORMATS.get(format_, str)(number)


def roman(number: int) -> str:
    if not 0 < number < 32_768:
        return str(number)
    found = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        found += letters * count
    return found


def _lettered(alphabet: str) -> Callable[[int], str]:
    def letters(number: int) -> str:
        times, letter = divmod(number - 1, len(alphabet))
        return alphabet[letter] * (times + 1) if number > 0 and times < _MOST else str(number)

    return letters


def _chinese(number: int) -> str:
    """Counting up to 99 (十二, 三十一); beyond, digit by digit."""
    if not 0 < number < 100:
        return "".join(_HAN[int(digit)] for digit in str(number)) if number >= 0 else str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _HAN[tens]) + ("十" if tens else "") + (_HAN[ones] if ones else "")


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": _lettered(_LATIN),
    "upperLetter": lambda number: _lettered(_LATIN)(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "russianLower": _lettered(_RUSSIAN),
    "russianUpper": lambda number: _lettered(_RUSSIAN)(number).upper(),
    "arabicAlpha": _lettered(_ARABIC),
    "arabicAbjad": _lettered(_ABJAD),
    "ordinal": _ordinal,
    "none": lambda _number: "",
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "japaneseCounting": _chinese,
    "ideographDigital": lambda number: "".join(_HAN[int(digit)] for digit in str(abs(number))),
    "decimalFullWidth": lambda number: str(number).translate({ord("0") + each: 0xFF10 + each for each in range(10)}),
}
