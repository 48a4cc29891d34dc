"""La durée de conservation d’un coffre : dossiers échus, effacement, anonymisation."""

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import Connection, func, select

from cep_desktop.documents import dossier_portable
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.rules.conservation import conserver
from cep_desktop.rules.jours import UniteDelai, decaler
from cep_desktop.storage.coffre.interieur import Interieur
from cep_desktop.storage.coffre.tables import anonymise
from cep_desktop.storage.sql.depot import DossiersEnBase
from cep_desktop.storage.sql.schema import document, entete
from cep_desktop.storage.sql.transaction import ecriture, lecture
from cep_desktop.usecases.coffre.conservation import (
    MOIS_MAXIMUM,
    DossierEchu,
    Effectif,
    compter,
    grouper,
)
from cep_desktop.usecases.coffre.journal import Geste

_REGLAGE = "conservation_mois"
_FIN_DE_MOIS = timedelta(days=3)
"""Le 31 janvier plus un mois tombe le 28 février, qui moins un mois tombe le 28 janvier."""


@dataclass(frozen=True, slots=True)
class ConservationDuCoffre:
    """Ce que l’organisme a décidé de garder, et ce qui doit disparaître."""

    interieur: Interieur
    dossiers: DossiersEnBase

    @property
    def mois(self) -> int | None:
        """Mois après le dernier contact ; `None` tant que l’organisme n’a pas choisi."""
        valeur = self.interieur.reglage(_REGLAGE)
        return int(valeur) if valeur else None

    def regler(self, mois: int) -> None:
        """Règle la durée. Lève `ErreurMetier` hors de 1 à 120 mois, ou `EcritureImpossible`."""
        if not 1 <= mois <= MOIS_MAXIMUM:
            raise ErreurMetier(
                f"La durée de conservation va de 1 à {MOIS_MAXIMUM} mois.",
                remede="Demandez la bonne durée à votre délégué à la protection des données.",
            )
        self.interieur.regler(_REGLAGE, str(mois))

    def echus(self) -> tuple[DossierEchu, ...]:
        """Rend les dossiers échus aujourd’hui, le plus ancien contact d’abord, gelés compris.

        Sans durée réglée, aucun.
        """
        mois = self.mois
        return () if mois is None else tuple(self._echus(mois, self.interieur.maintenant().date()))

    def effacer(self, identifiants: Iterable[UUID]) -> None:
        """Efface pour de bon, tous ou aucun. Lève `DossierGele` ou `ElementIntrouvable`."""
        self.interieur.exiger_ecriture()
        self.dossiers.effacer_tous(identifiants)

    def anonymiser(self, identifiants: Iterable[UUID]) -> None:
        """Efface pour de bon, et ne garde de chacun qu’une unité dans un compte.

        Tous ou aucun. Lève `DossierGele` ou `ElementIntrouvable`.
        """
        dedans, vises = self.interieur, tuple(identifiants)
        dedans.exiger_ecriture()
        dossiers = [self.dossiers.lire(vise).dossier for vise in vises]
        with ecriture(dedans.moteur) as connexion:
            for dossier in dossiers:
                objet = dedans.journal.empreinte(dossier.id)
                dedans.noter_dans(connexion, Geste.ANONYMISATION, objet=objet)
                _compter(connexion, dossier)
            self.dossiers.effacer_dans(connexion, vises)
        dedans.reposer()

    def anonymises(self) -> tuple[Effectif, ...]:
        """Rend combien de dossiers ont été anonymisés, par année d’ouverture."""
        requete = (
            select(anonymise.c.annee, func.sum(anonymise.c.dossiers))
            .group_by(anonymise.c.annee)
            .order_by(anonymise.c.annee)
        )
        with lecture(self.interieur.moteur) as connexion:
            if not self.interieur.moteur.dialect.has_table(connexion, anonymise.name):
                return ()  # un coffre plus ancien, ouvert en lecture seule
            return tuple(compter(*ligne) for ligne in connexion.execute(requete))

    def _echus(self, mois: int, le: date) -> Iterator[DossierEchu]:
        """Ne relit que les dossiers dont le dernier contact, noté à l’enregistrement, est ancien.

        Un rendez-vous alors à venir a pu se tenir depuis : la règle tranche sur le dossier entier.
        """
        requete = (
            select(document.c.json)
            .join(entete, entete.c.id == document.c.dossier)
            .where(entete.c.dernier_contact <= decaler(le, -mois, UniteDelai.MOIS) + _FIN_DE_MOIS)
            .order_by(entete.c.dernier_contact, entete.c.rang_nom)
        )
        with lecture(self.interieur.moteur) as connexion:
            contenus = connexion.execute(requete).scalars().all()
        for dossier in map(dossier_portable.lire, contenus):
            vue = conserver(dossier, duree_mois=mois, le=le)
            if vue.jours_restants is not None and vue.jours_restants <= 0:
                nom = dossier.beneficiaire.nom_complet
                yield DossierEchu(dossier.id, dossier.numero, nom, vue)


def _compter(connexion: Connection, dossier: Dossier) -> None:
    entretiens = sum(entretien.a_eu_lieu for entretien in dossier.entretiens)
    connexion.exec_driver_sql(
        "INSERT INTO anonymise VALUES (?, ?, ?, ?, ?, ?, 1, ?) ON CONFLICT DO UPDATE SET "
        "dossiers = dossiers + 1, entretiens = entretiens + excluded.entretiens",
        (*astuple(grouper(dossier)), entretiens),
    )
