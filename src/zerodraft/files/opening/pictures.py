"""Pictures that came from elsewhere, drawn anew: what is kept and shown are pixels, and nothing else that was in the file.

Run as a program, it draws one picture and writes it as JSON, in base64; see `apart`.
"""

import base64
import io
import warnings
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

from zerodraft.files.opening import apart
from zerodraft.files.opening.errors import UnreadableFile

LARGEST = 5_000_000
"""Bytes that a picture may have when it comes."""

MOST_PIXELS = 12_000_000
_FORMATS = ("PNG", "JPEG")
_CURE = "save it as PNG or JPEG"


def redrawn(content: bytes, box: tuple[int, int]) -> bytes:
    """The picture within `box` (pixels; it is made smaller, never larger), as PNG where it was PNG, else as JPEG.

    It is drawn by a process of its own. The same picture gives the same bytes. Raises UnreadableFile.
    """
    if len(content) > LARGEST:
        raise UnreadableFile(f"has more than {LARGEST // 1_000_000} MB", "give a smaller picture")
    found = apart.ask("zerodraft.files.opening.pictures", content, f"{box[0]}x{box[1]}")
    if found is None:
        raise UnreadableFile("broke off while it was read", _CURE)
    if "refused" in found:
        raise UnreadableFile(*found["refused"])
    return base64.b64decode(found["content"])


def draw(content: bytes, box: tuple[int, int]) -> bytes:
    """The same in this very process: for the process that draws one picture and ends."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=_FORMATS) as opened:
                kind = opened.format
                if opened.width * opened.height > MOST_PIXELS:
                    raise UnreadableFile(f"has more than {MOST_PIXELS // 1_000_000} million dots", "make it smaller")
                drawn = _plain(ImageOps.exif_transpose(opened))
    except (UnidentifiedImageError, Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise UnreadableFile("is no picture in PNG or JPEG", _CURE) from error
    except (OSError, SyntaxError, ValueError) as error:
        if isinstance(error, UnreadableFile):
            raise
        raise UnreadableFile("is broken", _CURE) from error
    drawn.thumbnail(box, Image.Resampling.LANCZOS)
    made = io.BytesIO()
    if kind == "PNG":
        drawn.save(made, "PNG", optimize=True)
    else:
        drawn.convert("RGB").save(made, "JPEG", quality=90)
    return made.getvalue()


def _plain(image: Image.Image) -> Image.Image:
    """The dots alone, of eight bits: no profile, no palette, no words."""
    see_through = "A" in image.getbands() or "transparency" in image.info
    plain = image.convert("RGBA" if see_through else "RGB")
    plain.info = {}
    return plain


def _answer(content: bytes, box: str) -> dict[str, Any]:
    width, _cross, height = box.partition("x")
    return {"content": base64.b64encode(draw(content, (int(width), int(height)))).decode("ascii")}


if __name__ == "__main__":
    apart.answer(_answer, lambda error: {"refused": [error.fault, error.cure]})
