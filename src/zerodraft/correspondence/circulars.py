"""A circulation as the e-mail that it is: the covering words, the words of the letter, where it lies, and its files."""

from contextlib import suppress

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from zerodraft.correspondence import queries
from zerodraft.correspondence.kept_files import ENDINGS
from zerodraft.correspondence.models import Circulation, Kept, Outgoing
from zerodraft.files import queries as files
from zerodraft.post.core.addresses import BadAddress, normal
from zerodraft.post.core.lines import one_line
from zerodraft.post.core.parcel import Parcel, Piece


def parcel(circulation: Circulation) -> Parcel:
    """What is mailed. Raises BadParcel."""
    letter = circulation.letter
    kept = queries.kept(letter)
    return Parcel(
        subject=one_line(letter.subject) or letter.key,
        text=_text(circulation, kept),
        language=letter.language,
        reply_to=_contact(letter),
        files=tuple(
            Piece(kept[form].original_id, f"{_stem(letter)}{ENDINGS[Kept.Form(form)]}", kept[form].original.media_type)
            for form in circulation.forms
            if form in kept
        ),
    )


def offered(letter: Outgoing) -> list[tuple[str, bool]]:
    """The files of a letter that can go with it, and whether each goes unless somebody says otherwise: what was signed, and
    the accessible version beside it.
    """
    kept = queries.kept(letter)
    signed = next((form for form in (Kept.Form.BOUND, Kept.Form.SCAN) if form in kept), None)
    usual = {signed, Kept.Form.PDF} if signed else {Kept.Form.PDF}
    order = (Kept.Form.BOUND, Kept.Form.SCAN, Kept.Form.PDF, Kept.Form.WORD)
    return [(str(form), form in usual) for form in order if form in kept and not kept[form].original.sealed_at]


def address_of(letter: Outgoing) -> str:
    """The whole address of a letter's page; '' where the installation does not know how the world reaches it."""
    base = settings.CONFIG.public_url.rstrip("/")
    return base + reverse("letter-out", args=[letter.process_key, letter.key]) if base else ""


def _text(circulation: Circulation, kept: dict[str, Kept]) -> str:
    letter = circulation.letter
    parts = [circulation.note.strip()]
    if circulation.with_words and Kept.Form.TEXT in kept:
        parts.append(files.read(kept[Kept.Form.TEXT].original_id).decode().strip("\n"))
    with translation.override("zh-hans" if letter.language == "zh" else letter.language):
        if where := address_of(letter):
            parts.append(_("This letter in the register: %(address)s") % {"address": where})
        if not any(parts):
            parts.append(_("The letter is attached."))
    return "\n\n\n".join(filter(None, parts)) + "\n"


def _contact(letter: Outgoing) -> str:
    """Where answers go: the address for questions that the letter names."""
    given = letter.frozen.get("contact", "")
    with suppress(BadAddress):
        return normal(given) if isinstance(given, str) else ""
    return ""


def _stem(letter: Outgoing) -> str:
    """The beginning of the names of its files: the number in the register."""
    entry = queries.entry_of(letter)
    return f"letter-{entry.year}-{entry.number}" if entry else letter.key
