"""La page « Certifications » : chercher un diplôme, contrôler un code, en faire un chemin."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from cep_desktop.referentiels.certification import (
    ControleCertification,
    FicheCertification,
    RechercheCertification,
)
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.commandes.certification import EtudierCertification
from cep_desktop.usecases.livres.bibliotheque import Certifications
from ui.pages.certifications.detail import DetailCertification
from ui.pages.certifications.etat import NIVEAUX, LigneCertification, deriver, metiers_a_choisir
from ui.pont import SessionQt
from ui.taches import Suivi, lancer
from ui.widgets.avis import Avis
from ui.widgets.bouton_compose import BoutonCompose
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.case import CaseACocher
from ui.widgets.champ import Champ, ChampTexte
from ui.widgets.deux_colonnes import DeuxColonnes, empiler
from ui.widgets.ecran_vide import EcranVide
from ui.widgets.flux import Flux
from ui.widgets.libelle import paragraphe
from ui.widgets.liste_choix import ListeChoix
from ui.widgets.mise_en_page import colonne, vider
from ui.widgets.page import Page

TITRE = "Certifications"
_SANS_LIVRE = (
    "Il manque un livre",
    "Celui des certifications n’est pas installé. Tout s’écrit aussi avec vos mots.",
)
_DEBUT = ("Que cherche la personne ?", "Un mot, un métier ou un code suffit.")
_RIEN = "Aucune certification ne répond. Retirez un choix, ou cherchez avec d’autres mots."


class PageCertifications(Page):
    """À gauche ce qui répond ; à droite la certification que l’on regarde."""

    def __init__(self, session: SessionQt, atelier: Atelier) -> None:
        self.retour = Bouton("Retour au projet", "discret", "arrow-left-bold")
        super().__init__(TITRE, (self.retour,))
        self._session, self._atelier = session, atelier
        self._demande = 0
        self.refus = Avis("refus")
        self.texte = ChampTexte("Diplôme, titre ou code", exemple="Aide-soignant, RNCP40692")
        self.metier = ListeChoix("Métier", metiers_a_choisir(session.dossier))
        self.niveau = ListeChoix("Niveau", NIVEAUX)
        self.par_vae = CaseACocher("Par l’expérience (VAE)")
        self.toutes = CaseACocher("Même celles qui ne sont plus enregistrées")
        self.tuiles: dict[str, TuileCertification] = {}
        self._liste = Carte("simple")
        self._pile = colonne(self._liste, marges=(10, 10, 10, 10), espace=8)
        self.detail = DetailCertification()
        self.livres = Bouton("Installer un livre", "contour", "book-open-text")
        self.vide = EcranVide(*_DEBUT, self.livres)
        self._carte_vide = Carte()
        colonne(self._carte_vide).addWidget(self.vide)
        self.source = paragraphe("", "second")
        self._colonnes = DeuxColonnes(
            empiler(self._liste, self.source), self.detail, largeur=400, seuil=860,
            etroite_a_gauche=True,
        )  # fmt: skip
        for partie in (self.refus, self._filtres(), self._carte_vide, self._colonnes):
            self.corps.addWidget(partie)
        self.corps.addStretch(1)
        self._colonnes.hide()
        self.detail.hide()
        self._brancher()
        self.intituler(TITRE, "Diplômes, titres et certificats enregistrés")

    def viser(self) -> None:
        """Donne le clavier au titre, et relit les métiers du dossier."""
        super().viser()
        self.metier.proposer(metiers_a_choisir(self._session.dossier))
        self.chercher()

    def chercher(self) -> None:
        """Cherche avec ce qui est écrit et choisi, hors du fil de l’écran."""
        le = self._atelier.aujourd_hui()
        recherche = RechercheCertification(
            self.texte.texte,
            self.metier.code,
            int(self.niveau.code) if self.niveau.code else None,
            par_vae=self.par_vae.isChecked(),
            active_le=None if self.toutes.isChecked() else le,
        )
        if replace(recherche, active_le=None) == RechercheCertification():
            self._dire(_DEBUT)
            return
        livres = self._atelier.livres
        self._lancer(lambda _: livres.trouver_certifications(recherche), self._montrer)

    def ouvrir(self, code: str) -> None:
        """Contrôle un code, et montre sa fiche."""
        atelier, le = self._atelier, self._atelier.aujourd_hui()
        for autre, tuile in self.tuiles.items():
            tuile.setChecked(autre == code)
        self._lancer(
            lambda _: atelier.livres.controler(code, atelier.regles, le=le), self._detailler
        )

    def _lancer(self, travail: Callable[[Suivi], object], suite: Callable[..., None]) -> None:
        """Fait un travail ; si un autre part entre-temps, sa réponse est oubliée."""
        self._demande += 1
        demande = self._demande
        tache = lancer(travail, self)
        tache.fini.connect(lambda reponse: suite(reponse) if demande == self._demande else None)
        tache.refuse.connect(self.refus.dire)

    def _montrer(self, reponse: Certifications) -> None:
        fiches, source = reponse
        self.refus.dire("")
        if not source or not fiches:
            self._dire(("Rien ne répond", _RIEN) if source else _SANS_LIVRE)
            return
        self.source.montrer(f"Source : {source}.")
        vider(self._pile)
        self.tuiles = {}
        for ligne in deriver(fiches, le=self._atelier.aujourd_hui()):
            tuile = TuileCertification(ligne)
            tuile.clicked.connect(lambda _=False, code=ligne.code: self.ouvrir(code))
            self.tuiles[ligne.code] = tuile
            self._pile.addWidget(tuile)
        self._carte_vide.hide()
        self._colonnes.show()
        self.ouvrir(fiches[0].code)

    def _detailler(self, controle: ControleCertification) -> None:
        self.detail.montrer(controle)
        self.detail.show()

    def _dire(self, mots: tuple[str, str]) -> None:
        self._demande += 1
        titre, phrase = mots
        self.vide.titre.montrer(titre)
        self.vide.phrase.montrer(phrase)
        self.livres.setVisible(mots is _SANS_LIVRE)
        self._carte_vide.show()
        self._colonnes.hide()

    def _etudier(self, fiche: FicheCertification) -> None:
        refus = self._session.executer(EtudierCertification(fiche, self.detail.couverts))
        self.refus.dire(refus)
        if not refus:
            self.dit.emit("Chemin ajouté à ceux que vous étudiez")

    def _filtres(self) -> QWidget:
        boite = QWidget()
        pile = colonne(boite, espace=10)
        pile.addWidget(self.texte)
        choix = QWidget()
        flux = Flux(choix, espace=14)
        flux.addWidget(Champ("Métier", self.metier))
        flux.addWidget(Champ("Niveau", self.niveau))
        for case in (self.par_vae, self.toutes):
            flux.addWidget(case)
        pile.addWidget(choix)
        return boite

    def _brancher(self) -> None:
        self.retour.clicked.connect(lambda: self.aller.emit("projet"))
        self.livres.clicked.connect(lambda: self.aller.emit("livres"))
        self.livres.hide()
        self.texte.saisi.connect(lambda _: self.chercher())
        for liste in (self.metier, self.niveau):
            liste.choisi.connect(lambda _: self.chercher())
        for case in (self.par_vae, self.toutes):
            case.clicked.connect(self.chercher)
        self.detail.etudie.connect(self._etudier_la_montree)

    def _etudier_la_montree(self) -> None:
        fiche = self.detail.fiche
        if fiche is not None:
            self._etudier(fiche)


class TuileCertification(BoutonCompose):
    """Une certification de la liste ; toute la tuile l’ouvre."""

    def __init__(self, ligne: LigneCertification) -> None:
        super().__init__()
        self.setCheckable(True)
        disposition = colonne(self, marges=(16, 10, 14, 10), espace=3)
        disposition.addWidget(paragraphe(ligne.intitule, "fort"))
        ton = "" if ligne.est_active else "warn"
        disposition.addWidget(paragraphe(ligne.precision, "second", ton=ton))
        self.nommer(ligne.phrase)
        self.laisser_passer()
