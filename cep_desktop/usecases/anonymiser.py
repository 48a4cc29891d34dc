"""Rendre un dossier anonyme : plus rien n’y désigne la personne, il ne sert qu’aux statistiques.

Ce qui part : noms, contacts, textes, adresses, numéros, heures, notes, envois, faits de santé, clés
et identifiant. Ce qui reste : codes, statuts, mois, montants arrondis. Une date devient le premier
du mois et un montant perd ses unités, pour qu’un dossier ne se reconnaisse pas à sa trace.
"""

import re
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Literal, get_origin
from uuid import UUID

from cep_desktop.domain import identifiant as codes
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.fait import FAITS_DE_SANTE
from cep_desktop.domain.forme import Feuille, reecrire
from cep_desktop.domain.heure import Heure
from cep_desktop.domain.liens import COLLECTIONS, cles_de, delier, renommer
from cep_desktop.domain.montant import Montant
from cep_desktop.domain.situation import Fait, Mot
from cep_desktop.domain.texte import Intitule

RIEN = "–"
"""Tient la place d’un texte obligatoire ; n’a ni lettre ni sens."""

PERSONNE = "X"
"""Tient la place d’un nom."""

_CENTIMES_D_UN_PAS = 10_00
"""Dix euros : un montant est ramené au pas inférieur, et aucun n’en dépasse un autre."""

_MOT_CODE = re.compile(r"[A-N][0-9]{4}|[0-9]{2,4}")
"""Code ROME, de région ou de convention collective : les seuls mots que l’on garde d’un fait."""

_CODES_GARDES: tuple[object, ...] = (
    codes.CodeRome,
    codes.CodeCertification,
    codes.CodeBloc,
    codes.Formacode,
    codes.CodeRegion,
    codes.Idcc,
)
_NUMEROS_EFFACES: tuple[object, ...] = (
    codes.Siret,
    codes.Siren,
    codes.Nda,
    codes.Telephone,
    codes.Courriel,
    codes.CodePostal,
    Heure,
)


class AnonymisationRefusee(ErreurMetier):
    """Le dossier est gelé ; il est gardé tel quel."""


def anonymiser(dossier: Dossier, *, identifiant: UUID, le: date) -> Dossier:
    """Rend un dossier anonyme, sous un identifiant neuf tiré au hasard.

    Rien ne permet de revenir en arrière. Lève `AnonymisationRefusee` si un gel vaut ce jour-là.
    """
    if dossier.gel is not None and dossier.gel.vaut_le(le):
        raise AnonymisationRefusee(
            "Ce dossier est gelé\u00a0: il ne peut pas être anonymisé.",
            remede="Levez d’abord le gel. Rien n’a été changé.",
        )
    neutre = _aux_cles_neutres(_sans_ce_qui_designe(dossier))
    anonyme = Dossier.model_validate(reecrire(neutre, _remplacer))
    return anonyme.avec(id=identifiant, numero=f"A-{identifiant.hex[:8]}")


def _sans_ce_qui_designe(dossier: Dossier) -> Dossier:
    situation = dossier.situation
    reduit = dossier.avec(
        notes_privees=(),
        transmissions=(),
        gel=None,
        situation=situation.avec(faits=tuple(filter(_se_garde, situation.faits))),
    )
    donnees = reduit.model_dump()
    donnees["accompagnement"].update(contacts=(), cles_retirees=())
    return Dossier.model_validate(delier(donnees))


def _se_garde(fait: Fait) -> bool:
    """Un fait se garde s’il ne dit ni santé ni mot libre : réponse fermée, nombre ou code."""
    if fait.code in FAITS_DE_SANTE:
        return False
    if not isinstance(fait.reponse, Mot):
        return True
    return bool(fait.code.choix) or _MOT_CODE.fullmatch(fait.reponse.valeur) is not None


def _aux_cles_neutres(dossier: Dossier) -> Dossier:
    """Renumérote les clés : une clé venue d’un fichier pouvait dire un nom."""
    donnees: object = dossier.model_dump()
    for collection in COLLECTIONS:
        cles = cles_de(dossier.model_dump(), collection)
        noms = {cle: f"K{rang}" for rang, cle in enumerate(cles, 1)}
        donnees = renommer(donnees, collection, noms)
    return Dossier.model_validate(donnees)


def _remplacer(feuille: Feuille) -> object:
    """Rend ce qui reste d’une feuille. Un type inconnu est une faute : il doit dire sa forme."""
    valeur, genre = feuille.valeur, feuille.genre
    if valeur is None or genre in _NUMEROS_EFFACES:
        return None
    if isinstance(valeur, date):
        naissance = feuille.lieu[-1] == "naissance_le"
        return valeur.replace(month=1, day=1) if naissance else valeur.replace(day=1)
    if isinstance(valeur, Montant):
        return Montant(valeur.centimes // _CENTIMES_D_UN_PAS * _CENTIMES_D_UN_PAS)
    if feuille.est_un_nom or feuille.est_libre:
        return _texte(feuille)
    if genre == codes.Cle:
        return _cle(feuille)
    if genre in _CODES_GARDES or _est_fermee(feuille):
        return valeur
    raise TypeError(f"{feuille.lieu}\u00a0: ce type n’a pas de forme anonyme")


def _texte(feuille: Feuille) -> object:
    """Un texte disparaît ; reste un trait là où il en faut un, et le code d’un fait gardé."""
    if feuille.est_un_nom:
        return PERSONNE
    if feuille.lieu[-2:] == ("reponse", "valeur"):
        return feuille.valeur
    est_du = feuille.genre == Intitule or (feuille.lieu[-3:-2] == ("qui",) and feuille.valeur)
    return RIEN if est_du else ""


def _cle(feuille: Feuille) -> object:
    """Les clés des suites sont déjà neutres ; celles que rien ne cite prennent leur rang."""
    chemin = ".".join("[]" if isinstance(p, int) else p for p in feuille.lieu)
    est_libre = feuille.lieu[-1] == "id" and chemin not in COLLECTIONS
    return f"K{feuille.lieu[-2]}" if est_libre else feuille.valeur


def _est_fermee(feuille: Feuille) -> bool:
    """Vrai pour ce qui n’a pas de texte : nombre, oui ou non, code d’une liste fermée."""
    est_constante = get_origin(feuille.genre) is Literal
    return est_constante or isinstance(feuille.valeur, bool | int | Decimal | Enum | UUID)
