"""La feuille cachée : de quel dossier et de quelle version vient ce classeur.

Elle garde les clés qui rangent les lignes et l’empreinte des cases protégées ; les valeurs, elles,
ne sont que dans les feuilles que l’on voit.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cep_desktop.documents.excel.classeur import Feuille
from cep_desktop.documents.excel.grille import ClasseurIllisible, Grille
from cep_desktop.documents.plan_financement.contenu import FORMAT, ContenuPlanFinancement
from cep_desktop.documents.plan_financement.parties.reperes import Reperes

NOM = "_meta"
NATURE = "cep-desktop/plan-financement"

_NATURE, _FORMAT, _EMPREINTE = "nature", "format", "empreinte"
_OUI, _NON = "oui", "non"
_DEPENSES, _FINANCEMENTS, _AIDES = "depenses", "financements", "aides"
_REVENUS, _MOIS, _SENS = "revenus", "mois", "sens"
_DEMARCHES, _RETOUR = "demarches", "retour"


@dataclass(frozen=True, slots=True)
class Meta:
    """Ce que la feuille cachée dit du classeur."""

    reperes: Reperes
    empreinte: str
    depenses: tuple[str, ...]
    financements: tuple[str, ...]
    aides: tuple[str, ...]
    revenus: tuple[str, ...]
    mois: tuple[str, ...]
    sens: tuple[str, ...]
    demarches: tuple[str, ...]
    retour: tuple[str, ...]


def ecrire(feuille: Feuille, contenu: ContenuPlanFinancement) -> None:
    """Écrit la feuille en dernier, et la cache ; seul le programme la relit.

    L’empreinte porte sur toutes les cases protégées écrites avant elle, celles-ci comprises.
    """
    lignes = [
        (_NATURE, NATURE),
        (_FORMAT, str(contenu.format)),
        *_reperes(contenu.reperes),
        *_cles(contenu),
    ]
    for rangee, ligne in enumerate(lignes):
        _ecrire_ligne(feuille, rangee, ligne)
    _ecrire_ligne(feuille, len(lignes), (_EMPREINTE, feuille.classeur.empreinte()))
    feuille.page.set_column(0, 1, 40)
    feuille.page.protect()
    feuille.page.very_hidden()


def _ecrire_ligne(feuille: Feuille, rangee: int, ligne: tuple[str, str]) -> None:
    for colonne, texte in enumerate(ligne):
        feuille.texte((rangee, colonne), texte)


def _reperes(reperes: Reperes) -> Iterator[tuple[str, str]]:
    yield "dossier", reperes.dossier
    yield "version", str(reperes.version)
    yield "version_du", reperes.version_du.isoformat()
    yield "initiales", reperes.initiales
    yield "structure", reperes.structure
    yield "conseiller", reperes.conseiller
    yield "fonction", reperes.fonction
    yield "courriel", reperes.courriel
    yield "telephone", reperes.telephone
    yield "est_fictif", _OUI if reperes.est_fictif else _NON
    yield "identifiant", reperes.identifiant


def _cles(contenu: ContenuPlanFinancement) -> Iterator[tuple[str, str]]:
    tresorerie = contenu.tresorerie
    yield from ((_DEPENSES, ligne.cle) for ligne in contenu.depenses)
    yield from ((_FINANCEMENTS, ligne.cle) for ligne in contenu.financements)
    yield from ((_AIDES, aide.cle) for aide in contenu.couverture.aides)
    yield from ((_REVENUS, revenu.cle) for revenu in contenu.synthese.revenus)
    yield from ((_MOIS, ligne.mois.isoformat()) for ligne in tresorerie.mois)
    yield from ((_SENS, colonne.sens.value) for colonne in tresorerie.colonnes)
    yield from ((_DEMARCHES, ligne.cle) for ligne in contenu.demarches)
    yield from ((_RETOUR, ligne.cle) for ligne in contenu.retour.lignes)


def lire(grille: Grille) -> Meta:
    """Relit la feuille cachée. Lève `ClasseurIllisible` si le format n’est pas connu."""
    valeurs: dict[str, list[str]] = {}
    for rangee in range(len(grille.rangees)):
        valeurs.setdefault(grille.texte((rangee, 0)), []).append(grille.texte((rangee, 1)))
    if valeurs.get(_NATURE) != [NATURE]:
        raise etranger()
    if valeurs.get(_FORMAT) != [str(FORMAT)]:
        raise ClasseurIllisible(
            "Ce classeur vient d’une autre version du programme.",
            remede="Mettez le programme à jour, ou produisez de nouveau le classeur.",
        )
    return Meta(
        reperes=_lire_reperes(valeurs),
        empreinte=_seule(valeurs, _EMPREINTE),
        depenses=tuple(valeurs.get(_DEPENSES, ())),
        financements=tuple(valeurs.get(_FINANCEMENTS, ())),
        aides=tuple(valeurs.get(_AIDES, ())),
        revenus=tuple(valeurs.get(_REVENUS, ())),
        mois=tuple(valeurs.get(_MOIS, ())),
        sens=tuple(valeurs.get(_SENS, ())),
        demarches=tuple(valeurs.get(_DEMARCHES, ())),
        retour=tuple(valeurs.get(_RETOUR, ())),
    )


def case_de_l_empreinte(grille: Grille) -> int:
    """Rangée de l’empreinte, seule ligne de la feuille hors de l’empreinte."""
    return grille.rangee_de(_EMPREINTE)


def etranger() -> ClasseurIllisible:
    """Le refus d’un classeur qui n’est pas un plan de financement."""
    return ClasseurIllisible(
        "Ce classeur n’est pas un plan de financement produit par CEP Desktop.",
        remede="Choisissez le fichier envoyé à l’organisme, renvoyé avec ses réponses.",
    )


def _lire_reperes(valeurs: dict[str, list[str]]) -> Reperes:
    return Reperes(
        initiales=_seule(valeurs, "initiales"),
        dossier=_seule(valeurs, "dossier"),
        version=int(_seule(valeurs, "version")),
        version_du=date.fromisoformat(_seule(valeurs, "version_du")),
        structure=_seule(valeurs, "structure"),
        conseiller=_seule(valeurs, "conseiller"),
        fonction=_seule(valeurs, "fonction"),
        courriel=_seule(valeurs, "courriel"),
        telephone=_seule(valeurs, "telephone"),
        est_fictif=_seule(valeurs, "est_fictif") == _OUI,
        identifiant=_seule(valeurs, "identifiant"),
    )


def _seule(valeurs: dict[str, list[str]], nom: str) -> str:
    trouvees = valeurs.get(nom, [])
    if len(trouvees) != 1:
        raise etranger()
    return trouvees[0]
