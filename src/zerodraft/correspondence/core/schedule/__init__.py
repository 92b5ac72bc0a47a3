"""Meetings, from tables, items and sentences to sittings."""
