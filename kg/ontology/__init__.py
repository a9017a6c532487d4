"""Whether an ontology folder is sound: everything that is wrong in its files, by file and line."""

from kg.ontology.check import check_ontology
from kg.ontology.problem import Problem

__all__ = ["Problem", "check_ontology"]
