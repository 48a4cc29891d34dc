"""Tout ce que la fenêtre et la ligne de commande peuvent faire, réuni une fois."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from cep_desktop.documents import dossier_portable
from cep_desktop.documents.dossier_portable.analyse import TAILLE_MAXIMALE
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.domain.vocabulaire import Vocabulaire
from cep_desktop.usecases import creer as creation
from cep_desktop.usecases import depot
from cep_desktop.usecases.agenda import RendezVous, rendez_vous_du_jour
from cep_desktop.usecases.annuaires import Annuaires
from cep_desktop.usecases.catalogue import Catalogue, CatalogueEnMemoire
from cep_desktop.usecases.commandes.revision import TRACES
from cep_desktop.usecases.evaluer import ReglesEnVigueur
from cep_desktop.usecases.fiche import FicheDossier
from cep_desktop.usecases.livres.bibliotheque import Bibliotheque
from cep_desktop.usecases.organisme import OrganismeEnMemoire, PaquetOrganisme
from cep_desktop.usecases.orienter import ReseauEnVigueur
from cep_desktop.usecases.papiers import NaturePapier
from cep_desktop.usecases.ports import (
    DossierGarde,
    Dossiers,
    Exemples,
    Gabarits,
    Horloge,
    Vocabulaires,
)
from cep_desktop.usecases.produire import Avancer, Production, composer_papiers, produire
from cep_desktop.usecases.session import AGarder, Session

PAS_RENDUS = 20
"""Nombre d’enregistrements que l’on peut annuler après avoir quitté puis rouvert un dossier."""

if TYPE_CHECKING:
    from cep_desktop.rules.aiguillage import Aiguillage
    from cep_desktop.rules.alerte import BesoinAlerte
    from cep_desktop.rules.delais import RetroPlanning
    from cep_desktop.rules.evaluation import Evaluation
    from cep_desktop.rules.montage.choix import Choix
    from cep_desktop.rules.tresorerie.mois import Tresorerie
    from cep_desktop.usecases.controle_remise import BilanDeRemise
    from cep_desktop.usecases.joints import Joints
    from cep_desktop.usecases.monter import MontageDuDossier
    from cep_desktop.usecases.remise import Dire, Remise
    from cep_desktop.usecases.signature.sceau import Sceau
    from cep_desktop.usecases.signature.sceller_pdf import SceauDesPdf


@dataclass(frozen=True, slots=True)
class Atelier:
    """Les cas d’usage, assemblés avec ce qui garde, date et met en page."""

    dossiers: Dossiers
    gabarits: Gabarits
    vocabulaires: Vocabulaires
    exemples: Exemples
    horloge: Horloge
    regles: ReglesEnVigueur
    reseau: ReseauEnVigueur
    annuaires: Annuaires
    livres: Bibliotheque
    catalogue: Catalogue = field(default_factory=CatalogueEnMemoire)
    organisme: PaquetOrganisme = field(default_factory=OrganismeEnMemoire)

    def aujourd_hui(self) -> date:
        """Rend la date du jour."""
        return self.horloge.aujourd_hui()

    def maintenant(self) -> datetime:
        """Rend l’instant présent, en temps universel."""
        return self.horloge.maintenant()

    def vocabulaire(self, code: str) -> Vocabulaire:
        """Rend un découpage du conseil. Lève `ElementIntrouvable`."""
        return self.vocabulaires.lire(code)

    def fiches(self) -> tuple[FicheDossier, ...]:
        """Rend la liste des dossiers, échéance la plus proche d’abord, clos à la fin."""
        return self.dossiers.fiches()

    def chercher(self, texte: str) -> tuple[FicheDossier, ...]:
        """Rend les dossiers qui contiennent ces mots."""
        return self.dossiers.chercher(texte)

    def rendez_vous(self, *, le: date | None = None) -> tuple[RendezVous, ...]:
        """Rend les rendez-vous de `le` (aujourd’hui par défaut), dans l’ordre des heures."""
        return rendez_vous_du_jour(self.dossiers, le=le or self.aujourd_hui())

    def creer(self, demande: creation.NouveauDossier) -> Session:
        """Garde un dossier neuf et l’ouvre. Lève `ErreurMetier` si un champ est impossible."""
        return creation.creer(self.dossiers, demande, le=self.aujourd_hui())

    def doublons(self, prenom: str, nom: str) -> tuple[FicheDossier, ...]:
        """Rend les dossiers d’une personne du même nom."""
        return creation.chercher_doublons(self.dossiers, prenom, nom)

    def identite(self) -> creation.Identite | None:
        """Rend qui ouvre les dossiers de ce poste, ou `None` avant le premier dossier réel."""
        return creation.derniere_identite(self.dossiers)

    def ouvrir(self, identifiant: UUID) -> Session:
        """Ouvre un dossier gardé. Lève `ElementIntrouvable`."""
        garde = self.dossiers.lire(identifiant)
        return Session(garde.dossier, revision=garde.revision)

    def rouvrir(self, identifiant: UUID, *, depuis: int) -> Session:
        """Rouvre un dossier quitté ; on peut annuler ce qui a été gardé depuis cette révision.

        Lève `ElementIntrouvable`.
        """
        garde = self.dossiers.lire(identifiant)
        premiere = max(depuis, garde.revision - PAS_RENDUS)
        if premiere < 1 or premiere >= garde.revision:
            return Session(garde.dossier, revision=garde.revision)
        gestes = {r.numero: r.geste for r in self.dossiers.historique(identifiant)}
        passe = [
            (gestes[numero + 1], self.dossiers.lire_revision(identifiant, numero))
            for numero in range(premiere, garde.revision)
        ]
        return Session(garde.dossier, revision=garde.revision, passe=passe)

    def passe(self, garde: DossierGarde, *, auteur: str) -> tuple[tuple[str, Dossier], ...]:
        """Rend ce que l’on peut encore annuler d’une séance passée, le plus ancien d’abord.

        S’arrête au geste de quelqu’un d’autre, et à celui qui a laissé une trace (accord,
        signature, envoi, gel) : une trace ne s’efface pas d’un Ctrl+Z. Lève `ElementIntrouvable`.
        """
        identifiant = garde.dossier.id
        gardees = self.dossiers.historique(identifiant)
        passe: list[tuple[str, Dossier]] = []
        for revision in (r for r in gardees if 1 < r.numero <= garde.revision):
            avant = self.dossiers.lire_revision(identifiant, revision.numero - 1)
            traces = any(getattr(avant, nom) != getattr(garde.dossier, nom) for nom in TRACES)
            if revision.auteur != auteur or traces or len(passe) == PAS_RENDUS:
                break
            passe.append((revision.geste, avant))
        return tuple(reversed(passe))

    def ajouter_un_exemple(self) -> None:
        """Garde le premier dossier d’exemple, marqué fictif. Lève `ErreurMetier`."""
        _, exemple = next(iter(self.exemples.lister()))
        self.dossiers.ecrire(exemple, attendue=0, geste="exemple ajouté")

    def lire_fichier(self, chemin: Path) -> Dossier:
        """Lit un fichier `*.dossier.json`. Lève `DepotImpossible` ou `DossierIllisible`."""
        return dossier_portable.lire(depot.charger(chemin, taille_maximale=TAILLE_MAXIMALE))

    def ouvrir_fichier(self, chemin: Path) -> Session:
        """Lit un fichier, garde le dossier et l’ouvre. Lève `ErreurMetier`.

        Un dossier déjà gardé reçoit le contenu du fichier comme une révision de plus.
        """
        dossier = self.lire_fichier(chemin)
        try:
            attendue = self.dossiers.lire(dossier.id).revision
        except ElementIntrouvable:
            attendue = 0
        revision = self.dossiers.ecrire(dossier, attendue=attendue, geste="fichier ouvert")
        return Session(dossier, revision=revision)

    def enregistrer(self, session: Session) -> None:
        """Garde l’état actuel du dossier ouvert. Lève `ConflitDeRevision`."""
        garde = session.a_garder()
        session.marquer_enregistre(self.garder(garde), garde)

    def garder(self, etat: AGarder) -> int:
        """Garde un état d’un dossier ouvert, rend sa révision. Lève `ConflitDeRevision`."""
        return self.dossiers.ecrire(etat.dossier, attendue=etat.revision, geste=etat.geste)

    def exporter(self, dossier: Dossier, chemin: Path) -> None:
        """Écrit le dossier entier dans un fichier `*.dossier.json`. Lève `DepotImpossible`."""
        depot.deposer(chemin.parent, {chemin.name: dossier_portable.ecrire(dossier)})

    def produire(
        self,
        dossier: Dossier,
        sortie: Path,
        *,
        le: date | None = None,
        avancer: Avancer | None = None,
    ) -> Production:
        """Produit les papiers datés de `le` (aujourd’hui par défaut). Lève `ErreurMetier`."""
        jour = le or self.aujourd_hui()
        return produire(dossier, self.gabarits, sortie, le=jour, avancer=avancer)

    def faire_l_avenant(self, dossier: Dossier, sortie: Path) -> Path:
        """Dépose l’avenant de la version en cours et rend où il est.

        Lève `ErreurMetier` s’il n’y en a pas.
        """
        (papier,) = composer_papiers(
            dossier, self.gabarits, le=self.aujourd_hui(), natures=(NaturePapier.AVENANT,)
        )
        (fichier,) = depot.deposer(sortie, {papier.nom: papier.octets})
        return fichier

    def remettre(
        self,
        dossier: Dossier,
        sortie: Path,
        *,
        le: date | None = None,
        avant: Dossier | None = None,
        en_pdf: bool = False,
        dire: "Dire | None" = None,
        sceau: "Sceau | None" = None,
    ) -> "Remise":
        """Dépose le paquet, agenda et inventaire compris, PDF scellés. Lève `ErreurMetier`."""
        from cep_desktop.usecases.remise import remettre

        jour = le or self.aujourd_hui()
        joints = self._joints(dossier, jour)
        des_pdf = None if sceau is None else self._sceau_des_pdf(dossier, sceau)
        remise = remettre(
            dossier,
            self.gabarits,
            sortie,
            le=jour,
            avant=avant,
            joints=joints.papiers,
            en_pdf=en_pdf,
            dire=dire,
            sceller=des_pdf.sceller if des_pdf else None,
        )
        scelles = des_pdf.avis if des_pdf else ()
        return replace(remise, avis=(*remise.avis, *joints.avis, *scelles))

    def _sceau_des_pdf(self, dossier: Dossier, sceau: "Sceau") -> "SceauDesPdf":
        from cep_desktop.usecases.signature.sceller_pdf import SceauDesPdf

        return SceauDesPdf(dossier, sceau, self.annuaires, le=self.maintenant())

    def controler_la_remise(
        self, dossier: Dossier, *, avec_pages: bool = False, dire: "Dire | None" = None
    ) -> "BilanDeRemise":
        """Contrôle le paquet de remise sans rien déposer. Lève `ErreurMetier`."""
        from cep_desktop.usecases.controle_remise import controler

        jour = self.aujourd_hui()
        joints = self._joints(dossier, jour)
        return controler(
            dossier, self.gabarits, le=jour, joints=joints, avec_pages=avec_pages, dire=dire
        )

    def _joints(self, dossier: Dossier, le: date) -> "Joints":
        from cep_desktop.usecases.joints import joindre

        return joindre(
            dossier, self.gabarits, self.regles, self.livres, maintenant=self.maintenant(), le=le
        )

    def monter(
        self, dossier: Dossier, *, le: date | None = None, choix: "tuple[Choix, ...]" = ()
    ) -> "MontageDuDossier":
        """Rend le meilleur mélange d’aides à `le` (aujourd’hui par défaut). Lève `ErreurMetier`."""
        from cep_desktop.usecases.monter import monter

        return monter(dossier, self.regles, le=le or self.aujourd_hui(), choix=choix)

    def evaluer(self, dossier: Dossier, *, le: date | None = None) -> "Evaluation":
        """Rend ce que répond chaque dispositif à `le` (aujourd’hui par défaut).

        Lève `PaquetRefuse` si les règles du poste ne sont pas sûres.
        """
        return self.regles.evaluer(dossier, le=le or self.aujourd_hui())

    def planifier(self, dossier: Dossier, *, le: date | None = None) -> "RetroPlanning":
        """Rend les dates limites des aides du plan, vues de `le` (aujourd’hui par défaut).

        Lève `PaquetRefuse` si les règles du poste ne sont pas sûres.
        """
        return self.regles.planifier(dossier, le=le or self.aujourd_hui())

    def alerter(self, dossier: Dossier, *, le: date | None = None) -> "BesoinAlerte | None":
        """Rend ce qu’il faut signaler quand l’argent manque, vu de `le` (aujourd’hui par défaut).

        Lève `PaquetRefuse` si les règles du poste ne sont pas sûres.
        """
        return self.regles.alerter(dossier, le=le or self.aujourd_hui())

    def prevoir(self, dossier: Dossier, *, le: date | None = None) -> "Tresorerie":
        """Rend la trésorerie prévue de la personne, vue de `le` (aujourd’hui par défaut).

        Lève `PaquetRefuse` si les règles du poste ne sont pas sûres.
        """
        return self.regles.prevoir(dossier, le=le or self.aujourd_hui())

    def aiguiller(self, dossier: Dossier, *, le: date | None = None) -> "Aiguillage":
        """Rend les structures possibles pour la personne à `le` (aujourd’hui par défaut).

        Lève `PaquetRefuse` si le réseau du poste n’est pas sûr.
        """
        return self.reseau.aiguiller(dossier, le=le or self.aujourd_hui())
