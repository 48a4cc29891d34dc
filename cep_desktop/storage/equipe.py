"""Les dossiers d’une équipe, sur un serveur : coupures sans perte, droits dits en français."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from threading import Lock
from uuid import UUID, uuid4

from sqlalchemy import Boolean, ColumnElement, literal_column

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.storage.sql import identite, postgresql
from cep_desktop.storage.sql.depot import DossiersEnBase
from cep_desktop.storage.sql.droits import DroitsEnBase, lire_moi
from cep_desktop.storage.sql.index_postgresql import IndexPostgresql
from cep_desktop.storage.sql.notification import EcouteDuServeur
from cep_desktop.storage.sql.operation import noter
from cep_desktop.storage.sql.pannes import tenter
from cep_desktop.storage.sql.registre_serveur import RegistreDuServeur
from cep_desktop.usecases.equipe import AccesRefuse, AdresseServeur, IdentiteNonProuvee
from cep_desktop.usecases.fiche import FicheDossier
from cep_desktop.usecases.ports import ConflitDeRevision, DossierGarde, RevisionGardee

_PORTEE: ColumnElement[bool] = literal_column(
    "(entete.equipe = ANY ((SELECT mes_equipes())::int[])"
    " OR entete.id = ANY ((SELECT mes_partages(false))::text[]))",
    Boolean(),
)


@dataclass(frozen=True, slots=True)
class DossiersEnEquipe:
    """Les dossiers que ce compte peut voir ; un geste coupé est rejoué, jamais compté deux fois."""

    base: DossiersEnBase

    def fiches(self) -> tuple[FicheDossier, ...]:
        """Rend la liste, échéance la plus proche d’abord, dossiers clos à la fin."""
        return tenter(self.base.fiches)

    def chercher(self, texte: str, *, au_plus: int = 50) -> tuple[FicheDossier, ...]:
        """Rend les dossiers qui contiennent ces mots, malgré accents, casse et petites fautes."""
        return tenter(partial(self.base.chercher, texte, au_plus=au_plus))

    def lire(self, identifiant: UUID) -> DossierGarde:
        """Rend un dossier et sa révision. Lève `ElementIntrouvable`."""
        return tenter(partial(self.base.lire, identifiant))

    def ecrire(self, dossier: Dossier, *, attendue: int, geste: str) -> int:
        """Garde le dossier, rend sa nouvelle révision. Lève `ConflitDeRevision`, `AccesRefuse`."""
        return self.ecrire_une_fois(dossier, attendue=attendue, geste=geste, operation=uuid4())

    def ecrire_une_fois(
        self, dossier: Dossier, *, attendue: int, geste: str, operation: UUID
    ) -> int:
        """Écrit comme `ecrire` ; une `operation` déjà faite rend sa révision, sans rien refaire."""
        try:
            return tenter(partial(self._ecrire, dossier, attendue, geste, operation))
        except ConflitDeRevision:
            raise self._expliquer(dossier.id, attendue) from None

    def historique(self, identifiant: UUID) -> tuple[RevisionGardee, ...]:
        """Rend les révisions gardées, la plus récente d’abord."""
        return tenter(partial(self.base.historique, identifiant))

    def lire_revision(self, identifiant: UUID, numero: int) -> Dossier:
        """Rend le dossier tel qu’il était. Lève `ElementIntrouvable`."""
        return tenter(partial(self.base.lire_revision, identifiant, numero))

    def nommer(self, identifiant: UUID, numero: int, nom: str) -> None:
        """Donne un nom à une révision."""
        tenter(partial(self.base.nommer, identifiant, numero, nom))

    def effacer(self, identifiant: UUID) -> None:
        """Efface un dossier et ses révisions. Lève `ElementIntrouvable` ou `AccesRefuse`."""
        self.lire(identifiant)
        try:
            tenter(partial(self.base.effacer, identifiant))
        except ElementIntrouvable:
            if self._est_visible(identifiant):
                raise AccesRefuse(
                    "Seuls le référent et le responsable de l’équipe peuvent effacer ce dossier.",
                    remede="Rien n’a été effacé.",
                ) from None

    def _ecrire(self, dossier: Dossier, attendue: int, geste: str, operation: UUID) -> int:
        with self.base.moteur.begin() as connexion:
            if noter(connexion, operation, dossier, revision=attendue + 1):
                self.base.ecrire_dans(connexion, dossier, attendue=attendue, geste=geste)
        return attendue + 1

    def _est_visible(self, identifiant: UUID) -> bool:
        try:
            self.lire(identifiant)
        except ElementIntrouvable:
            return False
        return True

    def _expliquer(self, identifiant: UUID, attendue: int) -> ConflitDeRevision | AccesRefuse:
        """Distingue un dossier changé ailleurs d’un dossier que l’on ne peut pas écrire."""
        try:
            revision = self.lire(identifiant).revision
        except ElementIntrouvable:
            return AccesRefuse(
                "Ce dossier ne vous est plus ouvert, ou il a été effacé.",
                remede="Demandez à son référent. Votre travail est gardé sur ce poste.",
            )
        if revision != attendue:
            return ConflitDeRevision()
        return AccesRefuse(
            "Ce dossier vous est montré en lecture seule.",
            remede="Demandez à son référent de vous l’ouvrir en écriture.",
        )


@dataclass(frozen=True, slots=True)
class EquipeOuverte:
    """Une liaison ouverte avec le serveur."""

    dossiers: DossiersEnEquipe
    droits: DroitsEnBase
    connecter: postgresql.Connecter
    _ecoutes: list[EcouteDuServeur] = field(default_factory=list)

    def ecouter(self) -> EcouteDuServeur:
        """Rend de quoi recevoir les avis de changement, sur une connexion à part."""
        ecoute = EcouteDuServeur(self.connecter)
        self._ecoutes.append(ecoute)
        return ecoute

    def fermer(self) -> None:
        """Ferme toutes les connexions, celles qui écoutent comprises."""
        for ecoute in self._ecoutes:
            ecoute.fermer()
        self.dossiers.base.moteur.dispose()


class Liaison:
    """Une liaison qui s’ouvre au premier besoin, et se rouvre si elle n’a pas pu se faire."""

    def __init__(self, ouvrir: Callable[[], EquipeOuverte]) -> None:
        self._ouvrir = ouvrir
        self._ouverte: EquipeOuverte | None = None
        self._verrou = Lock()

    def equipe(self) -> EquipeOuverte:
        """Rend la liaison ouverte, une seule pour tous les fils.

        Lève `ServeurInjoignable`, `ConnexionRefusee`…
        """
        with self._verrou:
            if self._ouverte is None:
                self._ouverte = self._ouvrir()
            return self._ouverte

    def fermer(self) -> None:
        """Ferme la liaison, si elle s’est ouverte."""
        if self._ouverte is not None:
            self._ouverte.fermer()
            self._ouverte = None


def ouvrir(
    adresse: AdresseServeur, mot_de_passe: str | None, *, maintenant: Callable[[], datetime]
) -> EquipeOuverte:
    """Ouvre les dossiers d’une équipe.

    Lève `ServeurInjoignable`, `ConnexionRefusee`, `IdentiteNonProuvee` ou `ServeurMalRegle`.
    """
    connecter = postgresql.connecteur(adresse, mot_de_passe)
    try:
        moteur = postgresql.ouvrir(connecter)
    except IdentiteNonProuvee:
        raise identite.expliquer(adresse) from None
    try:
        auteur = lire_moi(moteur).nom_complet
    except BaseException:
        moteur.dispose()
        raise
    base = DossiersEnBase(
        moteur,
        IndexPostgresql(),
        auteur,
        maintenant,
        portee=_PORTEE,
        registre=RegistreDuServeur(moteur),
    )
    return EquipeOuverte(DossiersEnEquipe(base), DroitsEnBase(base), connecter)


def fin_du_certificat(adresse: AdresseServeur) -> date | None:
    """Rend le dernier jour du certificat du serveur ; `None` sur l’ordinateur même, ou inconnu."""
    return None if adresse.est_locale else identite.fin_du_certificat(adresse)
