"""Les règles qui lient plusieurs champs d’une même valeur, appliquées à des champs au hasard."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.accueil import Orientation
from cep_desktop.domain.conseil import Conseil
from cep_desktop.domain.consentement import Consentement
from cep_desktop.domain.conservation import Gel
from cep_desktop.domain.depense import Depense, RegimeTaxe
from cep_desktop.domain.echeance import EnMois, Pendant
from cep_desktop.domain.fait import CodeFait, Genre
from cep_desktop.domain.financement import (
    Accord,
    Affectation,
    Ajournement,
    Demarche,
    Financement,
    Refus,
)
from cep_desktop.domain.montant import CENTIMES_MAXIMUM, Montant, MontantConnu
from cep_desktop.domain.periode import Periode
from cep_desktop.domain.plan_action import Acteur, Action, RoleActeur, StatutAction
from cep_desktop.domain.revision import Revision
from cep_desktop.domain.situation import Fait, Jour, Mot, Nombre, OuiNon, Somme
from cep_desktop.domain.transmission import FicheTransmission, PartieDossier
from cep_desktop.domain.tresorerie import Mouvement
from cep_desktop.domain.vocabulaire import Niveau, Vocabulaire, Volet

Champs = dict[str, object]


def _en_ordre(avant: str, apres: str) -> Callable[[Champs], Champs]:
    def ordonner(champs: Champs) -> Champs:
        dates = [d for d in (champs[avant], champs[apres]) if isinstance(d, date)]
        if len(dates) == 2:
            champs[avant], champs[apres] = sorted(dates)
        return champs

    return ordonner


def _premier_du_mois(*noms: str) -> Callable[[Champs], Champs]:
    def ramener(champs: Champs) -> Champs:
        for nom in noms:
            jour = champs[nom]
            assert isinstance(jour, date)
            champs[nom] = jour.replace(day=1)
        return champs

    return ramener


def _en_mois(champs: Champs) -> Champs:
    return _en_ordre("du", "au")(_premier_du_mois("du", "au")(champs))


def _positif(champs: Champs) -> Champs:
    montant = champs["montant"]
    assert isinstance(montant, Montant)
    return champs | {"montant": Montant(abs(montant.centimes))}


def _depense(champs: Champs) -> Champs:
    taxe = champs["taux_taxe"] or Decimal(20)
    champs["taux_taxe"] = taxe if champs["regime"] is RegimeTaxe.HT else None
    prix, quantite = champs["prix_unitaire"], champs["quantite"]
    assert isinstance(quantite, Decimal)
    if isinstance(prix, MontantConnu) and prix.montant.centimes * quantite * 2 > CENTIMES_MAXIMUM:
        champs["quantite"] = Decimal(1)
        champs["prix_unitaire"] = prix.avec(montant=Montant(prix.montant.centimes // 2))
    return champs


def _financement(champs: Champs) -> Champs:
    demande, affectations = champs["demande"], champs["affectations"]
    assert isinstance(affectations, tuple)
    if isinstance(demande, MontantConnu):
        reste, gardees = demande.montant, []
        for affectation in affectations:
            part = min(affectation.montant, reste)
            gardees.append(affectation.avec(montant=part))
            reste = reste - part
        champs["affectations"] = tuple(gardees)
    if champs["demarche"] is Demarche.A_PREPARER:
        champs["envoye_le"] = None
    decision, envoi = champs["decision"], champs["envoye_le"]
    if isinstance(decision, Accord | Refus | Ajournement) and isinstance(envoi, date):
        champs["envoye_le"] = min(envoi, decision.le)
    return champs


def _acteur(champs: Champs) -> Champs:
    tiers = champs["role"] is RoleActeur.TIERS
    return champs | {"nom": champs["nom"] or ("Domi’Val" if tiers else "")}


def _action(champs: Champs) -> Champs:
    if champs["statut"] is not StatutAction.FAITE:
        champs["faite_le"] = None
    return _en_ordre("commencee_le", "faite_le")(champs)


def _fait(champs: Champs) -> Champs:
    """Garde la réponse si elle a le bon genre, sinon en prend une neutre de ce genre."""
    code, reponse = champs["code"], champs["reponse"]
    assert isinstance(code, CodeFait)
    neutres = {
        Genre.OUI_NON: OuiNon(valeur=True),
        Genre.NOMBRE: Nombre(valeur=Decimal("12.5")),
        Genre.DATE: Jour(valeur=date(2026, 11, 23)),
        Genre.MONTANT: Somme(valeur=Montant(186_000)),
        Genre.TEXTE: Mot(valeur=code.choix[0].code if code.choix else "M1609"),
    }
    genre = getattr(reponse, "genre", None)
    est_libre = isinstance(reponse, Mot) and bool(code.choix)
    if genre == "inconnu" or (genre == code.genre and not est_libre):
        return champs
    return champs | {"reponse": neutres[code.genre]}


def _conseil(champs: Champs) -> Champs:
    priorites = champs["priorites"]
    assert isinstance(priorites, tuple)
    champs["priorites"] = tuple(p.avec(rang=rang) for rang, p in enumerate(priorites, 1))
    return champs


def _accompagnement(champs: Champs) -> Champs:
    revisions = champs["revisions"]
    assert isinstance(revisions, tuple)
    rangees = sorted(revisions, key=lambda revision: revision.preparee_le)
    champs["revisions"] = tuple(r.avec(version=rang) for rang, r in enumerate(rangees, 1))
    return champs


def _fiche_transmission(champs: Champs) -> Champs:
    parties = champs["parties"]
    assert isinstance(parties, tuple)
    return champs | {"parties": tuple(p for p in PartieDossier if p in parties or not parties)}


def _orientation(champs: Champs) -> Champs:
    """Sans accord, rien n’est parti."""
    return champs if champs["accord_le"] else champs | {"faite_le": None}


def _vocabulaire(champs: Champs) -> Champs:
    """Met tous les volets dans un seul niveau, celui que l’on a tiré ou un autre."""
    seul = Niveau(code="n1", rang=1, titre="Niveau", titre_court="Niveau", volets=tuple(Volet))
    niveaux = champs["niveaux"] or (seul,)
    assert isinstance(niveaux, tuple)
    champs["niveaux"] = tuple(
        niveau.avec(volets=() if rang else tuple(Volet)) for rang, niveau in enumerate(niveaux)
    )
    return champs


AJUSTEMENTS: dict[type, Callable[[Champs], Champs]] = {
    Accompagnement: _accompagnement,
    Acteur: _acteur,
    Action: _action,
    Affectation: _positif,
    Conseil: _conseil,
    Consentement: _en_ordre("donne_le", "retire_le"),
    Depense: _depense,
    EnMois: _en_mois,
    Fait: _fait,
    FicheTransmission: _fiche_transmission,
    Financement: _financement,
    Gel: _en_ordre("pose_le", "leve_le"),
    MontantConnu: _positif,
    Mouvement: _premier_du_mois("mois"),
    Orientation: _orientation,
    Pendant: _en_ordre("du", "au"),
    Periode: _en_ordre("du", "au"),
    Revision: _en_ordre("preparee_le", "signee_le"),
    Vocabulaire: _vocabulaire,
}
"""Pour chaque modèle qui a une règle entre champs, ce qui rend ses champs acceptables."""
