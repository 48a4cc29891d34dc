"""Des gestes de l’accueil tirés au hasard : possibles, sans effet, ou impossibles."""

from collections.abc import Iterable

from hypothesis import strategies as st

from cep_desktop.domain.accueil import (
    InformationRemise,
    Interet,
    Orientation,
    Presence,
    ReunionCollective,
    Suite,
)
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.parcours import Avancement
from cep_desktop.domain.situation import Fait, NeSaitPas
from cep_desktop.domain.transmission import PartieDossier
from cep_desktop.domain.vocabulaire import Volet
from cep_desktop.usecases.commandes.accueil import (
    AnalyserDemande,
    DaterInformationCep,
    DaterInformationDonnees,
    Decider,
    DireDecision,
    EcrireDemande,
    ValiderDecision,
    ValiderDemande,
)
from cep_desktop.usecases.commandes.information import (
    AjouterInformation,
    DireInteret,
    ModifierInformation,
    RemettreInformation,
    RetirerInformation,
)
from cep_desktop.usecases.commandes.orientation import (
    FaireOrientation,
    PreparerOrientation,
    RetirerOrientation,
)
from cep_desktop.usecases.commandes.parcours import ChangerAvancement
from cep_desktop.usecases.commandes.reunion import AjouterReunion, NoterPresence, RetirerReunion
from cep_desktop.usecases.commandes.situation import EffacerFait, NoterFait
from cep_desktop.usecases.session import Commande
from tests.cas.hasard import JOURS, LIGNES, valeurs

_OU_RIEN = st.none() | JOURS
_PARTIES = st.sets(st.sampled_from(PartieDossier)).map(
    lambda choisies: tuple(partie for partie in PartieDossier if partie in choisies)
)


def gestes_d_accueil(dossier: Dossier) -> st.SearchStrategy[Commande]:
    """Tire un geste de l’accueil, parfois sur un élément disparu."""
    accueil = dossier.accueil
    informations = _noms(i.id for i in accueil.informations)
    reunions = _noms(r.id for r in accueil.reunions)
    structures = _noms(o.structure for o in accueil.orientations)
    return st.one_of(
        st.builds(EcrireDemande, LIGNES, JOURS),
        st.builds(AnalyserDemande, st.fixed_dictionaries({}, optional={"analyse": LIGNES})),
        st.builds(ValiderDemande, _OU_RIEN),
        st.builds(DaterInformationCep, _OU_RIEN),
        st.builds(DaterInformationDonnees, _OU_RIEN),
        st.builds(Decider, st.sampled_from(Suite), JOURS),
        st.builds(DireDecision, LIGNES, JOURS),
        st.builds(ValiderDecision, _OU_RIEN),
        st.builds(AjouterInformation, valeurs(InformationRemise).map(_sans_cle)),
        st.builds(ModifierInformation, informations, st.just({"champ_inconnu": 1})),
        st.builds(RemettreInformation, informations, _OU_RIEN),
        st.builds(DireInteret, informations, st.none() | st.sampled_from(Interet)),
        st.builds(RetirerInformation, informations),
        st.builds(AjouterReunion, valeurs(ReunionCollective).map(_sans_cle)),
        st.builds(NoterPresence, reunions, st.sampled_from(Presence)),
        st.builds(RetirerReunion, reunions),
        st.builds(PreparerOrientation, valeurs(Orientation)),
        st.builds(FaireOrientation, structures, _PARTIES, JOURS),
        st.builds(RetirerOrientation, structures),
        st.builds(ChangerAvancement, st.sampled_from(Volet), st.sampled_from(Avancement)),
        st.builds(EffacerFait, st.sampled_from(CodeFait)),
        st.builds(NoterFait, st.sampled_from(CodeFait), st.just(NeSaitPas()), JOURS),
        valeurs(Fait).map(lambda f: NoterFait(f.code, f.reponse, f.connu_le, f.origine)),
    )


def _noms(connus: Iterable[str]) -> st.SearchStrategy[str]:
    return st.sampled_from([*connus, "Z9"])


def _sans_cle(valeur: InformationRemise | ReunionCollective) -> dict[str, object]:
    return {nom: getattr(valeur, nom) for nom in type(valeur).model_fields if nom != "id"}
