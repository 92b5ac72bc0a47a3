"""The shape in which every problem is told, for the document."""

from ninja import Schema
from pydantic import Field


class Fault(Schema):
    """One thing that is wrong with a request: where, and what."""

    place: str = Field(description="Where: `query.limit`, `body.joint.0`, `path.number`.")
    says: str = Field(description="What is wrong there, and what would be right.")


class ProblemOut(Schema):
    """Why something was not done (RFC 9457)."""

    type: str = Field(description="The kind of problem, as an address on this server that explains it.")
    title: str = Field(description="The kind of problem in words, in the language that was asked for.")
    status: int = Field(description="The HTTP status, once more.")
    detail: str = Field(description="What happened this time, and the cure.")
    errors: list[Fault] = Field(description="Each field that is wrong; empty where no field is.")
