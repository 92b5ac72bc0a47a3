"""The topic of a process, by its key."""


def topic_of_key(process: str) -> str:
    """The topic under which the record files what happens in the process with this key, and within which notices go."""
    return f"process:{process}"
