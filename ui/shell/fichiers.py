"""Les gestes de fichier de la fenêtre : ouvrir, enregistrer, copier, fermer sans rien perdre."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.dialogs.dialogues import Dialogues
from ui.shell.garde import Garde
from ui.taches import lancer_a_la_suite

if TYPE_CHECKING:
    from ui.shell.fenetre import Fenetre
    from ui.shell.reception import Receptions

SUFFIXE = ".cep"


class Fichiers(QObject):
    """Demande où lire et où écrire, hors du fil de l’écran."""

    def __init__(self, fenetre: "Fenetre", dialogues: Dialogues, garde: Garde) -> None:
        super().__init__(fenetre)
        self._fenetre = fenetre
        self._dialogues = dialogues
        self._garde = garde

    @cached_property
    def receptions(self) -> "Receptions":
        """Ce qui reçoit un envoi, préparé au premier."""
        from ui.shell.reception import Receptions

        return Receptions(self._fenetre)

    def demander(self) -> None:
        """Demande un fichier de dossier, puis l’ouvre."""
        chemin = self._dialogues.choisir_fichier("Ouvrir un dossier")
        if chemin is not None:
            self.ouvrir(chemin)

    def ouvrir(self, chemin: Path) -> None:
        """Lit un fichier hors du fil de l’écran, puis l’ouvre ; un `.cep` demande sa phrase."""
        fenetre = self._fenetre
        fenetre.accueil.refus.dire("")
        if chemin.suffix == SUFFIXE:
            self.receptions.recevoir(chemin)
            return
        tache = lancer_a_la_suite(lambda _: fenetre.atelier.ouvrir_fichier(chemin), self)
        tache.fini.connect(lambda session: fenetre.montrer_session(session, chemin))
        tache.refuse.connect(fenetre.accueil.refus.dire)

    def enregistrer(self) -> None:
        """Répond à Ctrl+S : c’est déjà fait, ou c’est fait tout de suite."""
        ouvert = self._fenetre.ouvert
        if ouvert is None:
            return
        if ouvert.enregistreur.fichier is None and not self._garde.est_durable:
            self.copier()
            return
        est_fait = not ouvert.enregistreur.a_perdre
        ouvert.enregistreur.enregistrer()
        if est_fait:
            self._fenetre.message.dire("C’est déjà enregistré")

    def copier(self) -> None:
        """Demande où écrire le dossier ; sans coffre, chaque geste ira ensuite dans ce fichier."""
        fenetre, ouvert = self._fenetre, self._fenetre.ouvert
        if ouvert is None:
            return
        dossier = ouvert.session.dossier
        nom = f"{dossier.numero}.dossier.json"
        chemin = self._dialogues.nommer_fichier("Enregistrer une copie", nom)
        if chemin is None:
            return
        if not self._garde.est_durable:
            ouvert.enregistreur.rattacher(chemin)
            return
        tache = lancer_a_la_suite(lambda _: fenetre.atelier.exporter(dossier, chemin), self)
        tache.fini.connect(lambda _: fenetre.message.dire("La copie est enregistrée"))
        tache.refuse.connect(fenetre.signaler)

    def quitter(self) -> bool:
        """Enregistre avant de refermer le dossier ; demande si quelque chose serait perdu."""
        ouvert = self._fenetre.ouvert
        refus = ouvert.enregistreur.terminer() if ouvert else ""
        return not refus or self._dialogues.confirmer(
            "Ce dossier n’est pas enregistré", refus, "Fermer sans enregistrer"
        )

    def fermer(self) -> bool:
        """Enregistre avant de fermer l’application ; demande si quelque chose serait perdu."""
        ouvert = self._fenetre.ouvert
        if ouvert is None:
            return True
        refus = ouvert.enregistreur.terminer()
        a_perdre = ouvert.enregistreur.a_perdre and not ouvert.enregistreur.est_en_conflit
        if not refus and not a_perdre:
            return True
        phrase = refus or "Vos changements seront oubliés. Vous pouvez enregistrer une copie."
        return self._dialogues.confirmer("Fermer sans enregistrer ?", phrase, "Fermer")
