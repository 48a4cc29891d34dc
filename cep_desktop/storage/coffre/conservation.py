"""La durée de conservation d’un coffre : dossiers échus, gel, effacement, anonymisation."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.storage.coffre.interieur import Interieur
from cep_desktop.storage.coffre.registre import exiger_degele
from cep_desktop.storage.coffre.tables import gel, statistique
from cep_desktop.storage.sql.depot import DossiersEnBase, introuvable
from cep_desktop.storage.sql.schema import entete
from cep_desktop.storage.sql.transaction import ecriture, lecture
from cep_desktop.usecases.coffre.conservation import (
    MOIS_MAXIMUM,
    DossierAPurger,
    echeance,
    resumer_anonymement,
)
from cep_desktop.usecases.coffre.journal import Geste

_REGLAGE = "conservation_mois"


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

    def a_purger(self, le: date) -> tuple[DossierAPurger, ...]:
        """Rend les dossiers échus ce jour-là, les plus anciens d’abord ; sans durée, aucun."""
        mois = self.mois
        if mois is None:
            return ()
        requete = (
            select(entete, gel.c.dossier)
            .outerjoin(gel, gel.c.dossier == entete.c.id)
            .where(entete.c.dernier_contact <= le)
            .order_by(entete.c.dernier_contact, entete.c.rang_nom)
        )
        with lecture(self.interieur.moteur) as connexion:
            return tuple(
                DossierAPurger(
                    id=UUID(ligne.id),
                    numero=ligne.numero,
                    personne=ligne.personne,
                    dernier_contact=ligne.dernier_contact,
                    echu_le=echeance(ligne.dernier_contact, mois),
                    est_gele=ligne.dossier is not None,
                )
                for ligne in connexion.execute(requete)
                if echeance(ligne.dernier_contact, mois) <= le
            )

    def geler(self, identifiant: UUID, motif: str) -> None:
        """Empêche un dossier de disparaître. Lève `ElementIntrouvable` ou `EcritureImpossible`."""
        dedans = self.interieur
        dedans.exiger_ecriture()
        with ecriture(dedans.moteur) as connexion:
            _exiger_present(connexion, identifiant)
            connexion.execute(delete(gel).where(gel.c.dossier == str(identifiant)))
            connexion.execute(
                insert(gel).values(
                    dossier=str(identifiant),
                    le=dedans.maintenant(),
                    auteur=dedans.journal.auteur,
                    motif=motif.strip() or "sans motif écrit",
                )
            )
            objet = dedans.journal.empreinte(identifiant)
            dedans.noter_dans(connexion, Geste.GEL, objet=objet)

    def degeler(self, identifiant: UUID) -> None:
        """Lève le gel ; sur un dossier libre, ne fait rien. Lève `EcritureImpossible`."""
        dedans = self.interieur
        dedans.exiger_ecriture()
        with ecriture(dedans.moteur) as connexion:
            gele = delete(gel).where(gel.c.dossier == str(identifiant))
            if connexion.execute(gele).rowcount:
                objet = dedans.journal.empreinte(identifiant)
                dedans.noter_dans(connexion, Geste.DEGEL, objet=objet)

    def effacer(self, identifiants: Iterable[UUID]) -> None:
        """Efface pour de bon, tous ou aucun. Lève `DossierGele` ou `ElementIntrouvable`."""
        self.interieur.exiger_ecriture()
        self.dossiers.effacer_tous(identifiants)

    def anonymiser(self, identifiants: Iterable[UUID]) -> None:
        """Efface pour de bon, et garde de chacun une ligne de statistique sans nom ni texte.

        Tous ou aucun. Lève `DossierGele` ou `ElementIntrouvable`.
        """
        dedans, vises = self.interieur, tuple(identifiants)
        dedans.exiger_ecriture()
        lignes = [asdict(resumer_anonymement(self.dossiers.lire(v).dossier)) for v in vises]
        with ecriture(dedans.moteur) as connexion:
            for identifiant in vises:
                exiger_degele(connexion, identifiant)
                objet = dedans.journal.empreinte(identifiant)
                dedans.noter_dans(connexion, Geste.ANONYMISATION, objet=objet)
            if lignes:
                connexion.execute(insert(statistique), lignes)
            self.dossiers.effacer_dans(connexion, vises)
        dedans.reposer()


def _exiger_present(connexion: Connection, identifiant: UUID) -> None:
    present = select(entete.c.id).where(entete.c.id == str(identifiant))
    if connexion.execute(present).first() is None:
        raise introuvable()
