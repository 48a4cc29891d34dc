"""Relie le coffre de ce poste à un serveur d’équipe : installer l’un, verser dans l’autre."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cep_desktop.usecases.coffre.ports import Coffre
    from cep_desktop.usecases.equipe import AdresseServeur, EssaiServeur
    from cep_desktop.usecases.hors_ligne import PosteEnEquipe
    from cep_desktop.usecases.migrer import Archive


@dataclass(frozen=True, slots=True)
class PasserelleDuPoste:
    """Ce qu’un poste sait faire d’un serveur ; `maintenant` rend l’heure en temps universel."""

    maintenant: Callable[[], datetime]

    def sql_installation(self) -> str:
        """Rend le script qui installe un serveur, à passer à psql."""
        from cep_desktop.storage.sql.installation import sql_installation

        return sql_installation()

    def du_coffre(self, coffre: "Coffre") -> "Archive":
        """Rend les dossiers entiers d’un coffre ouvert."""
        from cep_desktop.storage.sql.archive import ArchiveEnBase
        from cep_desktop.storage.sql.depot import DossiersEnBase

        dossiers = coffre.dossiers
        if not isinstance(dossiers, DossiersEnBase):
            raise TypeError(type(dossiers).__name__)
        return ArchiveEnBase(dossiers)

    def essayer(self, adresse: "AdresseServeur", mot_de_passe: str | None) -> "EssaiServeur":
        """Rend ce que répond un serveur, sans rien y écrire.

        Lève `ServeurInjoignable`, `ConnexionRefusee` ou `ServeurMalRegle`.
        """
        _exiger_le_pilote()
        from cep_desktop.storage import equipe
        from cep_desktop.usecases.equipe import EssaiServeur

        ouverte = equipe.ouvrir(adresse, mot_de_passe, maintenant=self.maintenant)
        try:
            dossiers = len(ouverte.dossiers.fiches())
            return EssaiServeur(ouverte.droits.moi(), dossiers, equipe.fin_du_certificat(adresse))
        finally:
            ouverte.fermer()

    @contextmanager
    def du_serveur(
        self, adresse: "AdresseServeur", mot_de_passe: str | None
    ) -> "Iterator[Archive]":
        """Ouvre les dossiers d’un serveur ; n’en sortent que ceux dont on est le référent.

        Lève `ServeurInjoignable`, `ConnexionRefusee` ou `ServeurMalRegle`.
        """
        _exiger_le_pilote()
        from cep_desktop.storage import equipe
        from cep_desktop.storage.sql.archive_serveur import ArchiveDuServeur

        ouverte = equipe.ouvrir(adresse, mot_de_passe, maintenant=self.maintenant)
        try:
            yield ArchiveDuServeur.de(ouverte.dossiers.base)
        finally:
            ouverte.fermer()

    @contextmanager
    def travailler(
        self, coffre: "Coffre", adresse: "AdresseServeur", mot_de_passe: str | None
    ) -> "Iterator[PosteEnEquipe]":
        """Ouvre les dossiers d’une équipe, même si le serveur se tait : le coffre y supplée.

        Lève `ServeurMalRegle` si ce poste n’a pas de quoi parler à un serveur, ou `CoffreAbime`.
        """
        _exiger_le_pilote()
        from cep_desktop.storage import equipe
        from cep_desktop.storage.coffre.ouvert import CoffreOuvert
        from cep_desktop.storage.hors_ligne import ReserveChiffree
        from cep_desktop.usecases.hors_ligne import PosteEnEquipe, TravailHorsLigne

        if not isinstance(coffre, CoffreOuvert):
            raise TypeError(type(coffre).__name__)
        liaison = equipe.Liaison(
            lambda: equipe.ouvrir(adresse, mot_de_passe, maintenant=self.maintenant)
        )
        reserve = ReserveChiffree.ouvrir(
            coffre.dossier, coffre.interieur.cle, maintenant=self.maintenant
        )
        try:
            yield PosteEnEquipe(
                TravailHorsLigne(lambda: liaison.equipe().dossiers, reserve, self.maintenant),
                droits=lambda: liaison.equipe().droits,
                ecouter=lambda: liaison.equipe().ecouter(),
                fin_du_certificat=lambda: equipe.fin_du_certificat(adresse),
            )
        finally:
            liaison.fermer()
            reserve.fermer()


def _exiger_le_pilote() -> None:
    from cep_desktop.usecases.equipe import ServeurMalRegle

    if find_spec("psycopg") is None:
        raise ServeurMalRegle(
            "Cette installation de CEP Desktop ne sait pas parler à un serveur.",
            remede="Installez-la avec les équipes\u00a0: pip install cep-desktop[equipe].",
        )
