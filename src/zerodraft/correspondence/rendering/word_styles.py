"""The styles of a letter in Word, under the plain names by which a secretariat finds them."""

from lxml import etree

from zerodraft.files.opening.markup import Element
from zerodraft.files.opening.office import W

LATIN = ARABIC = "Times New Roman"
CHINESE = "SimSun"
_TAGS = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "ar": "ar-SA", "zh": "zh-CN"}
_TIGHT = '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
_STYLES = {
    "Normal": (
        "Normal",
        '<w:spacing w:after="160" w:line="264" w:lineRule="auto"/>',
        '<w:sz w:val="22"/><w:szCs w:val="22"/>',
    ),
    "Letterhead": ("Letterhead", f'{_TIGHT}<w:jc w:val="center"/>', "<w:smallCaps/>"),
    "DateLine": ("Date line", '<w:spacing w:before="360" w:after="240"/><w:jc w:val="right"/>', ""),
    "Salutation": ("Salutation", "", ""),
    "BodyText": ("Body Text", '<w:jc w:val="both"/>', ""),
    "Heading2": (
        "heading 2",
        '<w:keepNext/><w:keepLines/><w:spacing w:before="240"/><w:outlineLvl w:val="1"/>',
        "<w:b/><w:bCs/>",
    ),
    "ListBullet": ("List Bullet", '<w:ind w:left="454" w:hanging="284"/>', ""),
    "CellHeading": ("Cell heading", f"<w:keepNext/>{_TIGHT}", '<w:b/><w:bCs/><w:sz w:val="19"/><w:szCs w:val="19"/>'),
    "CellText": ("Cell text", _TIGHT, '<w:sz w:val="19"/><w:szCs w:val="19"/>'),
    "Closing": ("Closing", '<w:keepNext/><w:spacing w:before="160" w:after="840"/><w:jc w:val="both"/>', ""),
    "Signature": ("Signature", f"<w:keepLines/>{_TIGHT}", ""),
    "Distribution": ("Distribution", f"<w:keepLines/>{_TIGHT}", ""),
    "Header": ("header", '<w:jc w:val="center"/>', '<w:color w:val="595959"/><w:sz w:val="18"/><w:szCs w:val="18"/>'),
    "Footer": ("footer", '<w:jc w:val="center"/>', '<w:color w:val="595959"/><w:sz w:val="18"/><w:szCs w:val="18"/>'),
}


def write_styles(root: Element, language: str) -> None:
    """Put our styles in the place of those of a styles part."""
    for child in list(root):
        root.remove(child)
    tag = _TAGS[language]
    latin = tag if language in {"en", "fr", "es", "ru"} else "en-GB"
    arabic = tag if language == "ar" else "ar-SA"
    defaults = (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{CHINESE}" w:cs="{ARABIC}"/>'
        f'<w:lang w:val="{latin}" w:eastAsia="zh-CN" w:bidi="{arabic}"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    borders = "".join(map(_border, ("top", "left", "bottom", "right", "insideH", "insideV")))
    tables = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar>'
        '<w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="Programme"><w:name w:val="Programme of work"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders>"
        '<w:tblCellMar><w:top w:w="80" w:type="dxa"/><w:left w:w="115" w:type="dxa"/><w:bottom w:w="80" w:type="dxa"/>'
        '<w:right w:w="115" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    written = "".join(_style(id_, *rest) for id_, rest in _STYLES.items())
    for child in etree.fromstring(f'<w:styles xmlns:w="{W[1:-1]}">{defaults}{written}{tables}</w:styles>'):
        root.append(child)


def _border(side: str) -> str:
    return f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="111111"/>'


def _style(id_: str, name: str, paragraph: str, run: str) -> str:
    default = ' w:default="1"' if id_ == "Normal" else ""
    based = "" if id_ == "Normal" else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{id_}"><w:name w:val="{name}"/>{based}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )
