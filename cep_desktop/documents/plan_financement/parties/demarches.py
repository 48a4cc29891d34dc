"""Qui envoie quoi, à qui et avant quelle date : démarches et pièces, déduites du dossier."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cep_desktop.documents.typographie import enumerer
from cep_desktop.domain.consentement import Consentement, ObjetConsentement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import Financement, StatutFinancement
from cep_desktop.domain.montant import connu
from cep_desktop.domain.plan_action import Acteur, Action, RoleActeur, StatutAction
from cep_desktop.domain.typographie import INSECABLE

LA_PERSONNE = "La personne"
ENSEMBLE = "Ensemble"
NON_PRECISE = "Non précisé"
FAIT = StatutAction.FAITE.libelle
EN_COURS = StatutAction.EN_COURS.libelle
A_FAIRE = StatutAction.A_FAIRE.libelle
EN_ATTENTE = StatutAction.EN_ATTENTE.libelle
REFUSE = StatutFinancement.REFUSE.libelle
RETIRE = "Retiré"

_ETATS = {
    StatutFinancement.A_PREPARER: A_FAIRE,
    StatutFinancement.PIECES_DEMANDEES: EN_COURS,
    StatutFinancement.RECOURS: EN_COURS,
    StatutFinancement.ACCORDE: FAIT,
    StatutFinancement.ACCORDE_PARTIELLEMENT: FAIT,
    StatutFinancement.REFUSE: REFUSE,
    StatutFinancement.ABANDONNE: StatutFinancement.ABANDONNE.libelle,
}
_ACCORDS = {ObjetConsentement.CONTACT_FINANCEURS, ObjetConsentement.TRANSMISSION_PLAN}
"""Les autres accords de la personne ne regardent pas les financeurs."""
_PART_RECONNAISSABLE = 4
_TEXTE_MAXIMAL = 600
"""Une case plus longue ne s’imprimerait pas en entier."""


@dataclass(frozen=True, slots=True)
class LigneDemarche:
    """Une démarche ou une pièce ; une date inconnue ou à venir vaut `None`."""

    cle: str
    organisme: str
    piece: str
    qui: str
    limite_le: date | None
    envoye_le: date | None
    recu_le: date | None
    etat: str


def recenser(
    dossier: Dossier, *, le: date, organisme: str | None = None
) -> tuple[LigneDemarche, ...]:
    """Rend les démarches dans l’ordre de leur date limite, sinon de leur envoi ou réception.

    Une action n’y est que si elle demande des papiers et engage un financeur, l’employeur ou
    l’organisme de formation : le reste du plan ne regarde pas ceux qui paient. Pour un `organisme`,
    seules ses démarches restent.
    """
    lignes = [
        *_demandes(dossier, le),
        *_actions(dossier),
        *_justificatifs(dossier),
        *_accords(dossier, le),
    ]
    if organisme is not None:
        lignes = [
            replace(ligne, qui=organisme) if organisme in ligne.qui else ligne
            for ligne in lignes
            if ligne.organisme == organisme
        ]
    lignes.sort(key=lambda x: x.limite_le or x.envoye_le or x.recu_le or date.max)
    return tuple(
        replace(
            ligne, cle=f"P{n}", organisme=_abreger(ligne.organisme), piece=_abreger(ligne.piece)
        )
        for n, ligne in enumerate(lignes, start=1)
    )


def _abreger(texte: str) -> str:
    court = texte[:_TEXTE_MAXIMAL].rstrip()
    return texte if len(texte) <= _TEXTE_MAXIMAL else f"{court}…"


def _demandes(dossier: Dossier, le: date) -> Iterator[LigneDemarche]:
    for aide in dossier.accompagnement.plan_financement.financements:
        demande = connu(aide.demande)
        somme = f" de {demande}" if demande is not None else ""
        peut_contacter = any(_couvre(c, aide, le) for c in dossier.consentements)
        yield LigneDemarche(
            cle="",
            organisme=aide.financeur,
            piece=f"Demande{somme}{INSECABLE}: {aide.libelle}",
            qui=ENSEMBLE if peut_contacter else LA_PERSONNE,
            limite_le=aide.a_deposer_avant_le,
            envoye_le=aide.envoye_le,
            recu_le=aide.decision.le if aide.decision else None,
            etat=_ETATS.get(aide.statut, EN_ATTENTE),
        )


def _couvre(consentement: Consentement, aide: Financement, le: date) -> bool:
    return (
        consentement.objet is ObjetConsentement.CONTACT_FINANCEURS
        and consentement.vaut_le(le)
        and (not consentement.destinataires or aide.financeur in consentement.destinataires)
    )


def _actions(dossier: Dossier) -> Iterator[LigneDemarche]:
    organismes = _organismes(dossier)
    for _, action in dossier.accompagnement.plan_action.actions():
        organisme = _organisme(action, organismes)
        if not action.papiers or organisme is None:
            continue
        yield LigneDemarche(
            cle="",
            organisme=organisme,
            piece=f"{action.libelle}{INSECABLE}: {', '.join(action.papiers)}",
            qui=_qui(action.qui, dossier.referent.nom_complet),
            limite_le=action.echeance.au_plus_tard if action.echeance else None,
            envoye_le=None,
            recu_le=action.faite_le,
            etat=action.statut.libelle,
        )


def _organismes(dossier: Dossier) -> tuple[str, ...]:
    accompagnement = dossier.accompagnement
    noms = (
        *(f.financeur for f in accompagnement.plan_financement.financements),
        *(f.organisme.nom for f in accompagnement.formations),
    )
    return tuple(dict.fromkeys(nom for nom in noms if nom != dossier.structure.nom))


def _organisme(action: Action, organismes: Sequence[str]) -> str | None:
    dits = ", ".join((action.avec_qui, *(acteur.nom for acteur in action.qui)))
    parts = [part for part in dits.split(", ") if len(part) >= _PART_RECONNAISSABLE]
    for nom in organismes:
        if nom in dits or any(part in nom for part in parts):
            return nom
    return None


def _qui(acteurs: Sequence[Acteur], conseiller: str) -> str:
    roles = {acteur.role for acteur in acteurs}
    if roles == {RoleActeur.BENEFICIAIRE, RoleActeur.CONSEILLER}:
        return ENSEMBLE
    noms = {RoleActeur.BENEFICIAIRE: LA_PERSONNE, RoleActeur.CONSEILLER: conseiller}
    return enumerer([noms.get(acteur.role, acteur.nom) for acteur in acteurs]) or NON_PRECISE


def _justificatifs(dossier: Dossier) -> Iterator[LigneDemarche]:
    depenses = dossier.accompagnement.plan_financement.depenses
    for fournisseur, piece in dict.fromkeys((d.fournisseur, d.justificatif) for d in depenses):
        if piece is not None:
            yield LigneDemarche(
                cle="",
                organisme=fournisseur or NON_PRECISE,
                piece=str(piece),
                qui=fournisseur or NON_PRECISE,
                limite_le=None,
                envoye_le=None,
                recu_le=piece.date_le,
                etat=FAIT if piece.date_le else A_FAIRE,
            )


def _accords(dossier: Dossier, le: date) -> Iterator[LigneDemarche]:
    for accord in dossier.consentements:
        if accord.objet in _ACCORDS:
            objet = accord.objet.libelle
            yield LigneDemarche(
                cle="",
                organisme=", ".join(accord.destinataires) or "Tous les financeurs",
                piece=f"Accord de la personne{INSECABLE}: {objet[0].lower()}{objet[1:]}",
                qui=LA_PERSONNE,
                limite_le=None,
                envoye_le=accord.donne_le,
                recu_le=accord.donne_le,
                etat=FAIT if accord.vaut_le(le) else RETIRE,
            )
