"""La feuille Financements : la demande, puis la décision et le paiement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cep_desktop.documents.excel.cases import adresse
from cep_desktop.documents.excel.classeur import Feuille
from cep_desktop.documents.excel.grille import Grille
from cep_desktop.documents.excel.mesures import elargir
from cep_desktop.documents.excel.styles import (
    ALERTE,
    BASE,
    BLOC,
    GRAS,
    REUSSITE,
    TOTAL,
    Style,
)
from cep_desktop.documents.plan_financement.contenu import ContenuPlanFinancement
from cep_desktop.documents.plan_financement.feuilles.bande import Bande
from cep_desktop.documents.plan_financement.feuilles.formules import additionner
from cep_desktop.documents.plan_financement.feuilles.page import ENTETE, Page, fermer, ouvrir
from cep_desktop.documents.plan_financement.feuilles.reprises import repartir
from cep_desktop.documents.plan_financement.feuilles.tableau import (
    Colonne,
    Genre,
    ecrire_tableau,
    lire_tableau,
    mesurer_ligne,
)
from cep_desktop.documents.plan_financement.feuilles.totaux import (
    Somme,
    ecrire_total,
)
from cep_desktop.documents.plan_financement.parties.financements import LigneFinancement
from cep_desktop.domain.financement import StatutFinancement
from cep_desktop.domain.montant import Montant, Total

NOM = "Financements"
SANS_OBJET = "sans objet"
AUCUN = "Aucune demande n’est encore notée."

_STATUT, _COLONNE_MOT, _E, _F = 2, 3, 4, 5
_LARGEURS = (7, 29, 29, 16, 15, 14, 15, 13, 13, 27)
_RANGEE = 32.0

_MOTS: Mapping[str, Style] = {
    StatutFinancement.ACCORDE.libelle: REUSSITE,
    StatutFinancement.ACCORDE_PARTIELLEMENT.libelle: REUSSITE,
    StatutFinancement.REFUSE.libelle: ALERTE,
}

_Ligne = LigneFinancement


def _mot_envoi(ligne: _Ligne) -> str:
    return "inconnu" if ligne.decide_le else "à faire"


def _mot_decision(ligne: _Ligne) -> str:
    return SANS_OBJET if ligne.est_perdue else "en attente"


def _mot_paiement(ligne: _Ligne) -> str:
    if ligne.est_perdue:
        return SANS_OBJET
    return "fait" if ligne.verse else "inconnu"


_DEMANDE: tuple[Colonne[_Ligne], ...] = (
    Colonne("Clé", "cle"),
    Colonne("Financeur", "financeur"),
    Colonne("Dispositif", "dispositif"),
    Colonne("Règle relue le", "regle_relue_le", Genre.JOUR, lambda _: "à relire"),
    Colonne("Demandé (€)", "demande", Genre.MONTANT),
    Colonne("Plafond (€)", "plafond", Genre.MONTANT),
    Colonne("Date d’envoi", "envoye_le", Genre.JOUR, _mot_envoi),
    Colonne("Dossier complet", "complet"),
    Colonne("Certitude", "certitude"),
    Colonne("Règle appliquée", "regle"),
)
_DECISION: tuple[Colonne[_Ligne], ...] = (
    Colonne("Clé", "", mot=lambda ligne: ligne.cle),
    Colonne("Financeur", "", mot=lambda ligne: ligne.financeur),
    Colonne("Statut", "statut"),
    Colonne("Date de décision", "decide_le", Genre.JOUR, _mot_decision),
    Colonne("Accordé (€)", "accorde", Genre.MONTANT),
    Colonne("Versé (€)", "verse", Genre.MONTANT),
    Colonne("Paiement prévu", "paiement_le", Genre.JOUR, _mot_paiement),
    Colonne("Mode de paiement", "mode_paiement"),
    Colonne("Motif", "motif"),
    Colonne("Justificatif", "justificatif"),
)


@dataclass(frozen=True, slots=True)
class Places:
    """Où sont les deux tableaux, et les cases que d’autres feuilles citent."""

    demande: Bande
    decision: Bande

    def retenu(self, rang: int, ligne: LigneFinancement) -> str:
        """Ce que le plan retient d’une demande : l’accordé s’il l’est, rien si elle est perdue."""
        if ligne.est_perdue:
            return "SUM(0)"
        tableau = self.decision if ligne.est_accordee else self.demande
        return adresse((tableau.rangee(rang), _E), NOM)


def placer(contenu: ContenuPlanFinancement) -> Places:
    """Rend la place des tableaux d’après le nombre de demandes."""
    lignes = contenu.financements
    demande = Bande(ENTETE, len(lignes), _reprises(lignes, _DEMANDE))
    suite = demande.suite + len(_objets(lignes)) + 2
    return Places(demande, Bande(suite, len(lignes), _reprises(lignes, _DECISION)))


def _reprises(lignes: Sequence[_Ligne], colonnes: Sequence[Colonne[_Ligne]]) -> tuple[int, ...]:
    hauteurs = [mesurer_ligne(ligne, colonnes, _LARGEURS, _RANGEE) for ligne in lignes]
    return repartir(hauteurs, _LARGEURS)


def ecrire(feuille: Feuille, contenu: ContenuPlanFinancement) -> None:
    """Écrit la feuille."""
    places, lignes = placer(contenu), contenu.financements
    page = Page(
        "Financements",
        "Une ligne par organisme qui paie. «\u00a0inconnu\u00a0» n’est jamais remplacé par zéro. "
        f"Suivi par {contenu.reperes.conseiller}.",
        elargir(_LARGEURS, _montants(lignes)),
        a_un_seul_tableau=False,
    )
    ouvrir(feuille, page)
    blocs: tuple[tuple[str, Bande, Sequence[Colonne[_Ligne]]], ...] = (
        ("1. La demande", places.demande, _DEMANDE),
        ("2. La décision et le paiement", places.decision, _DECISION),
    )
    for titre, bande, colonnes in blocs:
        feuille.texte((bande.entete - 1, 0), titre, BLOC)
        feuille.page.set_row(bande.entete - 1, 20)
        ecrire_tableau(
            feuille, bande, colonnes, lignes, largeurs=page.largeurs, vide=AUCUN, rangee=_RANGEE
        )
    _ecrire_totaux(feuille, places.demande, lignes, {_E: "demande"})
    derniere = _ecrire_totaux(feuille, places.decision, lignes, {_E: "accorde", _F: "verse"})
    feuille.colorier(places.decision.relative(_STATUT), _MOTS)
    coupures = (
        *places.demande.entetes_repris,
        places.decision.entete - 1,
        *places.decision.entetes_repris,
    )
    fermer(feuille, page, contenu.reperes, derniere=derniere, coupures=coupures)


def _montants(lignes: Sequence[_Ligne]) -> Mapping[int, list[Montant | None]]:
    demandes = [ligne.demande for ligne in lignes]
    accordes = [ligne.accorde for ligne in lignes]
    verses = [ligne.verse for ligne in lignes]
    totaux = [Total.de(liste).montant for liste in (demandes, accordes, verses)]
    return {
        _E: [*demandes, *accordes, *totaux[:2]],
        _F: [*verses, *(ligne.plafond for ligne in lignes), totaux[2]],
    }


def _ecrire_totaux(
    feuille: Feuille, bande: Bande, lignes: Sequence[_Ligne], champs: Mapping[int, str]
) -> int:
    objets = _objets(lignes)
    for rangee, (paie_les_depenses, nom) in enumerate(objets.items(), start=bande.suite):
        retenues = {
            bande.rangee(rang): ligne
            for rang, ligne in enumerate(lignes)
            if ligne.paie_les_depenses is paie_les_depenses
        }
        sommes = {
            colonne: Somme(
                additionner([adresse((rang, colonne)) for rang in retenues]),
                Total.de(getattr(ligne, champ) for ligne in retenues.values()),
            )
            for colonne, champ in champs.items()
        }
        ecrire_total(
            feuille,
            rangee,
            nom,
            sommes,
            largeur=len(_LARGEURS),
            colonne_mot=_COLONNE_MOT,
            style=TOTAL if rangee == bande.suite else {**BASE, **GRAS},
        )
    return bande.suite + len(objets) - 1


def _objets(lignes: Sequence[_Ligne]) -> Mapping[bool, str]:
    if all(ligne.paie_les_depenses for ligne in lignes):
        return {True: "Total"}
    return {True: "Total, dépenses", False: "Total, revenu"}


def lire(
    grille: Grille, cles: Sequence[str], revenus: Sequence[str]
) -> tuple[LigneFinancement, ...]:
    """Relit les demandes, rapprochées par leur clé ; `revenus` dit celles qui paient un revenu."""
    demandes = lire_tableau(grille, _DEMANDE, cles)
    decisions = lire_tableau(grille, _DECISION, cles)
    return tuple(
        LigneFinancement(**demande, **decision, paie_les_depenses=cle not in revenus)  # type: ignore[arg-type]  # genres des colonnes
        for cle, demande, decision in zip(cles, demandes, decisions, strict=True)
    )


def citer_retenus(contenu: ContenuPlanFinancement) -> Mapping[str, str]:
    """Par clé, la case qui dit ce que le plan retient de chaque demande."""
    places = placer(contenu)
    return {f.cle: places.retenu(rang, f) for rang, f in enumerate(contenu.financements)}
