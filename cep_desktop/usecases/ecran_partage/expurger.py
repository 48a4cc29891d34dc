"""Le dossier que l’écran partagé a le droit de lire : un autre dossier, pas le même moins caché."""

from typing import NewType

from cep_desktop.domain.co_construction import Auteur, CoConstruction
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.liens import delier
from cep_desktop.domain.valeur import Valeur
from cep_desktop.usecases.ecran_partage.montrables import Montrables, montrables

DossierMontrable = NewType("DossierMontrable", Dossier)
"""Un dossier expurgé ; une vue partagée ne se calcule que de lui, et le typage y veille."""

_PEUT_ETRE_SANS_ELLE = {Auteur.CONSEILLER, Auteur.NE_SAIT_PLUS}


def expurger(dossier: Dossier) -> DossierMontrable:
    """Rend le dossier sans notes, sans nom d’un autre, sans rien que la personne n’ait vu.

    Une proposition du conseiller n’y est qu’une fois choisie, commentée ou validée avec elle.
    """
    champs = _montrer(dossier.partageable(), montrables(), est_valide=True)
    return DossierMontrable(Dossier.model_validate(delier(champs)))


def a_ete_vu(element: object) -> bool:
    """Vrai si la personne a proposé, choisi, noté, commenté ou validé cet élément.

    Ce dont on ne sait plus qui l’a proposé vient peut-être du conseiller seul : il attend aussi.
    """
    trace = getattr(element, "co_construction", None)
    if not isinstance(trace, CoConstruction) or trace.propose_par not in _PEUT_ETRE_SANS_ELLE:
        return True
    est_choisi = trace.choisi_par in {Auteur.BENEFICIAIRE, Auteur.ENSEMBLE}
    est_note = getattr(element, "gout", None) is not None
    return est_choisi or est_note or trace.est_valide or trace.paroles is not None


def _montrer(valeur: Valeur, liste: Montrables, *, est_valide: bool) -> dict[str, object]:
    """Les champs permis ; un élément à trace décide lui-même de ce qui est validé dessous."""
    trace = getattr(valeur, "co_construction", None)
    if isinstance(trace, CoConstruction):
        est_valide = trace.est_valide
    return {
        nom: _champ(getattr(valeur, nom), liste, est_valide=est_valide)
        for nom in type(valeur).model_fields
        if nom in liste.champs(type(valeur), est_valide=est_valide)
        and (type(valeur).model_fields[nom].is_required() or a_ete_vu(getattr(valeur, nom)))
    }


def _champ(contenu: object, liste: Montrables, *, est_valide: bool) -> object:
    if isinstance(contenu, Valeur):
        return _montrer(contenu, liste, est_valide=est_valide)
    if isinstance(contenu, tuple):
        return tuple(_champ(un, liste, est_valide=est_valide) for un in contenu if a_ete_vu(un))
    return contenu
