"""La page du montage proposé : on compare, on fixe, puis l’on décide."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from cep_desktop.domain.montant import Montant, connu
from cep_desktop.rules.montage.melange import Melange
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.commandes.montage import PrendreMontage
from cep_desktop.usecases.monter import MontageDuDossier, choix_fixes
from ui.pages.montage.barres import PartDeBarre
from ui.pages.montage.etat import FIXER, LIBERER, EtatMontage, deriver
from ui.pages.montage.tableau import TableauMontage, dessiner
from ui.pont import SessionQt
from ui.qt import Alignement
from ui.taches import DernierCalcul
from ui.widgets.avis import Avis, Picto
from ui.widgets.barre_empilee import BarreEmpilee, Pastille
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.deux_colonnes import DeuxColonnes, empiler
from ui.widgets.ecran_vide import EcranVide
from ui.widgets.flux import Flux
from ui.widgets.libelle import Libelle, libelle, paragraphe
from ui.widgets.liste_fiches import ListeFiches
from ui.widgets.mise_en_page import colonne, filet, fixer, ligne, vider
from ui.widgets.page_paresseuse import PageParesseuse
from ui.widgets.source import LigneSource
from ui.widgets.sous_pages import FINANCEMENT, SousPages

_TITRE = "Le montage proposé"
_ATTENTE = "Recherche du meilleur partage…"
_COTE = 96


class PageMontage(PageParesseuse):
    """Cherche hors du fil de l’écran ; une épingle relance la recherche ; rien ne change avant."""

    def __init__(self, session: SessionQt, atelier: Atelier) -> None:
        self.vues = SousPages("montage", FINANCEMENT)
        self.prendre = Bouton("Prendre ce montage", "plein", "check-bold")
        self.garder = Bouton("Garder l’actuel", "contour", "x-bold")
        super().__init__(_TITRE, (self.vues, self.prendre))
        self._session, self._atelier = session, atelier
        self._calcul = DernierCalcul(self)
        self._trouve: MontageDuDossier | None = None
        self.epingles = session.session.aides_fixees
        self.etat: EtatMontage | None = None
        self.refus, self.avis = Avis("refus"), Avis("avis")
        self.barre_avant, self.barre_apres = BarreEmpilee(), BarreEmpilee()
        self.titre_reste = paragraphe("", "surtitre")
        self.cote_avant, self.cote_apres = libelle("", "second"), libelle("", "fort")
        self.reste = libelle("", "montant_principal")
        self.avant = libelle("", "second")
        self.si_tout, self.si_rien = libelle("", "fort"), libelle("", "fort")
        self.phrase = paragraphe("")
        self.lignes, self.fixees = TableauMontage(), paragraphe("", "second")
        self.autres = ListeFiches("Autres montages", titre="Autres montages", seuil=520)
        self.bientot = ListeFiches("Pas encore, mais bientôt", titre="Pas encore, mais bientôt")
        self._pese = Carte("douce")
        self._place_pese = colonne(espace=4)
        self.source = LigneSource()
        self._disposer()
        self._brancher()
        session.change.connect(self.suivre)
        self.intituler(_TITRE, _ATTENTE)
        self._est_en_retard = True

    def rafraichir(self) -> None:
        """Relance la recherche avec les choix de la personne."""
        dossier, choix = self._session.dossier, choix_fixes(dict(self.epingles))
        self.intituler(_TITRE, _ATTENTE)
        self.prendre.setEnabled(False)

        self._calcul.demander(lambda: self._atelier.monter(dossier, choix=choix))

    def agir(self) -> None:
        """Ctrl+Entrée : prend le montage."""
        if self._trouve is not None and self.prendre.isEnabled():
            self._prendre(self._trouve.montage.melange, self._trouve.montage.codes)

    def _disposer(self) -> None:
        haute = Carte()
        interieur = colonne(haute, marges=(24, 18, 24, 16), espace=12)
        for nom, montant, barre in (
            (libelle("Aujourd’hui", "second"), self.cote_avant, self.barre_avant),
            (libelle("Proposé", "fort"), self.cote_apres, self.barre_apres),
        ):
            interieur.addWidget(_rang_de_barre(nom, montant, barre))
        legende = QWidget()
        self._legende = Flux(legende, espace=16)
        interieur.addWidget(legende)
        interieur.addWidget(self.phrase)
        droite = Carte("soleil")
        dedans = colonne(droite, marges=(20, 16, 20, 16), espace=4)
        dedans.addWidget(self.titre_reste)
        dedans.addWidget(self.reste)
        dedans.addWidget(self.avant)
        dedans.addWidget(filet("filet_soleil"))
        for picto, ton, titre, borne in (
            ("check-circle-fill", "ok", "Si tout est accepté", self.si_tout),
            ("question-fill", "warn", "Seulement le déjà accordé", self.si_rien),
        ):
            dedans.addWidget(_borne(picto, ton, titre, borne))
        dedans.addStretch(1)
        dedans.addWidget(self.garder)
        self._resultat = QWidget()
        corps = colonne(self._resultat, espace=16)
        corps.addWidget(DeuxColonnes(haute, droite, largeur=312))
        tete = QWidget()
        rangee = Flux(tete, espace=12)
        rangee.addWidget(libelle("Ce qui change, et pourquoi", "section"))
        rangee.addWidget(self.fixees)
        pese = ligne(self._pese, marges=(20, 14, 20, 14), espace=14)
        pese.addWidget(Picto("trend-up", "primary", 24), 0, Alignement.AlignTop)
        pese.addLayout(self._place_pese, 1)
        gauche = empiler(tete, self.lignes, self._pese)
        corps.addWidget(DeuxColonnes(gauche, empiler(self.autres, self.bientot), largeur=312))
        corps.addWidget(self.source)
        self.vide = Carte()
        colonne(self.vide).addWidget(
            EcranVide(
                "Rien à partager pour le moment",
                "Notez d’abord ce que coûte le projet, dans la répartition.",
            )
        )
        self.vide.hide()
        for widget in (self.refus, self.avis, self.vide, self._resultat):
            self.corps.addWidget(widget)
        self.corps.addStretch(1)
        self._resultat.hide()

    def _brancher(self) -> None:
        self.vues.choisi.connect(self.aller)
        self._calcul.pret.connect(self._montrer)
        self._calcul.refuse.connect(self._refuser)
        self.garder.clicked.connect(lambda: self.aller.emit("financement"))
        self.prendre.clicked.connect(self.agir)
        self.lignes.geste.connect(self._epingler)
        self.autres.geste.connect(self._prendre_une_autre)

    def _montrer(self, trouve: MontageDuDossier) -> None:
        self._trouve = trouve
        self.etat = etat = deriver(self._session.dossier, trouve, self.epingles)
        self.refus.dire("")
        self.avis.dire(" ".join((etat.avis, *etat.avertissements)).strip())
        self.intituler(_TITRE, "Un autre partage des aides. Vous décidez, ligne par ligne.")
        a_un_cout = bool(self._session.dossier.accompagnement.plan_financement.depenses)
        self.vide.setVisible(not a_un_cout)
        self._resultat.setVisible(a_un_cout)
        if not a_un_cout:
            self.avis.dire("")
        self.phrase.montrer(etat.phrase)
        self.reste.montrer(etat.reste)
        self.titre_reste.montrer(etat.titre_reste)
        self.avant.montrer(f"au lieu de {etat.reste_avant}")
        self.avant.setVisible(etat.reste_avant != etat.reste)
        self.cote_avant.montrer(etat.reste_avant)
        self.cote_apres.montrer(etat.reste)
        self.si_tout.montrer(etat.si_tout)
        self.si_rien.montrer(etat.si_rien)
        self._barre(self.barre_avant, etat.barre_avant, "Aujourd’hui")
        self._barre(self.barre_apres, etat.barre_apres, "Proposé")
        vider(self._legende)
        for part in etat.legende:
            self._legende.addWidget(_entree(part))
        self.lignes.montrer(etat.lignes)
        self.fixees.montrer(etat.fixees)
        self.fixees.setVisible(bool(etat.fixees))
        self.autres.titre.montrer(etat.titre_alternatives)
        self.autres.montrer(etat.alternatives)
        self.bientot.montrer(etat.bientot)
        vider(self._place_pese)
        self._pese.setVisible(bool(etat.sensibilites))
        self._place_pese.addWidget(libelle("Ce qui pèserait le plus", "carte"))
        for phrase in etat.sensibilites:
            self._place_pese.addWidget(paragraphe(phrase, "second"))
        self.source.dire(etat.source)
        self.garder.setVisible(etat.peut_prendre)
        self.prendre.setEnabled(etat.peut_prendre)
        self.prendre.setAccessibleDescription(etat.avis)

    def _barre(self, barre: BarreEmpilee, parts: Sequence[PartDeBarre], nom: str) -> None:
        barre.setVisible(bool(parts))
        phrase = ", ".join(f"{p.nom} {Montant(p.centimes)}" for p in parts)
        dessinees = tuple(map(dessiner, parts))
        barre.montrer(dessinees, f"{nom}\u00a0: {phrase}")

    def _refuser(self, phrase: str) -> None:
        self.intituler(_TITRE, "")
        self.refus.dire(phrase)

    def _epingler(self, code: str, geste: str) -> None:
        """Fixe une aide à son montant d’aujourd’hui, ou la laisse de nouveau libre."""
        if geste == LIBERER:
            self.epingles.pop(code, None)
        elif geste == FIXER:
            plan = self._session.dossier.accompagnement.plan_financement
            demandes = (connu(f.demande) for f in plan.aides if f.dispositif == code)
            self.epingles[code] = next(demandes, None)
        self.rafraichir()

    def _prendre_une_autre(self, rang: str, _geste: str) -> None:
        if self._trouve is not None:
            montage = self._trouve.montage
            self._prendre(montage.alternatives[int(rang)].melange, montage.codes)

    def _prendre(self, melange: Melange, calculees: frozenset[str]) -> None:
        refus = self._session.executer(PrendreMontage(melange, calculees))
        self.refus.dire(refus)
        if not refus:
            self.dit.emit("Montage pris")


def _entree(part: PartDeBarre) -> QWidget:
    """Une entrée de la légende : la couleur, la trame et le nom."""
    boite = QWidget()
    rangee = ligne(boite, espace=8)
    rangee.addWidget(Pastille(dessiner(part)), 0, Alignement.AlignVCenter)
    rangee.addWidget(libelle(part.nom, "second"))
    return boite


def _borne(picto: str, ton: str, titre: str, montant: Libelle) -> QWidget:
    """Une borne de la fourchette : ce que l’on suppose, et ce qui resterait à payer."""
    boite = QWidget()
    rangee = ligne(boite, espace=8)
    rangee.addWidget(Picto(picto, ton, 18), 0, Alignement.AlignTop)
    rangee.addWidget(paragraphe(titre, "second"), 1)
    rangee.addWidget(montant, 0, Alignement.AlignTop)
    return boite


def _rang_de_barre(titre: Libelle, montant: Libelle, barre: BarreEmpilee) -> QWidget:
    """Une barre, son nom et le reste à payer qu’elle laisse."""
    boite, cote = QWidget(), QWidget()
    pile = colonne(cote)
    pile.addWidget(titre)
    pile.addWidget(montant)
    fixer(cote, largeur=_COTE)
    rangee = ligne(boite, espace=16)
    rangee.addWidget(cote)
    rangee.addWidget(barre, 1)
    return boite
