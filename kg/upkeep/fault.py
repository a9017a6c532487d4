"""What is wrong with the content of a store."""

from typing import NamedTuple


class Fault(NamedTuple):
    """Something in a store that kg did not leave so: where, what, and what to do."""

    where: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.remedy}"
