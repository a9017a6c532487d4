"""kg in a notebook: what `check`, `statements` and `query` give back shows itself as HTML.

`%load_ext kg.notebook` shows the values of kg.model and kg.check themselves in the same way.
"""

from kg.notebook.extension import load_ipython_extension
from kg.notebook.held import Checked, Rows, Stated
from kg.notebook.run import check, query, statements

__all__ = ["Checked", "Rows", "Stated", "check", "load_ipython_extension", "query", "statements"]
