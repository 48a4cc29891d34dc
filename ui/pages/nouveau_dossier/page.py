"""La page du nouveau dossier : deux minutes, le reste se complétera ensemble."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.personne import Accord
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.creer import Entree, Identite, NouveauDossier
from cep_desktop.usecases.fiche import FicheDossier
from ui.attente import Attente
from ui.pages.nouveau_dossier.etat import INFORMATIONS, dire_lecture, doubler, identifier, suites
from ui.qt import Alignement
from ui.widgets.avis import Avis, Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.case import CaseACocher
from ui.widgets.champ import Champ, ChampTexte
from ui.widgets.choix import Choix, code_choisi
from ui.widgets.deux_colonnes import DeuxColonnes, empiler
from ui.widgets.grand_choix import GrandsChoix, Option
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, ligne
from ui.widgets.page import Page
from ui.widgets.rangee_souple import RangeeSouple

_VOCABULAIRE = "2014"
_A_REMPLIR = "À remplir pour continuer."
_PICTOS = {
    Entree.FAIRE_LE_POINT: "chat-circle-dots-duotone",
    Entree.PRECISER: "compass-duotone",
    Entree.PRET: "flag-banner-duotone",
}


class PageNouveauDossier(Page):
    """`cree` porte l’identifiant du dossier neuf ; `ouvrir`, celui d’un dossier trouvé."""

    cree = Signal(object)
    ouvrir = Signal(object)
    abandonne = Signal()

    def __init__(self, atelier: Atelier, attente: Attente) -> None:
        self.annuler = Bouton("Annuler", "discret", "x-bold")
        self.principal = Bouton("Créer et commencer", "plein", "arrow-right-bold")
        super().__init__("Nouveau dossier", (self.annuler, self.principal))
        self._atelier = atelier
        self._attente = attente
        self._identite: Identite | None = None
        self._homonyme: object = None
        self.refus = Avis("refus")
        self.prenom, self.nom = ChampTexte("Prénom"), ChampTexte("Nom")
        self.contact = ChampTexte("Téléphone ou courriel", exemple="06 00 00 00 00")
        self.accord = Choix(
            "Comment écrire pour cette personne", ((a.value, a.libelle) for a in Accord)
        )
        self.accord.montrer(Accord.SANS)
        consequences = dict(suites(atelier.vocabulaire(_VOCABULAIRE)))
        self.entree = GrandsChoix(
            "Où en est le projet",
            tuple(Option(e, e.libelle, _PICTOS[e], consequences[e]) for e in Entree),
        )
        self.lu = CaseACocher("", usage="fort")
        self.mon_prenom, self.mon_nom = ChampTexte("Votre prénom"), ChampTexte("Votre nom")
        self.structure = ChampTexte("Votre organisme")
        self.doublon = Carte()
        self.voir = Bouton("Ouvrir ce dossier", "contour", "folder-open")
        gauche = empiler(self._carte_personne(), self._carte_entree(), self._carte_vous())
        droite = empiler(self._carte_informations(), self._carte_doublon())
        self.corps.addWidget(self.refus)
        self.corps.addWidget(DeuxColonnes(gauche, droite, largeur=358), 1)
        self.intituler("Nouveau dossier", "Deux minutes suffisent. Vous compléterez plus tard.")
        self._brancher()
        self._chercher()
        attente.relever(atelier.identite, self._reconnaitre, self.refus.dire, self)

    def agir(self) -> None:
        """Ctrl+Entrée : crée le dossier."""
        obligatoires = [self.prenom, self.nom]
        if self._identite is None:
            obligatoires += [self.mon_prenom, self.mon_nom, self.structure]
        manques = [champ for champ in obligatoires if not champ.texte]
        for champ in manques:
            champ.refuser(_A_REMPLIR)
        if manques:
            manques[0].viser()
        else:
            self._creer()

    def commencer(self) -> None:
        """Ctrl+N : revient au prénom."""
        self.prenom.viser()

    def _creer(self) -> None:
        try:
            identite = self._identite or identifier(
                self.mon_prenom.texte, self.mon_nom.texte, self.structure.texte
            )
        except ValueError:
            self.refus.dire(_NOM_IMPOSSIBLE)
            return
        self._attente.faire(
            "Création du dossier…",
            partial(self._atelier.creer, self._demande(identite)),
            lambda session: self.cree.emit(session.dossier.id),
            self.refus.dire,
        )

    def _reconnaitre(self, identite: Identite | None) -> None:
        """Ne demande qui l’on est qu’au premier dossier réel du poste."""
        self._identite = identite
        self._vous.setVisible(identite is None)
        self._chercher()

    def _demande(self, identite: Identite) -> NouveauDossier:
        return NouveauDossier(
            prenom=self.prenom.texte,
            nom=self.nom.texte,
            identite=identite,
            accord=code_choisi(Accord, self.accord.code),
            contact=self.contact.texte,
            entree=code_choisi(Entree, self.entree.code or Entree.FAIRE_LE_POINT),
            est_informee=self.lu.isChecked(),
        )

    def _brancher(self) -> None:
        self.principal.clicked.connect(self.agir)
        self.annuler.clicked.connect(self.abandonne)
        self.voir.clicked.connect(lambda: self.ouvrir.emit(self._homonyme))
        for champ in (self.prenom, self.nom):
            champ.saisi.connect(lambda _: self._chercher())
        self.mon_prenom.saisi.connect(lambda _: self._chercher())

    def _chercher(self) -> None:
        """Cherche un homonyme dès que le prénom et le nom sont écrits."""
        prenom, nom = self.prenom.texte, self.nom.texte
        self._attente.relever(
            partial(self._atelier.doublons, prenom, nom),
            partial(self._comparer, prenom, nom),
            self.refus.dire,
            self,
        )
        referent = self._identite.referent.prenom if self._identite else self.mon_prenom.texte
        self.lu.dire(dire_lecture(prenom, referent))

    def _comparer(self, prenom: str, nom: str, trouves: tuple[FicheDossier, ...]) -> None:
        if (prenom, nom) != (self.prenom.texte, self.nom.texte):
            return
        etat = doubler(prenom, nom, trouves)
        self._homonyme = trouves[0].id if trouves else None
        self._titre_doublon.montrer(etat.titre)
        self._phrase_doublon.montrer(etat.phrase)
        self._picto_doublon.montrer(
            "warning-fill" if etat.est_trouve else "check-circle-fill",
            "warn" if etat.est_trouve else "ok",
        )
        self.voir.setVisible(etat.est_trouve)

    def _carte_personne(self) -> QWidget:
        carte = Carte()
        disposition = colonne(carte, marges=(24, 16, 24, 20), espace=14)
        disposition.addWidget(libelle("La personne", "carte"))
        noms = _cote_a_cote(self.prenom, self.nom)
        disposition.addWidget(noms)
        disposition.addWidget(self.contact)
        disposition.addWidget(Champ("Comment écrire pour cette personne ?", self.accord))
        return carte

    def _carte_entree(self) -> QWidget:
        carte = Carte()
        disposition = colonne(carte, marges=(24, 16, 24, 20), espace=12)
        disposition.addWidget(libelle("Où en est le projet ?", "carte"))
        disposition.addWidget(self.entree)
        return carte

    def _carte_vous(self) -> QWidget:
        """Avant le premier dossier réel, le poste ne sait pas encore qui l’emploie."""
        self._vous = carte = Carte()
        disposition = colonne(carte, marges=(24, 16, 24, 20), espace=14)
        disposition.addWidget(libelle("Vous", "carte"))
        noms = _cote_a_cote(self.mon_prenom, self.mon_nom)
        disposition.addWidget(noms)
        disposition.addWidget(self.structure)
        carte.hide()
        return carte

    def _carte_informations(self) -> QWidget:
        carte = Carte("douce")
        disposition = colonne(carte, marges=(22, 18, 22, 18), espace=12)
        titre = ligne(espace=12)
        titre.addWidget(Picto("shield-check-fill", "primary", 28))
        titre.addWidget(libelle("Vos informations", "section"), 1)
        disposition.addLayout(titre)
        for phrase in INFORMATIONS:
            rangee = ligne(espace=12)
            rangee.addWidget(Picto("check-bold", "ok", 20), 0, Alignement.AlignTop)
            rangee.addWidget(paragraphe(phrase), 1)
            disposition.addLayout(rangee)
        disposition.addWidget(self.lu)
        return carte

    def _carte_doublon(self) -> QWidget:
        disposition = colonne(self.doublon, marges=(22, 16, 22, 16), espace=8)
        titre = ligne(espace=12)
        self._picto_doublon = Picto("check-circle-fill", "ok", 24)
        self._titre_doublon = paragraphe("", "fort")
        titre.addWidget(self._picto_doublon, 0, Alignement.AlignTop)
        titre.addWidget(self._titre_doublon, 1)
        disposition.addLayout(titre)
        self._phrase_doublon = paragraphe("", "second")
        disposition.addWidget(self._phrase_doublon)
        disposition.addWidget(self.voir)
        return self.doublon


_NOM_IMPOSSIBLE = (
    "Un nom s’écrit avec des lettres, des espaces, un trait d’union ou une apostrophe."
)


def _cote_a_cote(premier: ChampTexte, second: ChampTexte) -> QWidget:
    return RangeeSouple(premier, second, seuil=420, parts=(1, 1), espace=14, en_haut=True)
