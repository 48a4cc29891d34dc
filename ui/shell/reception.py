"""Recevoir un fichier `.cep` : sa phrase, ce qu’il apporte, puis le dossier créé ou complété."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ElementIntrouvable
from cep_desktop.domain.transmission import PartieDossier
from cep_desktop.usecases import recevoir
from cep_desktop.usecases.session import Session
from ui.pages.reception.couche import CouchePhraseRecue, CoucheReception
from ui.pages.reception.etat import deriver
from ui.taches import Suivi, lancer, lancer_a_la_suite

if TYPE_CHECKING:
    from ui.shell.fenetre import Fenetre


@dataclass(frozen=True, slots=True)
class _Arrivee:
    """Un envoi ouvert, et le dossier de la même personne que l’on a déjà."""

    reception: recevoir.Reception
    connu: Dossier | None


class Receptions(QObject):
    """Rien ne se garde avant que l’on ait vu ce qui arrive."""

    def __init__(self, fenetre: "Fenetre") -> None:
        super().__init__(fenetre)
        self._fenetre = fenetre
        self.couche: CouchePhraseRecue | CoucheReception | None = None

    def recevoir(self, chemin: Path) -> None:
        """Demande la phrase de ce fichier ; dans un coffre en lecture seule, dit pourquoi non."""
        self._fermer()
        empechement = self._fenetre.garde.empechement
        if empechement:
            self._fenetre.incident.dire(empechement)
            return
        couche = CouchePhraseRecue(self._fenetre)
        self.couche = couche
        couche.donnee.connect(lambda phrase: self._lire(chemin, phrase))
        couche.fermee.connect(self._fermer)
        couche.ouvrir()
        couche.champ.viser()

    def _lire(self, chemin: Path, phrase: str) -> None:
        dossiers = self._fenetre.atelier.dossiers

        def travail(_suivi: Suivi) -> _Arrivee:
            transmis = recevoir.lire_fichier(chemin, phrase)
            connu: Dossier | None = None
            with suppress(ElementIntrouvable):
                connu = dossiers.lire(transmis.dossier.id).dossier
            return _Arrivee(recevoir.examiner(transmis, connu), connu)

        tache = lancer(travail, self)
        tache.fini.connect(self._montrer)
        if isinstance(self.couche, CouchePhraseRecue):
            tache.refuse.connect(self.couche.refuser)

    def _montrer(self, arrivee: _Arrivee) -> None:
        self._fermer()
        etat = deriver(arrivee.reception, est_connu=arrivee.connu is not None)
        couche = CoucheReception(etat, self._fenetre)
        self.couche = couche
        couche.cree.connect(lambda: self._creer(arrivee))
        couche.reprend.connect(lambda prises: self._reprendre(arrivee, prises))
        couche.fermee.connect(self._fermer)
        couche.ouvrir()

    def _creer(self, arrivee: _Arrivee) -> None:
        atelier = self._fenetre.atelier
        dossier = recevoir.creer(arrivee.reception, le=atelier.aujourd_hui())
        tache = lancer_a_la_suite(
            lambda _: atelier.dossiers.ecrire(dossier, attendue=0, geste="dossier reçu"), self
        )
        tache.fini.connect(lambda _: self._ouvrir(dossier))
        tache.refuse.connect(self._refuser)

    def _reprendre(self, arrivee: _Arrivee, prises: frozenset[PartieDossier]) -> None:
        fenetre = self._fenetre
        if not fenetre.fichiers.quitter():
            return
        atelier = fenetre.atelier
        geste = recevoir.ReprendreParties(arrivee.reception, prises, atelier.aujourd_hui())

        def completer() -> Session:
            session = atelier.ouvrir(arrivee.reception.dossier.id)
            session.executer(geste)
            return session

        def montrer(session: Session) -> None:
            self._fermer()
            fenetre.montrer_session(session)
            if fenetre.ouvert is not None:
                fenetre.ouvert.enregistreur.enregistrer()

        fenetre.attente.faire("Ouverture du dossier…", completer, montrer, self._refuser)

    def _ouvrir(self, dossier: Dossier) -> None:
        self._fermer()
        if self._fenetre.fichiers.quitter():
            self._fenetre.ouvrir(dossier.id)

    def _refuser(self, phrase: str) -> None:
        if isinstance(self.couche, CoucheReception):
            self.couche.refus.dire(phrase)

    def _fermer(self) -> None:
        if self.couche is not None:
            self.couche.fermer()
            self.couche = None
