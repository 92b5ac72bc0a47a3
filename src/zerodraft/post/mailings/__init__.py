"""Sending one e-mail to very many addresses: made once, handed over one by one, never twice by itself."""
