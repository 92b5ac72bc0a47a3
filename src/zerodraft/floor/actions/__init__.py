"""The only writers of the floor, by groups of verbs: lists, inscriptions, the session, speaking, and undoing."""
