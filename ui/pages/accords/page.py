"""La page « Données et accords » : ce que le dossier garde, ce qui en sort, avec quel accord."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cep_desktop.domain.consentement import ObjetConsentement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.rules.donnees_sensibles import Signalement, sensibilites
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.commandes.consentement import NoterConsentement, RetirerConsentement
from cep_desktop.usecases.exporter_personne import Export, NotesDuConseiller, avertir, exporter
from ui.dialogs.dialogues import Dialogues
from ui.pages.accords.couche_accord import CoucheAccord
from ui.pages.accords.envoi import EnvoiDuDossier
from ui.pages.accords.etat import NOTES, LigneAccord, compter, deriver
from ui.pont import SessionQt
from ui.qt import Alignement
from ui.taches import Suivi, lancer
from ui.widgets.avis import Avis, Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.case import CaseACocher
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, ligne, vider
from ui.widgets.page import Page
from ui.widgets.rangee_souple import RangeeSouple

_SEUIL = 640


class PageDonnees(Page):
    """Les accords se notent et se retirent ; envois et copies se font hors du fil de l’écran."""

    def __init__(
        self,
        session: SessionQt,
        atelier: Atelier,
        dialogues: Dialogues,
        *,
        proposer: Callable[[], str],
        noter: Callable[[str], None],
        duree_mois: Callable[[], int | None],
    ) -> None:
        self.envoyer = Bouton("Transmettre le dossier", "plein", "paper-plane-tilt-bold")
        super().__init__("Données et accords", (self.envoyer,))
        self._session = session
        self._atelier = atelier
        self._dialogues = dialogues
        self._noter = noter
        self._duree_mois = duree_mois
        self.envoi = EnvoiDuDossier(session, atelier, dialogues, proposer, noter, self)
        self.couche: CoucheAccord | None = None
        self.refus = Avis("refus")
        self.accorder = Bouton("Noter un accord", "contour", "plus-bold")
        self.exporter = Bouton("Remettre une copie", "contour", "folder-open")
        self.joindre = CaseACocher("Joindre mes notes privées, relues")
        self.retirer: dict[str, Bouton] = {}
        self._accords = colonne(espace=10)
        self._voyages = colonne(espace=6)
        self.compte = paragraphe("Le dossier se relit…", "corps")
        self._sensibles = colonne(espace=4)
        self._visee = 0
        self._disposer()
        self._brancher()
        self.intituler("Données et accords", "Ce qui est gardé, ce qui sort, avec quel accord.")
        self.montrer(session.dossier)

    def montrer(self, dossier: Dossier) -> None:
        """Affiche les accords, les envois, et recompte ce que le dossier dit de sensible."""
        etat = deriver(dossier, le=self._atelier.aujourd_hui())
        vider(self._accords)
        self.retirer = {}
        for accord in etat.accords:
            self._accords.addWidget(self._rangee_accord(accord))
        if not etat.accords:
            self._accords.addWidget(paragraphe("Aucun accord noté pour le moment.", "second"))
        _lister(self._voyages, etat.voyages or ("Rien n’est encore parti.",))
        self.joindre.setVisible(etat.a_des_notes)
        self._visee += 1
        visee = self._visee
        tache = lancer(lambda _: sensibilites(dossier), self)
        tache.fini.connect(lambda trouves: self._montrer_sensibles(visee, trouves))

    def commencer(self) -> None:
        """Ctrl+N : note un accord."""
        self._fermer()
        prenom = self._session.dossier.beneficiaire.prenom
        self.couche = couche = CoucheAccord(prenom, self.window())
        couche.note.connect(self._noter_l_accord)
        couche.fermee.connect(self._fermer)
        couche.ouvrir()

    def agir(self) -> None:
        """Ctrl+Entrée : commence un envoi."""
        self.envoi.commencer()

    def _disposer(self) -> None:
        self.corps.addWidget(self.refus)
        self.corps.addWidget(_carte("Accords de la personne", "", self.accorder, self._accords))
        chiffre = "Un fichier chiffré, que l’organisme ouvre par une phrase."
        self.corps.addWidget(_carte("Envois et réceptions", chiffre, QWidget(), self._voyages))
        self.corps.addWidget(self._carte_copie())
        sobriete = colonne(espace=8)
        sobriete.addWidget(self.compte)
        sobriete.addLayout(self._sensibles)
        self.corps.addWidget(
            _carte("Sobriété", "Gardez ce qui sert au projet, rien de plus.", QWidget(), sobriete)
        )
        self.corps.addStretch(1)

    def _carte_copie(self) -> QWidget:
        suite = colonne(espace=10)
        suite.addWidget(self.joindre)
        rangee = ligne(espace=8)
        rangee.addWidget(Picto("lock-key-fill", "priv", 20), 0, Alignement.AlignTop)
        rangee.addWidget(paragraphe(NOTES, "second", ton="priv"), 1)
        suite.addLayout(rangee)
        return _carte(
            "Remettre à la personne tout ce qui est gardé",
            "Un fichier et un papier lisible. Rien n’y est chiffré.",
            self.exporter,
            suite,
        )

    def _rangee_accord(self, accord: LigneAccord) -> QWidget:
        mots = QWidget()
        dedans = colonne(mots, espace=1)
        dedans.addWidget(paragraphe(accord.titre, "fort"))
        dedans.addWidget(paragraphe(accord.precision, "second"))
        geste = QWidget()
        if accord.est_valable:
            geste = self.retirer[accord.id] = Bouton("Retirer", "danger")
            geste.setAccessibleName(f"Retirer l’accord : {accord.titre}")
            geste.clicked.connect(lambda: self._retirer(accord.id))
        return RangeeSouple(mots, geste, seuil=_SEUIL, espace=10)

    def _brancher(self) -> None:
        self.envoyer.clicked.connect(self.agir)
        self.accorder.clicked.connect(self.commencer)
        self.exporter.clicked.connect(self._exporter)
        self.envoi.envoye.connect(
            lambda organisme: self.dit_sans_annuler.emit(f"Fichier écrit pour {organisme}")
        )
        self._session.change.connect(self.montrer)

    def _montrer_sensibles(self, visee: int, trouves: tuple[Signalement, ...]) -> None:
        if visee == self._visee:
            etat = compter(trouves)
            self.compte.montrer(etat.phrase)
            _lister(self._sensibles, etat.lignes)

    def _noter_l_accord(self, objet: ObjetConsentement, organismes: str, precision: str) -> None:
        noms = tuple(nom.strip() for nom in organismes.split(",") if nom.strip())
        geste = NoterConsentement(objet, noms, self._atelier.aujourd_hui(), precision)
        refus = self._session.executer(geste)
        if refus and self.couche is not None:
            self.couche.refus.dire(refus)
            return
        self._fermer()
        self.dit.emit("Accord noté")

    def _retirer(self, accord: str) -> None:
        refus = self._session.executer(RetirerConsentement(accord, self._atelier.aujourd_hui()))
        self.refus.dire(refus)
        if not refus:
            self.dit.emit("Accord retiré")

    def _exporter(self) -> None:
        dossier, joint = self._session.dossier, self.joindre.isChecked()
        notes = NotesDuConseiller.JOINTES if joint else NotesDuConseiller.GARDEES
        if joint and not self._dialogues.confirmer(
            "Joindre vos notes privées ?", avertir(dossier), "Joindre"
        ):
            return
        sortie = self._dialogues.choisir_dossier("Où écrire la copie ?")
        if sortie is None:
            return
        self.refus.dire("")
        le, gabarits = self._atelier.aujourd_hui(), self._atelier.gabarits

        def travail(_suivi: Suivi) -> Export:
            duree = self._duree_mois()
            export = exporter(dossier, gabarits, sortie, le=le, duree_mois=duree, notes=notes)
            self._noter("personne")
            return export

        tache = lancer(travail, self)
        tache.fini.connect(self._annoncer)
        tache.refuse.connect(self.refus.dire)

    def _annoncer(self, export: Export) -> None:
        self.dit_sans_annuler.emit("La copie est écrite")
        self._dialogues.montrer_dossier(export.fichiers[0].parent)

    def _fermer(self) -> None:
        if self.couche is not None:
            self.couche.fermer()
            self.couche = None


def _carte(titre: str, phrase: str, geste: QWidget, suite: QVBoxLayout) -> Carte:
    carte = Carte()
    disposition = colonne(carte, marges=(24, 18, 24, 20), espace=12)
    mots = QWidget()
    dedans = colonne(mots, espace=2)
    dedans.addWidget(libelle(titre, "carte"))
    if phrase:
        dedans.addWidget(paragraphe(phrase, "second"))
    disposition.addWidget(RangeeSouple(mots, geste, seuil=_SEUIL, espace=12))
    disposition.addLayout(suite)
    return carte


def _lister(ou: QVBoxLayout, lignes: tuple[str, ...]) -> None:
    vider(ou)
    for texte in lignes:
        ou.addWidget(paragraphe(texte, "second"))
