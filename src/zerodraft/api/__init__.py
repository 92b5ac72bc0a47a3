"""What other programs ask of an installation, below all rooms: which routers there are, who asks, pages, and problems.

It knows nothing of negotiation. A room says in its own `api.py` what it gives, and registers it when it starts.
"""
