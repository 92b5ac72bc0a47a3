"""What can happen to people's access."""

from zerodraft.record.core.verbs import Kind, Verb

PERSON_ADMITTED = Verb("person.admitted", "A person was given access, in a role.", {"role": Kind.CODE})
