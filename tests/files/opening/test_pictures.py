"""Pictures that came from elsewhere: drawn anew within bounds, without what else was in the file."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from zerodraft.files.opening.errors import UnreadableFile
from zerodraft.files.opening.pictures import LARGEST, draw, redrawn

BOX = (90, 48)


def saved(image: Image.Image, form: str = "PNG", **more: object) -> bytes:
    made = io.BytesIO()
    image.save(made, form, **more)
    return made.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_words_and_places_in_the_file_are_left_behind():
    said = PngImagePlugin.PngInfo()
    said.add_text("Comment", "drawn by Odile at home")
    png = draw(saved(Image.new("RGBA", (20, 10), (0, 80, 160, 128)), pnginfo=said, dpi=(300, 300)), BOX)
    assert b"Odile" not in png
    assert opened(png).info == {}
    assert opened(png).getpixel((5, 5)) == (0, 80, 160, 128)
    exif = Image.Exif()
    exif[0x010E] = "drawn by Odile at home"
    exif[0x0112] = 6
    turned = draw(saved(Image.new("RGB", (20, 10)), "JPEG", exif=exif, comment=b"Odile"), BOX)
    assert b"Odile" not in turned
    assert opened(turned).size == (10, 20)


@given(st.integers(1, 300), st.integers(1, 300), st.sampled_from(["1", "L", "LA", "P", "RGB", "RGBA", "I;16"]))
@settings(deadline=None, max_examples=40)
def test_a_picture_of_any_kind_is_drawn_within_the_box_the_same_each_time(width, height, mode):
    content = saved(Image.new(mode, (width, height)))
    first = draw(content, BOX)
    found = opened(first)
    assert found.format == "PNG"
    assert found.width <= min(width, BOX[0])
    assert found.height <= min(height, BOX[1])
    assert draw(content, BOX) == first


@given(st.binary(max_size=200) | st.binary(max_size=200).map(lambda tail: b"\x89PNG\r\n\x1a\n" + tail))
@settings(deadline=None)
def test_what_is_no_picture_is_refused_with_a_cure(content):
    with pytest.raises(UnreadableFile, match="PNG"):
        draw(content, BOX)


def test_a_picture_cut_off_or_of_another_format_or_far_too_large_is_refused():
    whole = saved(Image.effect_noise((200, 200), 60))
    for content in (whole[: len(whole) // 2], saved(Image.new("RGB", (5, 5)), "GIF"), b"<svg/>", b""):
        with pytest.raises(UnreadableFile):
            draw(content, BOX)
    with pytest.raises(UnreadableFile, match="million dots"):
        draw(saved(Image.new("1", (4000, 4000))), BOX)
    with pytest.raises(UnreadableFile, match="5 MB"):
        redrawn(b"x" * (LARGEST + 1), BOX)


def test_another_process_draws_it():
    content = saved(Image.new("RGB", (200, 200), (200, 30, 30)))
    assert redrawn(content, BOX) == draw(content, BOX)
    with pytest.raises(UnreadableFile, match="is no picture in PNG or JPEG; save it as PNG or JPEG"):
        redrawn(b"nothing", BOX)
