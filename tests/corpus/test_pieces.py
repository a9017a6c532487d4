"""Articles in N-Quads, cut into statements, things and papers."""

from datetime import date

from kg.corpus.pieces import Paper, Triple, cut, key, part_of, words_key
from kg.model import Entity, Polarity, Property, PublicationDate, Quote, Source, Speaker, Statement
from kg.rdf import source_iri, source_quads, statement_iri, statement_quads
from kg.store.terms import kept
from kg.vocab import expand

WORDS = 'said: "It works,\tand well,\n again"'
ISRO = Entity(iri=expand("ent:isro"), label="ISRO", type="space:Agency")
PROP = Property(iri=expand("space:operates"), name="operates")


def article(number: int, words: str = WORDS) -> list[str]:
    """The sorted lines of an article with one statement."""
    source = Source(
        iri=source_iri(f"{number}.txt"),
        path=f"{number}.txt",
        publisher="Fen Herald",
        published=PublicationDate(day=date(2024, 5, number), origin="option"),
    )
    craft = Entity(iri=expand(f"ent:craft-{number}"), label=f"Craft {number}", type="space:Lander")
    quote = Quote(exact=words, start=0, end=len(words))
    statement = Statement(
        id=statement_iri(source.iri, quote, ISRO, PROP, craft, Polarity.POSITIVE),
        source=source.path,
        subject=ISRO,
        property=PROP,
        value=craft,
        speakers=(Speaker(label="Fen Herald"), Speaker(label="A voice")),
        quote=quote,
    )
    return sorted(kept([*source_quads(source, words), *statement_quads(statement, source)]))


def test_an_article_is_cut_from_the_next_though_plain_triples_come_first() -> None:
    one, two = article(1), article(2)
    cuts = list(cut([*one, *two]))
    assert [cut.papers for cut in cuts] == [
        [Paper("1.txt", "2024-05-01", "Fen Herald", WORDS)],
        [Paper("2.txt", "2024-05-02", "Fen Herald", WORDS)],
    ]
    for number, lines in enumerate((one, two)):
        (piece,) = cuts[number].pieces
        held = set(piece.lines.split("\n"))
        assert held <= set(lines)
        left = {line for line in lines if line not in held}
        assert all(
            "#text>" in line
            or "#sha256>" in line
            or "/activity/" in line
            or "publishedOrigin" in line
            for line in left
        )


def test_a_statement_is_found_by_subject_value_words_and_voice() -> None:
    ((piece,),) = (one.pieces for one in cut(article(1)))
    craft = expand("ent:craft-1")
    assert set(piece.keys) == {
        key("S", ISRO.iri, PROP.iri),
        key("O", craft, PROP.iri),
        key("SO", ISRO.iri, craft),
        key("V", expand("ent:speaker-a-voice"), piece.source),
        words_key(WORDS),
    }


def test_what_is_told_of_things_is_kept_once() -> None:
    triples = [one.triples for one in cut([*article(1), *article(2)])]
    name = Triple(ISRO.iri, expand("rdfs:label"), '"ISRO"')
    assert all(name in each for each in triples)
    assert name.line == (f'<{ISRO.iri}> <{expand("rdfs:label")}> "ISRO" <urn:factlint:things> .')
    assert name.keys == (key("sp", *name[:2]), key("one", *name[:2]))
    plain = Triple(ISRO.iri, PROP.iri, expand("ent:craft-1"))
    assert plain in triples[0]
    assert key("po", *plain[1:]) in plain.keys


def test_a_part_has_the_same_number_in_every_process() -> None:
    assert [part_of(name, 7) for name in ("a", "b", "c")] == [4, 4, 0]
