"""What is stored of post: notices and the messages that carry them, and mailings, which go to many addresses at once."""

from zerodraft.post.models.mailings import Dispatch, Mailing
from zerodraft.post.models.notices import Choice, Digest, Feed, Looked, Message, Notice, Seen

__all__ = ["Choice", "Digest", "Dispatch", "Feed", "Looked", "Mailing", "Message", "Notice", "Seen"]
