"""Écrire un envoi : l’accord, le fichier chiffré, puis sa trace ; jamais l’un sans l’autre."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.consentement import ObjetConsentement
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.transmission import PartieDossier
from cep_desktop.usecases import partager
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.commandes.consentement import NoterConsentement
from ui.dialogs.dialogues import Dialogues
from ui.pages.accords.couche_envoi import CoucheEnvoi
from ui.pages.accords.etat import compter
from ui.pont import SessionQt
from ui.taches import Suivi, lancer

Noter = Callable[[str], None]
"""Note qu’un dossier est sorti, sous une forme dite en un mot."""


class EnvoiDuDossier(QObject):
    """`envoye` nomme l’organisme une fois le fichier écrit et la trace gardée."""

    envoye = Signal(str)

    def __init__(
        self,
        session: SessionQt,
        atelier: Atelier,
        dialogues: Dialogues,
        proposer: Callable[[], str],
        noter: Noter,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._session = session
        self._atelier = atelier
        self._dialogues = dialogues
        self._proposer = proposer
        self._noter = noter
        self._page = page
        self.couche: CoucheEnvoi | None = None

    def commencer(self) -> None:
        """Montre la feuille de consentement."""
        self.fermer()
        prenom = self._session.dossier.beneficiaire.prenom
        self.couche = couche = CoucheEnvoi(prenom, self._proposer, self._page.window())
        couche.demande.connect(self._ecrire)
        couche.fermee.connect(self.fermer)
        for case in couche.parties.values():
            case.toggled.connect(lambda _: self._relire())
        couche.ouvrir()

    def fermer(self) -> None:
        """Referme la feuille ; rien n’est parti."""
        if self.couche is not None:
            self.couche.fermer()
            self.couche = None

    def _relire(self) -> None:
        """Dit ce qui part de sensible, dès que les parties changent."""
        if self.couche is None:
            return
        envoi = self._preparer(self.couche.choisies, "…")
        self.couche.faire_relire(
            (*compter(envoi.sensibles).lignes, *envoi.mentions) if envoi else ()
        )

    def _preparer(
        self, parties: tuple[PartieDossier, ...], organisme: str
    ) -> partager.Envoi | None:
        """Rend l’envoi tel qu’il serait avec l’accord d’aujourd’hui, sans rien garder."""
        le = self._atelier.aujourd_hui()
        accord = self._accord(organisme)
        try:
            dossier = accord.appliquer(self._session.dossier)
            return partager.preparer(dossier, parties, le=le, destinataire=organisme)
        except ErreurMetier:
            return None

    def _accord(self, organisme: str) -> NoterConsentement:
        objet = ObjetConsentement.TRANSMISSION_DOSSIER
        return NoterConsentement(objet, (organisme,), self._atelier.aujourd_hui())

    def _ecrire(self, parties: tuple[PartieDossier, ...], organisme: str, phrase: str) -> None:
        couche = self.couche
        nom = f"{self._session.dossier.numero}.cep"
        chemin = self._dialogues.nommer_envoi("Où écrire le fichier chiffré ?", nom)
        if couche is None or chemin is None:
            if couche is not None:
                couche.refuser("")
            return
        refus = self._session.executer(self._accord(organisme))
        if refus:
            couche.refuser(refus)
            return
        dossier, le = self._session.dossier, self._atelier.aujourd_hui()

        def travail(_suivi: Suivi) -> partager.Envoi:
            envoi = partager.preparer(dossier, parties, le=le, destinataire=organisme)
            with partager.ecrire(envoi, phrase, chemin):
                self._noter("cep")
            return envoi

        tache = lancer(travail, self)
        tache.fini.connect(lambda envoi: self._tracer(envoi, chemin))
        tache.refuse.connect(self._refuser)

    def _tracer(self, envoi: partager.Envoi, chemin: Path) -> None:
        refus = self._session.executer(envoi.trace)
        if refus:
            chemin.unlink(missing_ok=True)
            self._refuser(refus)
            return
        self.fermer()
        self.envoye.emit(envoi.transmis.fiche.destinataire)

    def _refuser(self, phrase: str) -> None:
        """L’accord, lui, a bien été donné : il reste noté, et s’annule comme un geste."""
        if self.couche is not None:
            self.couche.refuser(phrase)
