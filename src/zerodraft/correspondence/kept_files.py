"""The forms in which a letter of ours is kept: of what kind the file is, and how its name ends."""

from zerodraft.correspondence.models import Kept

MEDIA = {
    Kept.Form.PDF: "application/pdf",
    Kept.Form.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kept.Form.HTML: "text/html",
    Kept.Form.TEXT: "text/plain",
    Kept.Form.SCAN: "application/pdf",
    Kept.Form.BOUND: "application/pdf",
}
ENDINGS = {
    Kept.Form.PDF: ".pdf",
    Kept.Form.WORD: ".docx",
    Kept.Form.HTML: ".html",
    Kept.Form.TEXT: ".txt",
    Kept.Form.SCAN: "-signed.pdf",
    Kept.Form.BOUND: "-complete.pdf",
}
