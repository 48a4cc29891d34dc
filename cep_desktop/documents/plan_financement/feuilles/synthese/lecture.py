"""Relit la synthèse."""

from collections.abc import Iterator, Sequence

from cep_desktop.documents.excel.grille import Grille
from cep_desktop.documents.plan_financement.feuilles.synthese.places import (
    A_DEMANDER,
    ACCORDE,
    CONTROLE,
    COUT,
    DEMANDE,
    LIBELLES,
    MONTANTS,
    PAS_ASSURE,
    PHRASE,
    PROJET,
    RESTE,
    TITRES_SIGNATURES,
)
from cep_desktop.documents.plan_financement.parties.synthese import (
    LigneMontant,
    LigneProjet,
    LigneRevenu,
    LigneSignature,
    Synthese,
)
from cep_desktop.documents.reste_a_payer import RESERVE


def lire(grille: Grille, revenus: Sequence[str]) -> Synthese:
    """Relit la synthèse ; `revenus` donne la clé de chaque ligne de revenu, dans l’ordre."""
    montants = {libelle: _lire_montant(grille, libelle) for libelle in LIBELLES}
    premier = grille.rangee_de(PAS_ASSURE) + 1
    return Synthese(
        projet=tuple(_lire_projet(grille)),
        cout=montants[COUT],
        accorde=montants[ACCORDE],
        demande=montants[DEMANDE],
        a_demander=montants[A_DEMANDER],
        reste=montants[RESTE],
        pas_encore_assure=montants[PAS_ASSURE],
        revenus=tuple(
            LigneRevenu(
                cle=cle,
                libelle=grille.texte((rangee, 0)),
                montant=grille.montant((rangee, 1)),
                certitude=grille.texte((rangee, 2)),
            )
            for rangee, cle in enumerate(revenus, start=premier)
        ),
        ecart=grille.montant_ecrit((grille.rangee_de(CONTROLE), 1)),
        phrase=" ".join(_lire_phrase(grille)),
        signatures=tuple(_lire_signatures(grille)),
    )


def _lire_montant(grille: Grille, libelle: str) -> LigneMontant:
    rangee = grille.rangee_de(libelle, apres=grille.rangee_de(MONTANTS))
    return LigneMontant(grille.montant((rangee, 1)), grille.texte((rangee, 2)))


def _lire_projet(grille: Grille) -> Iterator[LigneProjet]:
    rangee, _ = grille.trouver([titre for titre, _ in PROJET])
    while intitule := grille.texte((rangee := rangee + 1, 0)):
        reponse = grille.jour((rangee, 1)) or grille.texte((rangee, 1))
        yield LigneProjet(intitule, reponse, grille.texte((rangee, 2)))


def _lire_phrase(grille: Grille) -> Iterator[str]:
    rangee = grille.rangee_de(PHRASE)
    while (ligne := grille.texte((rangee := rangee + 1, 0))) not in {RESERVE, ""}:
        yield ligne


def _lire_signatures(grille: Grille) -> Iterator[LigneSignature]:
    rangee, _ = grille.trouver([titre for titre, _ in TITRES_SIGNATURES])
    while qui := grille.texte((rangee := rangee + 1, 0)):
        yield LigneSignature(qui, grille.jour((rangee, 1)), grille.texte((rangee, 2)))
