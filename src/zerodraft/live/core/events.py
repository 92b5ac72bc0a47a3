"""Events of a stream as the bytes that go to every screen: the text/event-stream of the HTML standard.

A stream is ended by closing its connection, so nothing is framed by chunks: the same bytes serve every client.
"""


def snapshot(seq: int, html: str) -> bytes:
    """The newest state of a channel. Its id is the number of the record's newest row when it was read."""
    lines = html.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    data = "\n".join(f"data: {line}" for line in lines)
    return f"id: {seq}\nevent: snapshot\n{data}\n\n".encode()


def beat(milliseconds: int) -> bytes:
    """A sign of life, with the installation's time in milliseconds since 1970."""
    return f"event: beat\ndata: {milliseconds}\n\n".encode()


def retry(milliseconds: int) -> bytes:
    """How long a browser that reconnects by itself is to wait first."""
    return f"retry: {milliseconds}\n\n".encode()
