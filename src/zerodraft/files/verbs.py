"""What can happen to an original."""

from zerodraft.record.core.verbs import Kind, Verb

FILE_KEPT = Verb("file.kept", "An original was put into the store under its hash.", {"size": Kind.COUNT})
