"""The page of the planner: what its boxes begin with, and a plan in words and as meetings (docs/planning.md)."""
