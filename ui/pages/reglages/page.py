"""La page « Réglages » : les papiers de l’organisme, vérifiés avant de servir."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt

from cep_desktop.documents.gabarit import AncreInconnue
from cep_desktop.domain.erreurs import ErreurMetier, Probleme
from cep_desktop.domain.typographie import composer
from cep_desktop.usecases import depot
from cep_desktop.usecases.apercevoir import Apercu, apercevoir_fichiers
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.gabarit_organisme import (
    RapportDeGabarit,
    preparer_le_logo_du_fichier,
    remplacer_ancre,
    verifier_octets,
)
from cep_desktop.usecases.organisme import NOMMAGE_LIVRE, ReglesOrganisme
from cep_desktop.usecases.pages_du_modele import situer
from ui.dialogs.dialogues import Dialogues
from ui.pages.reglages.carte_confiance import CarteConfiance
from ui.pages.reglages.carte_entete import CarteEnTete
from ui.pages.reglages.carte_modeles import CarteModeles
from ui.pages.reglages.carte_rapport import CarteRapport
from ui.pages.reglages.etat import deriver, essayer_le_nom, raconter, titre_du_modele
from ui.taches import Travail, lancer
from ui.widgets.avis import Avis
from ui.widgets.fenetre_apercu import FenetreApercu
from ui.widgets.libelle import paragraphe
from ui.widgets.page import Page

_TITRE = "Réglages"


class PageReglages(Page):
    """Un modèle se vérifie dans un processus à part ; rien ne change tant qu’on ne l’active pas."""

    def __init__(self, atelier: Atelier, dialogues: Dialogues) -> None:
        super().__init__(_TITRE)
        self._atelier, self._dialogues = atelier, dialogues
        self._essai: tuple[bytes, RapportDeGabarit] | None = None
        self.fenetre_apercu: FenetreApercu | None = None
        etat = deriver(atelier.organisme.regles(), atelier.organisme.modeles())
        self.refus, self.attente = Avis("refus"), paragraphe("", "corps")
        self.modeles, self.rapport = CarteModeles(etat.modeles), CarteRapport()
        self.entete = CarteEnTete()
        self.confiance = CarteConfiance(atelier, dialogues)
        cartes = (self.rapport, self.modeles, self.entete, self.confiance)
        for partie in (self.refus, self.attente, *cartes):
            self.corps.addWidget(partie)
        self.corps.addStretch(1)
        self.attente.hide()
        self._brancher()
        self.actualiser()

    def viser(self) -> None:
        """Donne le clavier au titre, et relit le paquet de l’organisme."""
        super().viser()
        self.actualiser()

    def actualiser(self) -> None:
        """Relit les modèles, le logo et les réglages gardés."""
        organisme = self._atelier.organisme
        etat = deriver(organisme.regles(), organisme.modeles())
        self.intituler(_TITRE, etat.sous_titre)
        self.modeles.montrer(etat.modeles)
        self.entete.montrer(etat.regles, organisme.logo())
        self._essayer_le_nom(etat.regles.nommage)
        self.confiance.montrer()

    def _brancher(self) -> None:
        self.confiance.dit.connect(self.dit_sans_annuler)
        self.modeles.choisi.connect(self._choisir)
        self.modeles.copie.connect(self._copier)
        self.modeles.retire.connect(self._retirer)
        self.rapport.activer.clicked.connect(self._activer)
        self.rapport.regarder.clicked.connect(self._regarder)
        self.rapport.enregistrer.clicked.connect(self._enregistrer)
        self.rapport.remplacer.connect(self._remplacer)
        self.rapport.garder.clicked.connect(self._garder_la_copie)
        self.entete.change.connect(self._regler)
        self.entete.choisir_logo.clicked.connect(self._choisir_logo)
        self.entete.retirer_logo.clicked.connect(lambda: self._poser_logo(None))

    def _choisir(self, nom: str) -> None:
        chemin = self._dialogues.choisir_modele(f"Votre modèle : {titre_du_modele(nom)}")
        if chemin is None:
            return
        atelier, le = self._atelier, self._atelier.aujourd_hui()

        def travail(_: object) -> tuple[bytes, RapportDeGabarit]:
            exemples = [dossier for _, dossier in atelier.exemples.lister()]
            return verifier_octets(chemin, exemples, le=le, modele=nom)

        self.rapport.hide()
        self._lancer(travail, self._montrer_le_rapport, "Le modèle se vérifie…")

    def _montrer_le_rapport(self, essai: tuple[bytes, RapportDeGabarit], copie: str = "") -> None:
        self._essai = essai
        self.rapport.montrer(raconter(essai[1]), copie=copie)
        self.montrer_en_haut(self.rapport)
        suivants = (*self.rapport.remplacements, self.rapport.fermer)
        (self.rapport.activer if essai[1].convient else suivants[0]).setFocus()
        self._situer(essai)

    def _situer(self, essai: tuple[bytes, RapportDeGabarit]) -> None:
        """Cherche la page de chaque défaut, à côté ; le rapport est déjà lisible."""
        octets, rapport = essai
        defauts = (*rapport.problemes, *rapport.avis)

        def dire(pages: Mapping[Probleme, int]) -> None:
            if self._essai is essai:
                self.rapport.situer(raconter(rapport, pages))

        tache = lancer(lambda suivi: situer(octets, defauts, dire=suivi.dire), self)
        tache.fini.connect(dire)

    def _remplacer(self, defaut: AncreInconnue) -> None:
        if self._essai is None:
            return
        atelier, le, (octets, rapport) = self._atelier, self._atelier.aujourd_hui(), self._essai
        phrase = composer(
            f"« {defaut.ecrit} » est devenu « {defaut.voulu} » dans une copie. Votre fichier n’a "
            "pas changé."
        )

        def travail(_: object) -> tuple[bytes, RapportDeGabarit]:
            exemples = [dossier for _, dossier in atelier.exemples.lister()]
            return remplacer_ancre(octets, rapport, defaut, exemples, le=le)

        self._lancer(
            travail, lambda essai: self._montrer_le_rapport(essai, phrase), "L’ancre se remplace…"
        )

    def _activer(self) -> None:
        if self._essai is None or not self._essai[1].convient:
            return
        octets, rapport = self._essai
        if self._tenter(lambda: self._atelier.organisme.installer(rapport.modele, octets)):
            self.rapport.hide()
            self.dit_sans_annuler.emit(f"Modèle activé : {titre_du_modele(rapport.modele)}")

    def _regarder(self) -> None:
        if self._essai is None:
            return
        rapport = self._essai[1]
        titre = f"Exemple, {titre_du_modele(rapport.modele)}"
        self._lancer(
            lambda suivi: apercevoir_fichiers(
                titre, {rapport.modele: rapport.exemple}, dire=suivi.dire
            ),
            self._montrer_l_apercu,
            "L’exemple se met en pages…",
        )

    def _montrer_l_apercu(self, apercu: Apercu) -> None:
        self.fenetre_apercu = FenetreApercu(
            apercu, self._dialogues.choisir_imprimante, self.window()
        )
        self.fenetre_apercu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fenetre_apercu.open()

    def _enregistrer(self) -> None:
        if self._essai is not None:
            rapport = self._essai[1]
            self._deposer(f"exemple-{rapport.modele}", rapport.exemple)

    def _garder_la_copie(self) -> None:
        if self._essai is not None:
            octets, rapport = self._essai
            self._deposer(f"corrige-{rapport.modele}", octets)

    def _copier(self, nom: str) -> None:
        self._deposer(nom, self._atelier.organisme.livre(nom))

    def _deposer(self, nom: str, octets: bytes) -> None:
        dossier = self._dialogues.choisir_dossier("Où enregistrer ce fichier ?")
        if dossier is not None and self._tenter(lambda: depot.deposer(dossier, {nom: octets})):
            self.dit_sans_annuler.emit(f"{nom} est enregistré")

    def _retirer(self, nom: str) -> None:
        titre = titre_du_modele(nom)
        if self._dialogues.confirmer(
            "Revenir au modèle livré ?",
            f"{titre} : votre modèle est effacé de ce poste.",
            "Revenir",
        ) and self._tenter(lambda: self._atelier.organisme.retirer(nom)):
            self.dit_sans_annuler.emit(f"Modèle livré repris : {titre}")

    def _regler(self, regles: ReglesOrganisme) -> None:
        self._essayer_le_nom(regles.nommage or NOMMAGE_LIVRE)
        if not self.entete.nommage.faute and self._tenter(
            lambda: self._atelier.organisme.garder(regles)
        ):
            self.dit_sans_annuler.emit("Réglages gardés")

    def _essayer_le_nom(self, regle: str) -> None:
        _, exemple = next(iter(self._atelier.exemples.lister()))
        dit = essayer_le_nom(regle, exemple, le=self._atelier.aujourd_hui())
        self.entete.dire_l_exemple(*dit)

    def _choisir_logo(self) -> None:
        chemin = self._dialogues.choisir_logo("Logo de votre organisme")
        if chemin is not None:
            self._lancer(
                lambda _: preparer_le_logo_du_fichier(chemin), self._poser_logo, "Le logo se lit…"
            )

    def _poser_logo(self, png: bytes | None) -> None:
        if self._tenter(lambda: self._atelier.organisme.poser_logo(png)):
            self.dit_sans_annuler.emit("Logo changé" if png else "Logo retiré")

    def _tenter(self, geste: Callable[[], object]) -> bool:
        """Fait un geste sur le paquet, puis relit ; dit pourquoi s’il est refusé."""
        self.refus.dire("")
        try:
            geste()
        except ErreurMetier as refus:
            self.refus.dire(str(refus))
            return False
        self.actualiser()
        return True

    def _lancer(self, travail: Travail, finir: Callable[[Any], None], phrase: str) -> None:
        self.refus.dire("")
        self.attente.montrer(phrase)
        self._occuper(est_occupee=True)
        tache = lancer(travail, self)
        tache.fini.connect(lambda _: self._occuper(est_occupee=False))
        tache.fini.connect(finir)
        tache.refuse.connect(self._refuser)

    def _refuser(self, phrase: str) -> None:
        self._occuper(est_occupee=False)
        self.refus.dire(phrase)
        self.montrer_en_haut(self.refus)

    def _occuper(self, *, est_occupee: bool) -> None:
        self.attente.setVisible(est_occupee)
        for carte in (self.modeles, self.rapport, self.entete):
            carte.setEnabled(not est_occupee)
