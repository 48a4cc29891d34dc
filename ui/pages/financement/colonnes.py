"""Les colonnes des deux tableaux, et la mise en cases de ce qu’ils montrent."""

from cep_desktop.domain.depense import Poste, Unite
from cep_desktop.domain.financement import StatutFinancement
from ui.pages.financement.etat import INCONNU, LigneDepense, LigneFinancement
from ui.pages.financement.lecture import lire_quantite
from ui.widgets.champ_montant import lire_montant
from ui.widgets.etiquette import Marque
from ui.widgets.lecture_date import lire_date
from ui.widgets.tableau.case import Case, Colonne, Rangee


def _texte(saisie: str) -> str:
    return saisie.strip()


def _date(saisie: str) -> object:
    return lire_date(saisie) if saisie.strip() else None


STATUTS = tuple(
    (statut.value, statut.libelle)
    for statut in StatutFinancement
    if statut is not StatutFinancement.ACCORDE_PARTIELLEMENT
)
"""Un accord est partiel quand il est inférieur à la demande : cela ne se choisit pas."""

POSTES = tuple((poste.value, poste.libelle) for poste in Poste)
UNITES = tuple((unite.value, unite.libelle) for unite in Unite)

FINANCEMENTS = (
    Colonne("financeur", "Financeur et aide", 250, _texte, est_elastique=True),
    Colonne("demande", "Demandé", 118, lire_montant, est_un_nombre=True),
    Colonne("accorde", "Accordé", 118, lire_montant, est_un_nombre=True),
    Colonne("statut", "Où en est-on", 168, _texte, STATUTS),
    Colonne("a_deposer_avant_le", "Date limite", 110, _date, importance=3),
    Colonne("envoye_le", "Envoyé le", 110, _date, importance=3),
    Colonne("reponse_attendue_le", "Réponse le", 110, _date, importance=3),
)
DEPENSES = (
    Colonne("poste", "Poste", 150, _texte, POSTES, importance=2),
    Colonne("libelle", "Dépense", 230, _texte, est_elastique=True),
    Colonne("quantite", "Quantité", 96, lire_quantite, est_un_nombre=True),
    Colonne("unite", "Unité", 150, _texte, UNITES, importance=2),
    Colonne("prix_unitaire", "Prix", 124, lire_montant, est_un_nombre=True),
    Colonne("total", "Total", 130, est_un_nombre=True),
)

_MARQUES = {
    StatutFinancement.A_PREPARER: ("neutre", "paper-plane-tilt-bold"),
    StatutFinancement.ENVOYE: ("action", "hourglass-medium-bold"),
    StatutFinancement.PIECES_DEMANDEES: ("warn", "files"),
    StatutFinancement.A_L_ETUDE: ("action", "hourglass-medium-bold"),
    StatutFinancement.ACCORDE: ("ok", "check-circle-fill"),
    StatutFinancement.ACCORDE_PARTIELLEMENT: ("ok", "check-circle-fill"),
    StatutFinancement.REFUSE: ("bad", "x-circle-fill"),
    StatutFinancement.AJOURNE: ("warn", "clock-bold"),
    StatutFinancement.RECOURS: ("warn", "arrow-u-up-left-bold"),
    StatutFinancement.ABANDONNE: ("neutre", "minus-circle-fill"),
}


def rangee_financement(demande: LigneFinancement) -> Rangee:
    """Met une demande d’aide en cases."""
    ton, picto = _MARQUES[demande.statut]
    jeton = f"f{demande.couleur}" if demande.couleur else ""
    return Rangee(
        demande.cle,
        (
            Case(demande.financeur, demande.financeur, demande.aide, est_forte=True, jeton=jeton),
            _montant(demande.demande),
            _montant(demande.accorde, est_forte=True),
            Case(
                demande.statut.libelle,
                demande.statut.value,
                marque=Marque(demande.statut.libelle, ton, picto),
            ),
            *(
                Case(jour, jour, ton="ink2")
                for jour in (demande.deposer_avant, demande.envoye, demande.reponse)
            ),
        ),
    )


def rangee_depense(depense: LigneDepense) -> Rangee:
    """Met une dépense en cases."""
    return Rangee(
        depense.cle,
        (
            Case(dict(POSTES)[depense.poste], depense.poste),
            Case(depense.libelle, depense.libelle, est_forte=True),
            Case(depense.quantite, depense.quantite),
            Case(dict(UNITES)[depense.unite], depense.unite, ton="ink2"),
            _montant(depense.prix),
            _montant(depense.total, est_forte=True),
        ),
    )


def _montant(ecrit: str, *, est_forte: bool = False) -> Case:
    if ecrit == INCONNU:
        return Case(INCONNU, "", ton="warn")
    return Case(ecrit, ecrit.removesuffix("\u00a0€"), est_forte=est_forte)
