"""Dire une valeur du dossier comme on la lirait à voix haute, jamais comme un code."""

from datetime import date, time
from decimal import Decimal
from functools import singledispatch
from types import NoneType

from cep_desktop.domain.co_construction import CoConstruction, Paroles
from cep_desktop.domain.code import Code
from cep_desktop.domain.depense import Justificatif
from cep_desktop.domain.echeance import AvantLe, EnMois, LeJour, Pendant
from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.financement import Accord, Ajournement, ReferenceRegle, Refus
from cep_desktop.domain.montant import MontantConnu, MontantInconnu
from cep_desktop.domain.periode import Periode
from cep_desktop.domain.piece import PieceJointe
from cep_desktop.domain.plan_action import Acteur
from cep_desktop.domain.situation import Fait, Jour, Mot, NeSaitPas, Nombre, OuiNon, Somme
from cep_desktop.domain.typographie import (
    composer,
    ecrire_date,
    ecrire_entier,
    ecrire_heure,
    ecrire_telephone,
)
from cep_desktop.domain.valeur import Valeur
from cep_desktop.usecases.mots_du_dossier import mots_du_dossier

RIEN = "rien"
"""Ce qui se lit à la place d’un champ vide."""

_NOMS = (
    "libelle", "titre", "intitule", "appellation", "enonce", "nom", "organisme", "objet",
    "structure", "destinataire", "code", "version", "le",
)  # fmt: skip
"""Champs qui nomment un élément, du plus parlant au moins parlant."""


@singledispatch
def dire(valeur: object) -> str:
    """Rend ce qu’on lit d’une valeur ; « rien » si elle est vide."""
    return str(valeur)


def se_dit_d_un_trait(valeur: object) -> bool:
    """Vrai pour une valeur qui change en entier, jamais champ par champ : une date, un montant."""
    return dire.dispatch(type(valeur)) is not dire.dispatch(Valeur)


def champ_du_nom(element: Valeur) -> str:
    """Rend le champ qui nomme un élément, vide s’il n’en a pas."""
    return next((nom for nom in _NOMS if getattr(element, nom, None)), "")


def nommer(element: Valeur) -> str:
    """Rend ce qui distingue un élément des autres : son libellé, son titre, sa date."""
    nom = champ_du_nom(element)
    valeur = getattr(element, nom) if nom else None
    texte = dire(valeur) if nom else ""
    return f"du {texte}" if isinstance(valeur, date) else texte


@dire.register
def _(valeur: bool) -> str:  # noqa: FBT001 - une valeur parmi d’autres
    return "oui" if valeur else "non"


@dire.register(Code)
@dire.register(CodeFait)
def _(valeur: Code | CodeFait) -> str:
    return composer(valeur.libelle)


@dire.register
def _(valeur: str) -> str:
    return ecrire_telephone(valeur) or RIEN


@dire.register
def _(valeur: int) -> str:
    return ecrire_entier(valeur)


@dire.register
def _(valeur: Decimal) -> str:
    return f"{valeur.normalize():f}".replace(".", ",")


@dire.register
def _(valeur: date) -> str:
    return ecrire_date(valeur)


@dire.register
def _(valeur: time) -> str:
    return ecrire_heure(valeur)


@dire.register(tuple)
def _(valeur: tuple[object, ...]) -> str:
    return composer(" ; ".join(map(dire, valeur))) or RIEN


@dire.register
def _(valeur: MontantConnu) -> str:
    return f"{valeur.montant} ({valeur.certitude.libelle.lower()})"


@dire.register
def _(valeur: MontantInconnu) -> str:
    return _suivi(valeur.certitude.libelle.lower(), valeur.raison)


@dire.register
def _(valeur: Paroles) -> str:
    return composer(f"« {valeur.texte} »")


@dire.register
def _(valeur: PieceJointe) -> str:
    return composer(f"{valeur.nom}, joint le {ecrire_date(valeur.jointe_le)}")


@dire.register
def _(valeur: Periode) -> str:
    return f"du {ecrire_date(valeur.du)} au {ecrire_date(valeur.au)}"


@dire.register
def _(valeur: Accord) -> str:
    return _suivi(f"accordé le {ecrire_date(valeur.le)}", dire(valeur.montant))


@dire.register
def _(valeur: Refus) -> str:
    return _suivi(f"refusé le {ecrire_date(valeur.le)}", valeur.motif)


@dire.register
def _(valeur: Ajournement) -> str:
    return _suivi(f"ajourné le {ecrire_date(valeur.le)}", valeur.motif)


@dire.register
def _(valeur: Acteur) -> str:
    return valeur.nom or valeur.role.libelle


@dire.register
def _(valeur: ReferenceRegle) -> str:
    return valeur.texte


@dire.register
def _(valeur: Mot) -> str:
    return valeur.valeur


@dire.register
def _(valeur: Fait) -> str:
    """Une réponse fermée se dit par son libellé."""
    libelles = {choix.code: choix.libelle for choix in valeur.code.choix}
    reponse = valeur.reponse
    mot = libelles.get(reponse.valeur, "") if isinstance(reponse, Mot) else ""
    return _suivi(mot or dire(reponse), valeur.precision)


@dire.register
def _(valeur: Valeur) -> str:
    """Les champs remplis d’une valeur, l’un après l’autre, sans redire son nom."""
    mots, modele, nom_propre = mots_du_dossier(), type(valeur), champ_du_nom(valeur)
    dits = (
        f"{mots.champ(modele, nom)} : {dire(dit)}"
        for nom, champ in modele.model_fields.items()
        if nom not in {"id", nom_propre}
        and (dit := getattr(valeur, nom)) not in (None, "", (), champ.default)
        and not isinstance(dit, CoConstruction)
    )
    return composer(" ; ".join(dits)) or RIEN


def _dire_la_reponse(valeur: Jour | Nombre | OuiNon | Somme) -> str:
    return dire(valeur.valeur)


def _dire_comme_ecrit(valeur: object) -> str:
    return composer(str(valeur))


for _reponse in (Jour, Nombre, OuiNon, Somme):
    dire.register(_reponse, _dire_la_reponse)
for _ecrite in (AvantLe, EnMois, LeJour, Pendant, Justificatif):
    dire.register(_ecrite, _dire_comme_ecrit)
dire.register(NoneType, lambda _: RIEN)
dire.register(NeSaitPas, lambda _: "ne sait pas")


def _suivi(debut: str, suite: str) -> str:
    return composer(f"{debut} : {suite}" if suite else debut)
