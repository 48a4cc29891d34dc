"""Le plan de financement en texte séparé par des points-virgules, pour qui n’a pas Excel."""

import csv
import io
from collections.abc import Iterator

from cep_desktop.documents.plan_financement.contenu import ContenuPlanFinancement
from cep_desktop.documents.reste_a_payer import RESERVE
from cep_desktop.domain.montant import Montant

_BOM = "\ufeff"
"""Sans cette marque, Excel lirait les accents de travers."""
_FORMULE = ("=", "+", "-", "@", "\t", "\r", "\uff1d")
_TITRES = (
    "Ligne", "Clé", "Intitulé", "Organisme ou poste", "Coût (€)", "Demandé (€)", "Accordé (€)",
    "État", "Certitude",
)  # fmt: skip
_INCONNU = "inconnu"


def ecrire_csv(contenu: ContenuPlanFinancement) -> bytes:
    """Rend le fichier : UTF-8 avec marque, « ; », virgule décimale, aucune formule."""
    sortie = io.StringIO()
    plume = csv.writer(sortie, delimiter=";", lineterminator="\r\n")
    plume.writerow(_TITRES)
    for rangee in _rangees(contenu):
        plume.writerow([inerte(case) for case in rangee])
    return (_BOM + sortie.getvalue()).encode()


def inerte(texte: str) -> str:
    """Le même texte, qu’aucun tableur ne prendra pour une formule."""
    return f"'{texte}" if texte.startswith(_FORMULE) else texte


def _rangees(contenu: ContenuPlanFinancement) -> Iterator[tuple[str, ...]]:
    for depense in contenu.depenses:
        yield (
            "Dépense", depense.cle, depense.objet, depense.poste,
            _nombre(depense.montant), "", "", "", "",
        )  # fmt: skip
    for aide in contenu.financements:
        yield (
            "Financement", aide.cle, aide.dispositif, aide.financeur, "",
            _nombre(aide.demande), _nombre(aide.accorde, ""), aide.statut, aide.certitude,
        )  # fmt: skip
    yield from _totaux(contenu)
    yield ("Réserve", "", RESERVE, "", "", "", "", "", "")


def _totaux(contenu: ContenuPlanFinancement) -> Iterator[tuple[str, ...]]:
    """Les montants de la synthèse, chacun dans la colonne qu’il additionne, puis sa phrase."""
    dit = contenu.synthese
    for intitule, ligne, rang in (
        ("Coût total", dit.cout, 0),
        ("Accordé", dit.accorde, 2),
        ("Demandé, réponse attendue", dit.demande, 1),
        ("À demander", dit.a_demander, 1),
        ("Reste à payer si tout est accepté", dit.reste, 0),
        ("Pas encore assuré aujourd’hui", dit.pas_encore_assure, 0),
    ):
        montants = ["", "", ""]
        montants[rang] = _nombre(ligne.montant)
        yield ("Synthèse", "", intitule, "", *montants, "", ligne.certitude)
    yield ("Synthèse", "", dit.phrase, "", "", "", "", "", "")


def _nombre(montant: Montant | None, sinon: str = _INCONNU) -> str:
    return sinon if montant is None else f"{montant.euros:.2f}".replace(".", ",")
