"""The API as a whole: the rooms' routers under one version, its OpenAPI document, its gate, and its page for people."""
