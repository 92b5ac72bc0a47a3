"""The exchange with the outside: drafts and proposals read from files, compilations written to them."""
