"""Le journal des accès d’un coffre ouvert, et sa purge au bout d’un an."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, delete, func, select

from cep_desktop.storage.coffre.interieur import Interieur, poser_meta
from cep_desktop.storage.coffre.tables import REPRISE, journal
from cep_desktop.storage.sql.schema import entete
from cep_desktop.storage.sql.transaction import ecriture, lecture
from cep_desktop.usecases.coffre.journal import Geste, LigneDeJournal

CONSERVATION = timedelta(days=365)
"""La CNIL recommande six mois à un an (recommandation d’octobre 2021 sur la journalisation)."""

SAUT_DOUTEUX = timedelta(days=45)
"""Sans un geste depuis plus longtemps, l’horloge est peut-être fausse : rien ne se purge seul."""


@dataclass(frozen=True, slots=True)
class AccesDuCoffre:
    """Lit le journal, y note les exports, et le purge."""

    interieur: Interieur

    def lignes(self, identifiant: UUID | None = None) -> tuple[LigneDeJournal, ...]:
        """Rend les lignes, la plus récente d’abord ; d’un seul dossier s’il est donné."""
        objet = self.interieur.journal.empreinte(identifiant) if identifiant else ""
        with lecture(self.interieur.moteur) as connexion:
            return tuple(self.interieur.journal.lignes(connexion, objet=objet))

    def noter_export(self, identifiant: UUID, forme: str) -> None:
        """Note qu’un dossier est sorti du coffre, et sous quelle forme (un mot)."""
        objet = self.interieur.journal.empreinte(identifiant)
        self.interieur.noter(Geste.EXPORT, objet=objet, precision=forme)

    def purger(self) -> int:
        """Retire les lignes de plus d’un an et rend leur nombre ; rien si l’horloge est douteuse.

        La dernière version connue de chaque dossier gardé est d’abord notée de nouveau, et le
        point de reprise permet de vérifier la suite de la chaîne. Lève `EcritureImpossible`.
        """
        dedans = self.interieur
        with ecriture(dedans.moteur) as connexion:
            jusqu_a = _derniere_perimee(connexion, dedans.maintenant())
            sceau = dedans.journal.sceau(connexion, jusqu_a)
            if sceau is None:
                return 0
            self._reprendre_les_etats(connexion, jusqu_a)
            poser_meta(connexion, REPRISE, f"{jusqu_a} {sceau.hex()}")
            retirees = connexion.execute(delete(journal).where(journal.c.n <= jusqu_a)).rowcount
            dedans.noter_dans(connexion, Geste.PURGE, precision=str(retirees))
        return retirees

    def _reprendre_les_etats(self, connexion: Connection, jusqu_a: int) -> None:
        dedans = self.interieur
        derniers = (
            select(journal.c.objet, func.max(journal.c.n).label("n"))
            .where(journal.c.revision.is_not(None))
            .group_by(journal.c.objet)
            .subquery()
        )
        perimes = select(derniers.c.objet).where(derniers.c.n <= jusqu_a)
        gardes = {
            dedans.journal.empreinte(UUID(identifiant))
            for identifiant in connexion.execute(select(entete.c.id)).scalars()
        }
        for objet in sorted(gardes & set(connexion.execute(perimes).scalars())):
            etat = dedans.journal.etat(connexion, objet)
            dedans.journal.noter(connexion, Geste.ETAT, dedans.maintenant(), objet=objet, etat=etat)


def _derniere_perimee(connexion: Connection, maintenant: datetime) -> int:
    """Rend le numéro de la dernière ligne de plus d’un an, 0 s’il n’y en a pas.

    La ligne de tête reste toujours, et une horloge qui recule ou saute n’efface rien.
    """
    dernier = select(journal.c.le).order_by(journal.c.n.desc()).limit(2)
    precedents = connexion.execute(dernier).scalars().all()
    if not precedents or any(
        not timedelta() <= maintenant - le <= SAUT_DOUTEUX for le in precedents
    ):
        return 0
    recentes = select(func.min(journal.c.n)).where(journal.c.le >= maintenant - CONSERVATION)
    premiere = connexion.execute(recentes).scalar()
    return (premiere or 1) - 1
