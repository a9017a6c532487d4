"""What the ontology files tell the extractor: vocabulary, entities, frames and words."""

from kg.lexicon.lexicon import Lexicon, load_lexicon

__all__ = ["Lexicon", "load_lexicon"]
