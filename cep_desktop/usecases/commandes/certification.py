"""D’une certification du livre, faire un chemin à étudier."""

from dataclasses import dataclass, field

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.strategie import NatureChemin
from cep_desktop.referentiels.certification import FicheCertification, partager
from cep_desktop.usecases.commandes.strategie import AjouterChemin, ModifierChemin

_LIGNE = 300


@dataclass(frozen=True, slots=True)
class EtudierCertification:
    """Ajoute un chemin ; `couverts` porte les blocs que la personne dit déjà savoir faire.

    Tout couvert par l’expérience : une VAE. Une partie : « VAE partielle + formation ». Rien, ou
    pas de VAE ouverte : une formation. Rien n’en est décidé.
    """

    fiche: FicheCertification
    couverts: frozenset[str] = frozenset()
    libelle: str = field(default="chemin ajouté", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec ce chemin."""
        fiche = self.fiche
        nature, titre, programme = self._choisir()
        suite = AjouterChemin(nature, f"{titre}\u00a0: {fiche.intitule}"[:_LIGNE]).appliquer(
            dossier
        )
        strategie = suite.conseil.strategie
        if strategie is None:
            return suite
        champs = {
            "certification": f"{fiche.intitule}, {fiche.code}"[:_LIGNE],
            "programme": programme[:_LIGNE],
        }
        return ModifierChemin(strategie.chemins[-1].id, champs).appliquer(suite)

    def _choisir(self) -> tuple[NatureChemin, str, str]:
        """Rend la nature du chemin, son titre et son programme."""
        fiche = self.fiche
        mele = partager(fiche, self.couverts)
        if mele is not None:
            experience = ", ".join(bloc.code for bloc in mele.par_experience)
            formation = ", ".join(bloc.code for bloc in mele.par_formation)
            programme = (
                f"Par l’expérience\u00a0: {experience}. Par la formation\u00a0: {formation}."
            )
            return NatureChemin.VAE, mele.titre, programme
        tout = bool(fiche.blocs) and all(bloc.code in self.couverts for bloc in fiche.blocs)
        if tout and fiche.vae_possible:
            return NatureChemin.VAE, "VAE", ""
        return NatureChemin.FORMATION, "Formation", ""
