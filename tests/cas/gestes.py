"""Des gestes tirés au hasard sur un dossier : possibles, sans effet, ou impossibles."""

from collections.abc import Iterable

from hypothesis import strategies as st

from cep_desktop.domain.co_construction import Auteur
from cep_desktop.domain.depense import Depense
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import Financement
from cep_desktop.domain.plan_action import Action, Etape, StatutAction
from cep_desktop.domain.valeur import Valeur
from cep_desktop.usecases.commandes.depense import (
    AjouterDepense,
    ModifierDepense,
    SupprimerDepense,
)
from cep_desktop.usecases.commandes.financement import (
    AjouterFinancement,
    ModifierFinancement,
    SupprimerFinancement,
)
from cep_desktop.usecases.commandes.plan_action import (
    AjouterAction,
    AjouterEtape,
    ChangerStatut,
    ChoisirProchaine,
    DeplacerAction,
    DeplacerEtape,
    ModifierAction,
    ModifierEtape,
    SupprimerAction,
    SupprimerEtape,
    ValiderAction,
)
from cep_desktop.usecases.session import Commande
from tests.cas.gestes_accueil import gestes_d_accueil
from tests.cas.hasard import JOURS, LIGNES, valeurs

_RANGS = st.integers(-1, 6)
_RENVOIS = {
    "id", "etape", "actions", "contact", "affectations", "experience", "metier",
    "competences_presentes",
}  # fmt: skip
_STATUTS = st.sampled_from(StatutAction)


def gestes(dossier: Dossier) -> st.SearchStrategy[Commande]:
    """Tire un geste sur un élément de ce dossier, parfois sur un élément disparu."""
    plan, argent = dossier.accompagnement.plan_action, dossier.accompagnement.plan_financement
    etapes = _cles(plan.etapes)
    actions = _cles(action for _, action in plan.actions())
    depenses, aides = _cles(argent.depenses), _cles(argent.financements)
    return st.one_of(
        gestes_d_accueil(dossier),
        st.builds(AjouterEtape, LIGNES, LIGNES),
        st.builds(ModifierEtape, etapes, champs_de(Etape)),
        st.builds(SupprimerEtape, etapes),
        st.builds(DeplacerEtape, etapes, _RANGS),
        st.builds(AjouterAction, etapes, LIGNES, propose_par=st.sampled_from(Auteur)),
        st.builds(ModifierAction, actions, champs_de(Action)),
        st.builds(ChangerStatut, actions, _STATUTS, JOURS),
        st.builds(ValiderAction, actions, st.none() | JOURS),
        st.builds(SupprimerAction, actions),
        st.builds(DeplacerAction, actions, etapes, _RANGS),
        st.builds(ChoisirProchaine, st.none() | actions),
        st.builds(AjouterDepense, _entiers(Depense) | champs_de(Depense)),
        st.builds(ModifierDepense, depenses, champs_de(Depense)),
        st.builds(SupprimerDepense, depenses),
        st.builds(AjouterFinancement, _entiers(Financement) | champs_de(Financement)),
        st.builds(ModifierFinancement, aides, champs_de(Financement)),
        st.builds(SupprimerFinancement, aides),
    )


def _cles(elements: Iterable[Etape | Action | Depense | Financement]) -> st.SearchStrategy[str]:
    return st.sampled_from([*(element.id for element in elements), "Z9"])


def champs_de(modele: type[Valeur]) -> st.SearchStrategy[dict[str, object]]:
    """Quelques champs d’une valeur de ce modèle, parfois un champ vide ou qui n’existe pas."""
    faux = {"libelle": st.just(""), "champ_inconnu": st.just(1), "id": st.just("Z8")}
    vrais = _entiers(modele).flatmap(
        lambda champs: st.sets(st.sampled_from(sorted(champs)), max_size=4).map(
            lambda noms: {nom: champs[nom] for nom in noms}
        )
    )
    return vrais | vrais | st.fixed_dictionaries({}, optional=faux)


def _entiers(modele: type[Valeur]) -> st.SearchStrategy[dict[str, object]]:
    """Tous les champs d’une valeur de ce modèle, sans sa clé ni ses renvois."""
    return valeurs(modele).map(
        lambda valeur: {
            nom: getattr(valeur, nom) for nom in type(valeur).model_fields if nom not in _RENVOIS
        }
    )
