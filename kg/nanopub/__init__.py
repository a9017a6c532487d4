"""Nanopublications: their parts, and whether they hold what the format demands.

Structure, literals, trusty URIs and signatures are checked as the reference tools do; nothing here
knows how kg makes its own (`kg.export.nanopub`).
"""

from kg.nanopub.check import Verdict, check_file, check_quads
from kg.nanopub.trusty import artifact_code, code_in

__all__ = ["Verdict", "artifact_code", "check_file", "check_quads", "code_in"]
