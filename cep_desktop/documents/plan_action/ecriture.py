"""Écrire le plan d’actions dans son modèle Word : en entier, ou pas du tout."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lxml import etree

from cep_desktop.documents.encre import Encre
from cep_desktop.documents.gabarit import controler
from cep_desktop.documents.mise_en_page import (
    nettoyer,
    paragraphes,
    retirer_le_saut,
    solidariser,
    solidariser_les_tableaux,
    titre_du_tableau,
    w,
)
from cep_desktop.documents.plan_action.ancres import ANCRES, NOM_DU_GABARIT
from cep_desktop.documents.plan_action.contenu import ContenuPlanAction
from cep_desktop.documents.plan_action.encres import poser_encres
from cep_desktop.documents.plan_action.hauteur import tient_en_couverture
from cep_desktop.documents.plan_action.valeurs import preparer
from cep_desktop.documents.word import Fiche, PapierWord
from cep_desktop.domain.signature import RoleSignataire

TITRE = "Mon plan d’actions"
ACTIONS_SANS_COUPURE = 14
"""Jusqu’à ce nombre d’actions, la dernière étape n’est jamais seule sur sa page."""
_AUCUNE: Mapping[RoleSignataire, Encre] = MappingProxyType({})
_TABLEAU_D_ETAPE = "Actions de l’étape"
_TITRE_DES_SIGNATURES = "Nous signons"
_TABLEAU_DES_REPONSES = "Ce que je pourrais payer"


def ecrire(
    contenu: ContenuPlanAction, gabarit: bytes, encres: Mapping[RoleSignataire, Encre] = _AUCUNE
) -> bytes:
    """Rend le `.docx` du plan ; même contenu et même modèle, mêmes octets.

    `encres` sont les signatures tracées, posées à la place du nom de qui a signé.
    Lève `GabaritInvalide` si le modèle ne convient pas, `PapierImpossible` s’il résiste.
    """
    controler(gabarit, ANCRES, nom=NOM_DU_GABARIT)
    papier = PapierWord(gabarit)
    papier.remplir(preparer(contenu, papier.image, poser_encres(papier, encres)))
    nettoyer(papier.corps)
    solidariser_les_tableaux(papier.corps, coulants=_TABLEAU_D_ETAPE if _est_long(contenu) else "")
    _ne_pas_isoler(papier, contenu)
    for rubrique in _rubriques_sans_saut(contenu):
        retirer_le_saut(papier.corps, f"{rubrique}. ")
    return papier.octets(
        Fiche(
            titre=TITRE,
            organisme=contenu.structure,
            dossier=f"Dossier\u00a0{contenu.numero}",
            le=contenu.date_version,
        )
    )


def _rubriques_sans_saut(contenu: ContenuPlanAction) -> Iterator[int]:
    """Une rubrique ne commence une page que si cela n’en laisse pas une presque vide."""
    if not tient_en_couverture(contenu):
        yield 1
    if contenu.financement.absence:
        yield 5
    if contenu.calendrier.frise is None:
        yield 6


def _est_long(contenu: ContenuPlanAction) -> bool:
    """Vrai si les étapes se coupent entre deux actions plutôt que de laisser des pages vides."""
    return sum(len(etape.actions) for etape in contenu.etapes.etapes) > ACTIONS_SANS_COUPURE


def _ne_pas_isoler(papier: PapierWord, contenu: ContenuPlanAction) -> None:
    """Garde la réserve avec les montants, et la dernière étape avec la précédente."""
    tableaux = list(papier.corps.iter(w("tbl")))
    titres = [titre_du_tableau(tableau) for tableau in tableaux]
    lies = [rang for rang, titre in enumerate(titres) if titre == _TABLEAU_DES_REPONSES]
    etapes = [rang for rang, titre in enumerate(titres) if titre.startswith(_TABLEAU_D_ETAPE)]
    if len(etapes) > 1 and not _est_long(contenu):
        lies.append(etapes[-2])
    for rang in lies:
        solidariser(paragraphes(tableaux[rang].findall(w("tr"))[-1]))
    for bloc in _bloc_des_signatures(papier):
        solidariser(paragraphes(bloc))


def _bloc_des_signatures(papier: PapierWord) -> Iterator[etree._Element]:
    """De « Nous signons » au code de la version : une seule page, le dernier bloc excepté."""
    blocs = [bloc for bloc in papier.corps if bloc.tag in {w("p"), w("tbl")}]
    textes = ["".join(t.text or "" for t in bloc.iter(w("t"))) for bloc in blocs]
    debut = textes.index(_TITRE_DES_SIGNATURES) if _TITRE_DES_SIGNATURES in textes else len(blocs)
    yield from blocs[debut:-1]
