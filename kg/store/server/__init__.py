"""A store on a server that speaks the SPARQL 1.1 protocol."""

from kg.store.server.store import RemoteStore

__all__ = ["RemoteStore"]
