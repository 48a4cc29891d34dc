"""La note d’alerte en texte simple : les mêmes mots que le papier, à lire ou à coller."""

from collections.abc import Iterable, Iterator

from cep_desktop.documents.alerte.contenu import ContenuAlerte, LigneDemande
from cep_desktop.documents.typographie import Phrase


def en_texte(note: ContenuAlerte) -> str:
    """Rend la note, une rubrique par paragraphe."""
    return "\n\n".join("\n".join(lignes) for lignes in _rubriques(note) if lignes) + "\n"


def _rubriques(note: ContenuAlerte) -> Iterator[tuple[str, ...]]:
    yield (note.titre, note.sous_titre, f"{note.limite}.")
    yield note.enjeu
    yield _liste("Le projet", note.projet)
    yield _liste("L’argent", (*map(_somme, note.sommes), _total(note)))
    yield _liste("Déjà fait", note.deja_fait)
    yield _liste("Nous demandons", (requete.texte for requete in note.requetes))
    if note.suite:
        yield _liste("Suite", (note.suite,))
    yield (note.pied,)


def _liste(titre: str, phrases: Iterable[str]) -> tuple[str, ...]:
    return (titre, *(f"– {phrase}" for phrase in phrases))


def _somme(somme: LigneDemande) -> str:
    motif = f", {somme.motif}" if somme.motif else ""
    return (
        f"{_dire(somme.financeur)}\u00a0: demandé {somme.demande}, accordé {somme.accorde}, "
        f"manque {_dire(somme.manque)}. {somme.reponse}{motif}."
    )


def _total(note: ContenuAlerte) -> str:
    return (
        f"En tout\u00a0: coût {note.total_demande}, accordé {note.total_accorde}, "
        f"manque {note.total_manque}."
    )


def _dire(phrase: Phrase) -> str:
    return "".join(morceau.texte for morceau in phrase)
