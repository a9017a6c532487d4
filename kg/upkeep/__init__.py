"""The keeping of a store: what is in it, whether it is whole, its backups and its room."""

from kg.upkeep.backup import back_up, restore
from kg.upkeep.compact import Room, compact
from kg.upkeep.fault import Fault
from kg.upkeep.summary import Summary, summarize
from kg.upkeep.verify import verify

__all__ = [
    "Fault",
    "Room",
    "Summary",
    "back_up",
    "compact",
    "restore",
    "summarize",
    "verify",
]
