"""What a relay's reply means for a message: RFC 5321, section 4.2.1."""

CLOSING = 421
"""The service is not available and closes the line: it says nothing about the message."""


def is_permanent(code: int) -> bool:
    """Whether a reply says that the message will never be taken (5yz); any other refusal may pass (4yz)."""
    return 500 <= code < 600
