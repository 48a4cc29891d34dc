"""Des gestes de conseil tirés au hasard : possibles, sans effet, ou impossibles."""

from collections.abc import Iterable

from hypothesis import strategies as st

from cep_desktop.domain.autonomie import Autonomie
from cep_desktop.domain.co_construction import Auteur
from cep_desktop.domain.competence import (
    Aisance,
    Competence,
    Experience,
    MetierVise,
    NatureExploration,
)
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.projet import Faisable, NatureProjet, Piste, Projet
from cep_desktop.domain.strategie import Chemin, ChoixChemin, NatureChemin
from cep_desktop.usecases.commandes import (
    action_suggeree,
    autres_projets,
    besoin,
    bloc_situation,
    competence,
    etapes_des_chemins,
    experience,
    facon_avancer,
    metier,
    piste,
    priorite,
    projet,
    regards,
    strategie,
)
from cep_desktop.usecases.session import Commande
from tests.cas.gestes import champs_de
from tests.cas.hasard import JOURS, LIGNES

_RANGS, _PAS = st.integers(-1, 7), st.sampled_from((-1, 1))
_BLOCS = st.sampled_from(bloc_situation.Bloc)
_ECRITS = st.sampled_from((bloc_situation.Bloc.CONTRAINTES, bloc_situation.Bloc.APPUIS))
_AISANCES, _REPONSES = st.sampled_from(Aisance), st.sampled_from(Faisable)
_JOURS = st.none() | JOURS


def gestes_du_conseil(dossier: Dossier) -> st.SearchStrategy[Commande]:
    """Tire un geste de conseil sur un élément de ce dossier, parfois sur un élément disparu."""
    conseil = dossier.conseil
    chemins = conseil.strategie.chemins if conseil.strategie else ()
    return st.one_of(
        _gestes_sur_la_situation(),
        _gestes_sur_les_competences(
            _cles(conseil.competences), _cles(conseil.experiences), _cles(conseil.metiers)
        ),
        _gestes_sur_les_pistes(_cles(conseil.pistes), _cles(conseil.metiers)),
        _gestes_sur_le_projet(_cles(chemins)),
    )


def _gestes_sur_la_situation() -> st.SearchStrategy[Commande]:
    facon = st.fixed_dictionaries(
        {}, optional={"autonomie": st.sampled_from(Autonomie), "rythme": LIGNES}
    )
    return st.one_of(
        st.builds(facon_avancer.ConvenirFacon, facon),
        st.builds(facon_avancer.ValiderFacon, _JOURS),
        st.builds(priorite.AjouterPriorite, LIGNES),
        st.builds(priorite.RenommerPriorite, _RANGS, LIGNES),
        st.builds(priorite.DeplacerPriorite, _RANGS, _PAS),
        st.builds(priorite.PeserPriorite, _RANGS, st.integers(0, 4)),
        st.builds(priorite.SupprimerPriorite, _RANGS),
        st.builds(priorite.DireCeQuiCompte, LIGNES, JOURS),
        st.builds(priorite.ValiderPriorites, _JOURS),
        st.builds(bloc_situation.AjouterLigne, _ECRITS, LIGNES),
        st.builds(bloc_situation.ModifierLigne, _ECRITS, _RANGS, LIGNES),
        st.builds(bloc_situation.RetirerLigne, _ECRITS, _RANGS),
        st.builds(bloc_situation.ValiderBloc, _BLOCS, _JOURS),
    )


def _gestes_sur_les_competences(
    competences: st.SearchStrategy[str],
    experiences: st.SearchStrategy[str],
    metiers: st.SearchStrategy[str],
) -> st.SearchStrategy[Commande]:
    return st.one_of(
        st.builds(competence.AjouterCompetence, LIGNES, _AISANCES),
        st.builds(competence.ModifierCompetence, competences, champs_de(Competence)),
        st.builds(competence.ValiderCompetence, competences, _JOURS),
        st.builds(competence.SupprimerCompetence, competences),
        st.builds(experience.AjouterExperience, LIGNES),
        st.builds(experience.ModifierExperience, experiences, champs_de(Experience)),
        st.builds(experience.SupprimerExperience, experiences),
        st.builds(besoin.AjouterBesoin, LIGNES),
        st.builds(besoin.RetirerBesoin, LIGNES),
        st.builds(metier.AjouterMetier, LIGNES),
        st.builds(metier.ModifierMetier, metiers, champs_de(MetierVise)),
        st.builds(metier.BasculerCompetence, metiers, competences),
        st.builds(metier.SupprimerMetier, metiers),
        st.builds(
            metier.Explorer,
            metiers,
            st.sampled_from(NatureExploration),
            st.fixed_dictionaries({}, optional={"aupres": LIGNES, "le": _JOURS}),
        ),
        st.builds(metier.ValiderMetier, metiers, _JOURS),
    )


def _gestes_sur_les_pistes(
    pistes: st.SearchStrategy[str], metiers: st.SearchStrategy[str]
) -> st.SearchStrategy[Commande]:
    return st.one_of(
        st.builds(piste.AjouterPiste, LIGNES),
        st.builds(piste.GarderPiste, metiers),
        st.builds(piste.ModifierPiste, pistes, champs_de(Piste)),
        st.builds(piste.RepondreCritere, pistes, LIGNES, _REPONSES, LIGNES),
        st.builds(piste.ChoisirPiste, pistes, st.sampled_from(Auteur)),
        st.builds(piste.NePlusChoisir),
        st.builds(piste.DirePourquoi, pistes, LIGNES, JOURS),
        st.builds(piste.ValiderPiste, pistes, _JOURS),
        st.builds(piste.PlacerPiste, pistes, _RANGS),
        st.builds(piste.SupprimerPiste, pistes),
    )


def _gestes_sur_le_projet(chemins: st.SearchStrategy[str]) -> st.SearchStrategy[Commande]:
    natures = st.sampled_from(NatureChemin)
    return st.one_of(
        st.builds(projet.EcrireProjet, LIGNES, st.sampled_from(NatureProjet), LIGNES),
        st.builds(projet.ModifierProjet, champs_de(Projet)),
        st.builds(projet.RepondreCondition, LIGNES, _REPONSES, LIGNES),
        st.builds(projet.RetirerCondition, LIGNES),
        st.builds(projet.ValiderProjet, _JOURS),
        st.builds(regards.AjouterRegard, st.sampled_from(regards.Regard), LIGNES),
        st.builds(regards.RetirerRegard, st.sampled_from(regards.Regard), LIGNES),
        st.builds(autres_projets.MettreDeCote, JOURS),
        st.builds(autres_projets.Reprendre, st.sampled_from(("P1", "P2")), JOURS),
        st.builds(strategie.AjouterChemin, natures, LIGNES),
        st.builds(strategie.ModifierChemin, chemins, champs_de(Chemin)),
        st.builds(strategie.DeciderChemin, chemins, st.sampled_from(ChoixChemin), LIGNES),
        st.builds(strategie.SupprimerChemin, chemins),
        st.builds(strategie.DireStrategie, LIGNES, JOURS),
        st.builds(strategie.ValiderStrategie, _JOURS),
        st.builds(action_suggeree.CreerAction, LIGNES),
        st.builds(etapes_des_chemins.CreerEtapes),
    )


def _cles(
    elements: Iterable[Competence | Experience | MetierVise | Piste | Chemin],
) -> st.SearchStrategy[str]:
    return st.sampled_from([*(element.id for element in elements), "Z9"])
