"""Assemble l’application une fois : ce qui garde, ce qui date, ce qui met en page."""

from datetime import UTC, date, datetime

from cep_desktop import locations
from cep_desktop.storage.embarque import ExemplesEmbarques, GabaritsEmbarques, VocabulairesEmbarques
from cep_desktop.storage.memoire import DossiersEnMemoire
from cep_desktop.storage.regles import PaquetsDuPoste
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.coffre.ports import Coffres
from cep_desktop.usecases.evaluer import ReglesEnVigueur
from cep_desktop.usecases.orienter import ReseauEnVigueur


class HorlogeDuPoste:
    """La date du poste."""

    def aujourd_hui(self) -> date:
        """Rend la date locale du poste."""
        return date.today()  # noqa: DTZ011 - la date civile du poste, sans fuseau

    def maintenant(self) -> datetime:
        """Rend l’instant présent, en temps universel."""
        return datetime.now(UTC)


def composer_coffres() -> Coffres:
    """Rend le coffre de la personne, là où elle garde ce qui lui appartient."""
    from cep_desktop.storage.coffre.coffres import CoffresDuPoste

    personnel = locations.dossier_utilisateur()
    return CoffresDuPoste(personnel / "coffre", personnel, HorlogeDuPoste().maintenant)


def proteger_le_programme() -> None:
    """Empêche le système d’écrire la mémoire du programme, et donc la clé, sur le disque."""
    from cep_desktop.storage.coffre.durcissement import durcir

    durcir()


def composer_atelier() -> Atelier:
    """Rend l’atelier par défaut, ouvert sur les dossiers d’exemple."""
    exemples, horloge = ExemplesEmbarques(), HorlogeDuPoste()
    return Atelier(
        dossiers=DossiersEnMemoire(
            (dossier for _, dossier in exemples.lister()), maintenant=horloge.maintenant
        ),
        gabarits=GabaritsEmbarques(),
        exemples=exemples,
        vocabulaires=VocabulairesEmbarques(),
        horloge=horloge,
        regles=ReglesEnVigueur(PaquetsDuPoste()),
        reseau=ReseauEnVigueur(PaquetsDuPoste(famille="spro")),
    )
