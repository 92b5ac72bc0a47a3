"""Layouts: one compilation, printed in the ways that experts expect."""
