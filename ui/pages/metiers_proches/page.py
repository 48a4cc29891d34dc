"""La page « Métiers proches » : ce que la personne sait déjà faire y mène, et pourquoi."""

from dataclasses import dataclass
from pathlib import Path

from cep_desktop.domain.dossier import Dossier
from cep_desktop.referentiels.rapprochement import MetierAPortee, Profil
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.livres.inventaire import profil_du_dossier
from cep_desktop.usecases.livres.papier_inventaire import deposer_inventaire
from ui.dialogs.dialogues import Dialogues
from ui.pages.metiers_proches.detail import DetailProche
from ui.pages.metiers_proches.etat import (
    Choix,
    DetailMetier,
    EtatProches,
    deriver,
    detailler,
)
from ui.pages.metiers_proches.filtres import FiltresMetiers
from ui.pages.metiers_proches.gestes import Gestes
from ui.pages.metiers_proches.tuile import TuileProche
from ui.pont import SessionQt
from ui.taches import Tache, lancer
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.deux_colonnes import DeuxColonnes, empiler
from ui.widgets.ecran_vide import EcranVide
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, vider
from ui.widgets.page_paresseuse import PageParesseuse

TITRE = "Métiers proches"
_SANS_LIVRE = "Aucun livre des métiers n’est installé. Tout s’écrit aussi avec vos mots."
_ATTENTE = "Nous cherchons les métiers qui se rapprochent…"


@dataclass(frozen=True, slots=True)
class _Trouves:
    """Ce que le livre a répondu, et à quoi."""

    profil: Profil
    choix: Choix
    regardes: tuple[str, ...]
    metiers: tuple[MetierAPortee, ...]
    conditions: tuple[str, ...]
    source: str

    def repond(self, profil: Profil, choix: Choix, regardes: tuple[str, ...]) -> bool:
        """Vrai si rien de ce qui est demandé ne manque à cette réponse."""
        connus = {m.metier.code for m in self.metiers}.union(self.regardes)
        return (self.profil, self.choix) == (profil, choix) and connus.issuperset(regardes)


class PageMetiersProches(PageParesseuse):
    """À gauche les métiers, du plus proche au plus loin ; à droite celui que l’on ouvre."""

    def __init__(self, session: SessionQt, atelier: Atelier, dialogues: Dialogues) -> None:
        self.retour = Bouton("Retour aux compétences", "discret", "arrow-left-bold")
        self.regarder = Bouton("Ajouter aux métiers regardés", "contour", "plus-bold")
        self.garder = Bouton("Garder cette piste", "plein", "star-bold")
        super().__init__(TITRE, (self.retour, self.regarder, self.garder))
        self._session, self._atelier, self._dialogues = session, atelier, dialogues
        self._bibliotheque = atelier.livres
        self._tache: Tache | None = None
        self._trouves: _Trouves | None = None
        self._choisi = ""
        self.gestes = Gestes(session, self)
        self.refus = Avis("refus")
        self.filtres = FiltresMetiers()
        self.detail = DetailProche()
        self.tuiles: dict[str, TuileProche] = {}
        self.source = paragraphe("", "second")
        self._liste = Carte("simple")
        self._pile = colonne(self._liste, marges=(10, 10, 10, 10), espace=8)
        self.livres = Bouton("Installer un livre", "contour", "book-open-text")
        self.vide = EcranVide(_ATTENTE, "Quelques secondes, la première fois.", self.livres)
        self._carte_vide = Carte()
        colonne(self._carte_vide).addWidget(self.vide)
        self._colonnes = DeuxColonnes(
            empiler(self._liste, self.source), self.detail, largeur=380, seuil=860,
            etroite_a_gauche=True,
        )  # fmt: skip
        for partie in (self.refus, self.filtres, self._carte_vide, self._colonnes):
            self.corps.addWidget(partie)
        self.corps.addStretch(1)
        self._brancher()
        session.change.connect(self.suivre)
        self.rafraichir()

    @property
    def ouvert(self) -> DetailMetier | None:
        """Le métier dont le détail est montré."""
        trouve = self._metier(self._choisi)
        return None if trouve is None else detailler(trouve, self._session.dossier)

    def rafraichir(self) -> None:
        """Cherche de nouveau si le profil ou les filtres ont changé, sinon relit le dossier."""
        profil, choix = profil_du_dossier(self._session.dossier), self.filtres.choix
        regardes = tuple(m.rome for m in self._session.dossier.conseil.metiers if m.rome)
        trouves = self._trouves
        if trouves is not None and trouves.repond(profil, choix, regardes):
            self._afficher(self._session.dossier, trouves)
            return
        if trouves is None:
            self._dire_vide(_ATTENTE, "Quelques secondes, la première fois.")
        if self._tache is None:
            self._tache = tache = lancer(lambda _: self._chercher(profil, choix, regardes), self)
            tache.fini.connect(self._recevoir)
            tache.refuse.connect(self._echouer)

    def ouvrir(self, code: str) -> None:
        """Montre le détail d’un métier."""
        self._choisi = code
        for autre, tuile in self.tuiles.items():
            tuile.setChecked(autre == code)
        self._montrer_le_detail()

    def agir(self) -> None:
        """Ctrl+Entrée : garde le métier montré comme piste."""
        self._garder()

    def _chercher(self, profil: Profil, choix: Choix, regardes: tuple[str, ...]) -> _Trouves:
        """Rend les métiers proches, puis ceux que l’on regarde déjà, où qu’ils soient."""
        livres = self._bibliotheque
        catalogue = livres.catalogue()
        metiers = livres.rapprocher(profil, choix.filtres)
        proches = {m.metier.code for m in metiers}
        autres = (livres.comparer(code, profil) for code in regardes if code not in proches)
        if not profil.est_vide:
            metiers = (*metiers, *(m for m in autres if m is not None))
        source = catalogue.source if catalogue else ""
        return _Trouves(profil, choix, regardes, metiers, livres.conditions(), source)

    def _recevoir(self, trouves: _Trouves) -> None:
        self._tache = None
        self._trouves = trouves
        self.filtres.proposer_les_conditions(trouves.conditions)
        self.rafraichir()

    def _echouer(self, phrase: str) -> None:
        self._tache = None
        self.refus.dire(phrase)

    def _afficher(self, dossier: Dossier, trouves: _Trouves) -> None:
        if not trouves.source:
            self.intituler(TITRE, "")
            self._dire_vide("Il manque un livre", _SANS_LIVRE)
            return
        etat = deriver(
            dossier,
            trouves.profil,
            trouves.metiers,
            source=trouves.source,
            a_des_filtres=trouves.choix != Choix(),
        )
        self.intituler(TITRE, etat.sous_titre)
        self.filtres.setVisible(not trouves.profil.est_vide)
        if etat.vide:
            self._dire_vide("Rien à montrer encore", etat.vide, garder_les_filtres=True)
            return
        self._carte_vide.hide()
        self._colonnes.show()
        self._lister(etat)
        premier = etat.lignes[0].code
        self.ouvrir(self._choisi if self._choisi in self.tuiles else premier)

    def _lister(self, etat: EtatProches) -> None:
        self.source.montrer(etat.source)
        codes = [ligne.code for ligne in etat.lignes]
        if codes == list(self.tuiles):
            return
        vider(self._pile)
        self.tuiles = {}
        for ligne in etat.lignes:
            tuile = TuileProche(ligne)
            tuile.clicked.connect(lambda _=False, code=ligne.code: self.ouvrir(code))
            self.tuiles[ligne.code] = tuile
            self._pile.addWidget(tuile)

    def _montrer_le_detail(self) -> None:
        detail = self.ouvert
        for bouton in (self.garder, self.regarder):
            bouton.setVisible(detail is not None)
        if detail is not None:
            self.detail.montrer(detail)
            self.regarder.setEnabled(not detail.est_regarde)

    def _dire_vide(self, titre: str, phrase: str, *, garder_les_filtres: bool = False) -> None:
        self.vide.titre.montrer(titre)
        self.vide.phrase.montrer(phrase)
        self.livres.setVisible(phrase == _SANS_LIVRE)
        self._carte_vide.show()
        self._colonnes.hide()
        self.filtres.setVisible(garder_les_filtres and self.filtres.choix != Choix())
        for bouton in (self.garder, self.regarder):
            bouton.hide()

    def _metier(self, code: str) -> MetierAPortee | None:
        metiers = self._trouves.metiers if self._trouves else ()
        return next((m for m in metiers if m.metier.code == code), None)

    def _garder(self) -> None:
        detail = self.ouvert
        if detail is not None:
            self.refus.dire(self.gestes.garder(detail))

    def _regarder(self) -> None:
        detail = self.ouvert
        if detail is not None:
            self.refus.dire(self.gestes.regarder(detail))

    def _imprimer(self) -> None:
        detail = self.ouvert
        if detail is None:
            return
        sortie = self._dialogues.choisir_dossier("Où déposer l’inventaire ?")
        if sortie is None:
            return
        atelier, le = self._atelier, self._atelier.aujourd_hui()
        quoi = (self._session.dossier, detail.code, atelier.livres, atelier.gabarits, sortie)
        self.refus.dire("")
        self.detail.inventaire.setEnabled(False)
        tache = lancer(lambda _: deposer_inventaire(*quoi, le=le), self)
        tache.fini.connect(self._annoncer)
        tache.refuse.connect(self._refuser)

    def _annoncer(self, papier: Path) -> None:
        self.detail.inventaire.setEnabled(True)
        self.dit_sans_annuler.emit(f"Inventaire écrit : {papier.name}")

    def _refuser(self, phrase: str) -> None:
        self.detail.inventaire.setEnabled(True)
        self.refus.dire(phrase)

    def _retenir(self, *, en_action: bool) -> None:
        detail = self.ouvert
        if detail is not None:
            coches = self.detail.coches
            self.refus.dire(self.gestes.retenir(detail, coches, en_action=en_action))

    def _brancher(self) -> None:
        self.retour.clicked.connect(lambda: self.aller.emit("competences"))
        self.livres.clicked.connect(lambda: self.aller.emit("livres"))
        self.garder.clicked.connect(self._garder)
        self.regarder.clicked.connect(self._regarder)
        self.detail.retenu.connect(lambda: self._retenir(en_action=False))
        self.detail.planifie.connect(lambda: self._retenir(en_action=True))
        self.detail.imprime.connect(self._imprimer)
        self.filtres.change.connect(self.rafraichir)
        self.gestes.dit.connect(self.dit)
