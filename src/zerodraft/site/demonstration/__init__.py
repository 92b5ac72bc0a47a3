"""The demonstration: the first round on the zero draft of the Global Compact for Migration, with invented people."""
