"""Assemble l’application une fois : ce qui garde, ce qui date, ce qui met en page."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from cep_desktop import locations
from cep_desktop.usecases.poste import Poste

if TYPE_CHECKING:
    from cep_desktop.usecases.annuaires import Annuaires
    from cep_desktop.usecases.atelier import Atelier
    from cep_desktop.usecases.coffre.ports import Coffres
    from cep_desktop.usecases.livres.bibliotheque import Bibliotheque
    from cep_desktop.usecases.migrer import Passerelle
    from cep_desktop.usecases.ports import Dossiers


class HorlogeDuPoste:
    """La date du poste."""

    def aujourd_hui(self) -> date:
        """Rend la date locale du poste."""
        return date.today()  # noqa: DTZ011 - la date civile du poste, sans fuseau

    def maintenant(self) -> datetime:
        """Rend l’instant présent, en temps universel."""
        return datetime.now(UTC)


def composer_coffres() -> "Coffres":
    """Rend le coffre de la personne, là où elle garde ce qui lui appartient."""
    from cep_desktop.storage.coffre.coffres import CoffresDuPoste

    personnel = locations.dossier_utilisateur()
    return CoffresDuPoste(personnel / "coffre", personnel, HorlogeDuPoste().maintenant)


def composer_annuaire() -> "Annuaires":
    """Rend l’annuaire du poste : qui peut signer, et que l’on connaît."""
    from cep_desktop.storage.annuaire import AnnuaireDuPoste

    return AnnuaireDuPoste(locations.dossier_utilisateur() / "confiance")


def composer_livres() -> "Bibliotheque":
    """Rend les livres publics du poste, qu’une première question ouvrira."""
    from cep_desktop.storage.livres.poste import LivresDuPoste
    from cep_desktop.usecases.livres.bibliotheque import Bibliotheque

    return Bibliotheque(LivresDuPoste(locations.dossier_utilisateur() / "livres"))


def composer_passerelle() -> "Passerelle":
    """Rend ce qui relie le coffre de la personne à un serveur d’équipe."""
    from cep_desktop.storage.passerelle import PasserelleDuPoste

    return PasserelleDuPoste(HorlogeDuPoste().maintenant)


def proteger_le_programme() -> None:
    """Empêche le système d’écrire la mémoire du programme, et donc la clé, sur le disque."""
    from cep_desktop.storage.coffre.durcissement import durcir

    durcir()


def composer_atelier() -> "Atelier":
    """Rend l’atelier par défaut, ouvert sur les dossiers d’exemple."""
    from cep_desktop.storage.embarque import ExemplesEmbarques
    from cep_desktop.storage.memoire import DossiersEnMemoire

    exemples = (dossier for _, dossier in ExemplesEmbarques().lister())
    return _assembler(DossiersEnMemoire(exemples, maintenant=HorlogeDuPoste().maintenant))


def composer_poste() -> Poste:
    """Rend le poste : le coffre de la personne, et de quoi travailler dessus ou sans lui."""
    return Poste(
        coffres=composer_coffres(),
        ouvrir_atelier=_assembler,
        essayer=composer_atelier,
        passerelle=composer_passerelle(),
    )


def _assembler(dossiers: "Dossiers") -> "Atelier":
    from cep_desktop.storage.catalogue import CatalogueDuPoste
    from cep_desktop.storage.embarque import (
        ExemplesEmbarques,
        GabaritsEmbarques,
        VocabulairesEmbarques,
    )
    from cep_desktop.storage.organisme import OrganismeDuPoste
    from cep_desktop.storage.regles import PaquetsDuPoste
    from cep_desktop.usecases.atelier import Atelier
    from cep_desktop.usecases.evaluer import ReglesEnVigueur
    from cep_desktop.usecases.orienter import ReseauEnVigueur

    return Atelier(
        dossiers=dossiers,
        gabarits=GabaritsEmbarques(organisme=locations.dossier_organisme()),
        exemples=ExemplesEmbarques(),
        vocabulaires=VocabulairesEmbarques(),
        horloge=HorlogeDuPoste(),
        regles=ReglesEnVigueur(PaquetsDuPoste()),
        reseau=ReseauEnVigueur(PaquetsDuPoste(famille="spro")),
        organisme=OrganismeDuPoste(locations.dossier_organisme()),
        catalogue=CatalogueDuPoste(locations.dossier_utilisateur() / "catalogue-actions.json"),
        annuaires=composer_annuaire(),
        livres=composer_livres(),
    )
