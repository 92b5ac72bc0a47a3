"""Styles: how units look in Word, by the kinds of the field; the names a person sees in Word are plain English."""

from dataclasses import dataclass

from lxml import etree

from zerodraft.files.opening.markup import Element
from zerodraft.files.opening.office import W
from zerodraft.text.core.draft import Kind

LATIN = ARABIC = "Times New Roman"
CHINESE = "SimSun"
_LANGUAGES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "ar": "ar-SA", "zh": "zh-CN"}


@dataclass(frozen=True, slots=True)
class Style:
    """One style of Word: `paragraph` and `run` are the contents of w:pPr and w:rPr."""

    id: str
    name: str
    paragraph: str = ""
    run: str = ""
    based_on: str = "Normal"


def _size(points: int) -> str:
    return f'<w:sz w:val="{2 * points}"/><w:szCs w:val="{2 * points}"/>'


_BOLD = "<w:b/><w:bCs/>"
_TAB = '<w:tabs><w:tab w:val="left" w:pos="851"/></w:tabs>'
_HEADING = "<w:keepNext/><w:keepLines/>"

STYLES = (
    Style("Normal", "Normal", '<w:spacing w:after="120" w:line="264" w:lineRule="auto"/>', _size(11), ""),
    Style("Title", "Title", f'{_HEADING}<w:spacing w:after="240"/><w:jc w:val="center"/>', _BOLD + _size(15)),
    *(
        Style(
            f"Heading{level}",
            f"heading {level}",
            f'{_HEADING}<w:spacing w:before="{300 - 40 * level}" w:after="120"/><w:outlineLvl w:val="{level - 1}"/>',
            (_BOLD if level < 4 else "<w:i/><w:iCs/>") + _size((14, 12, 11, 11, 11, 11)[level - 1]),
        )
        for level in range(1, 7)
    ),
    Style("Header", "header", '<w:jc w:val="center"/>', '<w:color w:val="595959"/>' + _size(9)),
    Style("Footer", "footer", '<w:jc w:val="center"/>', '<w:color w:val="595959"/>' + _size(9)),
    Style("Chapeau", "Chapeau", "<w:keepNext/>"),
    Style("PreambularParagraph", "Preambular paragraph", _TAB),
    Style("OperativeParagraph", "Operative paragraph", _TAB),
    Style("NumberedParagraph", "Numbered paragraph", _TAB),
    Style("Subparagraph", "Subparagraph"),
    Style("FootnoteText", "footnote text", '<w:spacing w:after="60"/>', _size(9)),
    Style("CellText", "Cell text", '<w:spacing w:after="60"/>', _size(10)),
    Style("CommentText", "annotation text", "", _size(10)),
)

_STYLE_OF = {
    Kind.TITLE: "Title",
    Kind.CHAPEAU: "Chapeau",
    Kind.PP: "PreambularParagraph",
    Kind.OP: "OperativeParagraph",
    Kind.PARA: "NumberedParagraph",
    Kind.SUBPARA: "Subparagraph",
    Kind.FOOTNOTE: "FootnoteText",
    Kind.CELL: "CellText",
}


def style_of(kind: Kind, level: int = 1) -> str:
    """The id of the style of a unit; `level` counts the headings it lies under, from 1."""
    return _STYLE_OF.get(kind, f"Heading{min(max(level, 1), 6)}")


def is_rightwards(language: str) -> bool:
    """Whether a text in that language runs from right to left."""
    return primary(language) in {"ar", "fa", "he", "ur"}


def primary(language: str) -> str:
    """The language of a tag without its region: "zh" of "zh-Hans-CN"."""
    return language.replace("_", "-").split("-")[0].lower()


def write_styles(root: Element, language: str) -> None:
    """Put our styles in the place of those of a styles part."""
    for child in list(root):
        root.remove(child)
    tag = _LANGUAGES.get(primary(language), "en-GB")
    latin = tag if primary(language) in {"en", "fr", "es", "ru"} else "en-GB"
    arabic = tag if is_rightwards(language) else "ar-SA"
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{CHINESE}" w:cs="{ARABIC}"/>'
        f'<w:lang w:val="{latin}" w:eastAsia="zh-CN" w:bidi="{arabic}"/>'
        f"</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    table = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr></w:style>"
    )
    written = f'<w:styles xmlns:w="{W[1:-1]}">{defaults}{"".join(map(_written, STYLES))}{table}</w:styles>'
    for child in etree.fromstring(written):
        root.append(child)


def _written(style: Style) -> str:
    default = ' w:default="1"' if style.id == "Normal" else ""
    based = f'<w:basedOn w:val="{style.based_on}"/>' if style.based_on else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style.id}"><w:name w:val="{style.name}"/>{based}<w:qFormat/>'
        f"<w:pPr>{style.paragraph}</w:pPr><w:rPr>{style.run}</w:rPr></w:style>"
    )
