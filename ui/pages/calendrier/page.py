"""La page du calendrier : la frise, ses conflits, le tableau, et l’agenda à emporter."""

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.rules.conflits import ConflitDeDates
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.commandes.date import DeplacerDate
from cep_desktop.usecases.dates_du_dossier import (
    NOM_DU_FICHIER,
    essayer_de_deplacer,
    exporter_agenda,
    lire_agenda,
)
from ui.dialogs.dialogues import Dialogues
from ui.pages.calendrier.carte_date import CarteDate
from ui.pages.calendrier.etat import ElementFrise, LigneDate, deriver, ecrire_a_imprimer
from ui.pages.calendrier.frise import Frise
from ui.pont import SessionQt
from ui.theme import theme
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton, BoutonPicto
from ui.widgets.carte import Carte
from ui.widgets.choix import Choix
from ui.widgets.flux import Flux
from ui.widgets.libelle import paragraphe
from ui.widgets.liste_fiches import ListeFiches
from ui.widgets.mise_en_page import colonne
from ui.widgets.morceaux import Etapes
from ui.widgets.page_paresseuse import PageParesseuse
from ui.widgets.rangee_souple import RangeeSouple
from ui.widgets.tableau.case import Case, Colonne, Rangee
from ui.widgets.tableau.vue import Tableau

_TITRE = "Calendrier"
_COLONNES = (
    Colonne("quand", "Quand", 220),
    Colonne("quoi", "Quoi", 260, est_elastique=True),
    Colonne("nature", "Nature", 170, importance=2),
    Colonne("etape", "Étape", 190, importance=3),
    Colonne("etat", "État", 110),
)
_PAS = 1.3
_LEGENDE = "Losange soleil : au plus tard. Rayures : j’attends une réponse."


class PageCalendrier(PageParesseuse):
    """Un déplacement qui pose problème s’explique avant de se faire ; les autres s’annulent."""

    def __init__(self, session: SessionQt, atelier: Atelier, dialogues: Dialogues) -> None:
        self.vue = Choix("Vue", (("frise", "Frise"), ("liste", "Liste")))
        self.vue.montrer("frise")
        self.exporter = Bouton("Exporter l’agenda", "contour", "calendar-plus")
        self.imprimer = Bouton("Imprimer", "contour", "printer")
        super().__init__(_TITRE, (self.vue, self.imprimer, self.exporter))
        self._session, self._atelier, self._dialogues = session, atelier, dialogues
        self.fabriquer(self._monter(session, atelier))

    def _monter(self, session: SessionQt, atelier: Atelier) -> Etapes:
        le = atelier.aujourd_hui()
        self.etat = deriver(session.dossier, lire_agenda(session.dossier, None, le=le), le=le)
        self._geste: DeplacerDate | None = None
        self.refus = Avis("refus")
        self.conflits = ListeFiches("Dates à revoir", titre="Dates à revoir")
        self.question = Carte("soleil")
        self._titre_question = paragraphe("", "carte")
        self._raisons = paragraphe("", "second")
        self.faire = Bouton("Déplacer quand même", "contour", "check-bold")
        self.laisser = Bouton("Laisser", "discret")
        self.frise = Frise(self.etat)
        self.detail = paragraphe("", "second")
        self.avant = BoutonPicto("Plus tôt", "arrow-left-bold")
        self.apres = BoutonPicto("Plus tard", "arrow-right-bold")
        self.moins = BoutonPicto("Resserrer les mois", "minus-circle-bold")
        self.plus = BoutonPicto("Élargir les mois", "plus-circle-bold")
        self.tout = Bouton("Tout le parcours", "contour")
        yield
        self.table = Tableau("Toutes les dates", _COLONNES, hauteur=56)
        self.prochaines = ListeFiches("Les prochaines dates", titre="Les prochaines dates")
        self.dates = CarteDate(session, atelier.aujourd_hui)
        yield
        self._disposer()
        self._brancher()
        yield
        session.change.connect(self.suivre)
        theme.change.connect(self._suivre_le_theme)
        self.rafraichir()

    def rafraichir(self) -> None:
        """Rassemble les dates du dossier et celles que le droit calcule."""
        dossier, le = self._session.dossier, self._atelier.aujourd_hui()
        try:
            agenda = lire_agenda(dossier, self._atelier.regles, le=le)
            self.refus.dire("")
        except ErreurMetier as refus:
            agenda = lire_agenda(dossier, None, le=le)
            self.refus.dire(str(refus))
        self.etat = deriver(dossier, agenda, le=le)
        self.intituler(_TITRE, self.etat.sous_titre)
        self.frise.montrer(self.etat)
        self.conflits.montrer(self.etat.conflits)
        self.prochaines.montrer(self.etat.prochaines)
        self.dates.montrer(dossier.accompagnement.calendrier.dates)
        self.table.montrer(tuple(map(_rangee, self.etat.table)))
        self._habiller()

    def _disposer(self) -> None:
        self.carte = Carte()
        interieur = colonne(self.carte, marges=(1, 1, 1, 8), espace=4)
        interieur.addWidget(self.frise)
        boutons_de_vue = QWidget()
        flux = Flux(boutons_de_vue, espace=8)
        for bouton in (self.avant, self.apres, self.moins, self.plus, self.tout):
            flux.addWidget(bouton)
        boite = RangeeSouple(self.detail, boutons_de_vue, seuil=620, espace=8)
        pied = colonne(marges=(16, 4, 12, 0))
        pied.addWidget(boite)
        interieur.addLayout(pied)
        self.liste = Carte()
        colonne(self.liste, marges=(1, 1, 1, 1)).addWidget(self.table)
        dedans = colonne(self.question, marges=(20, 12, 20, 12), espace=8)
        dedans.addWidget(self._titre_question)
        dedans.addWidget(self._raisons)
        boutons = QWidget()
        flux = Flux(boutons, espace=10)
        flux.addWidget(self.faire)
        flux.addWidget(self.laisser)
        dedans.addWidget(boutons)
        self.question.hide()
        legende = paragraphe(_LEGENDE, "legende")
        for widget in (self.refus, self.question, self.carte, self.liste, legende, self.conflits,
                       self.prochaines, self.dates):  # fmt: skip
            self.corps.addWidget(widget)
        self.corps.addStretch(1)

    def _brancher(self) -> None:
        self.vue.choisi.connect(lambda _: self._habiller())
        self.exporter.clicked.connect(self._exporter)
        self.imprimer.clicked.connect(self._imprimer)
        self.dates.faite.connect(self.dit)
        self.frise.deplacee.connect(self._essayer)
        self.frise.ouverte.connect(self._ouvrir)
        self.frise.choisie.connect(self._decrire)
        self.moins.clicked.connect(lambda: self.frise.grossir(1 / _PAS))
        self.plus.clicked.connect(lambda: self.frise.grossir(_PAS))
        self.tout.clicked.connect(self.frise.ajuster)
        self.avant.clicked.connect(lambda: self.frise.avancer(-1))
        self.apres.clicked.connect(lambda: self.frise.avancer(1))
        self.faire.clicked.connect(self._deplacer)
        self.laisser.clicked.connect(self._laisser)
        self.conflits.geste.connect(self._voir)

    def _suivre_le_theme(self) -> None:
        self.frise.montrer(self.etat)

    def _habiller(self) -> None:
        est_frise = self.vue.code == "frise"
        self.carte.setVisible(est_frise)
        self.liste.setVisible(not est_frise)

    def _element(self, cle: str) -> ElementFrise | None:
        elements = (e for bande in self.etat.bandes for e in bande.elements)
        return next((e for e in elements if e.cle == cle), None)

    def _decrire(self, cle: str) -> None:
        element = self._element(cle)
        self.detail.montrer(element.phrase if element else "")
        if element is not None:
            self.frise.montrer_le(element.du)

    def _voir(self, cle: str, _geste: str) -> None:
        self.vue.montrer("frise")
        self._habiller()
        self.frise.designer(cle)
        self._decrire(cle)
        self.frise.setFocus()
        self.montrer_en_haut(self.carte)

    def _ouvrir(self, cle: str) -> None:
        """Mène à l’action ou à la demande que la date concerne."""
        element = self._element(cle)
        if element is None:
            return
        vers = {"A": "plan_action", "F": "echanges", "P": "financement"}
        page = vers.get(element.source[:1])
        if page:
            self.aller.emit(page)

    def _essayer(self, cle: str, jours: int) -> None:
        element = self._element(cle)
        if element is None:
            return
        geste = DeplacerDate(element.source, jours)
        try:
            conflits = essayer_de_deplacer(
                self._session.dossier, geste, self._atelier.regles, le=self._atelier.aujourd_hui()
            )
        except (ErreurMetier, ValueError) as refus:
            self.refus.dire(str(refus))
            return
        self._geste = geste
        if conflits:
            self._demander(element, jours, conflits)
        else:
            self._deplacer()

    def _demander(
        self, element: ElementFrise, jours: int, conflits: tuple[ConflitDeDates, ...]
    ) -> None:
        avant, apres = element.au, element.au + timedelta(days=jours)
        self._titre_question.montrer(
            f"{element.texte} : {ecrire_date(avant)} → {ecrire_date(apres)}"
        )
        phrases = (" ".join(filter(None, (c.phrase, c.remede))) for c in conflits)
        self._raisons.montrer("\n".join(phrases))
        self.question.setAccessibleName(composer("Ce déplacement pose problème"))
        self.question.show()
        self.laisser.setFocus()
        self.ensureWidgetVisible(self.question)

    def _deplacer(self) -> None:
        geste, self._geste = self._geste, None
        self.question.hide()
        if geste is None:
            return
        refus = self._session.executer(geste)
        self.refus.dire(refus)
        if not refus:
            self.dit.emit("Date déplacée")
        self.frise.setFocus()

    def _laisser(self) -> None:
        self._geste = None
        self.question.hide()
        self.frise.setFocus()

    def _imprimer(self) -> None:
        texte = ecrire_a_imprimer(self._session.dossier, self.etat)
        self._dialogues.imprimer("Imprimer le calendrier", texte)

    def _exporter(self) -> None:
        chemin = self._dialogues.nommer_agenda("Exporter l’agenda", NOM_DU_FICHIER)
        if chemin is None:
            return
        atelier = self._atelier
        try:
            nombre = exporter_agenda(
                self._session.dossier, atelier.regles, chemin.with_suffix(".ics"),
                maintenant=atelier.maintenant(), le=atelier.aujourd_hui(),
            )  # fmt: skip
        except ErreurMetier as refus:
            self.refus.dire(str(refus))
        else:
            pluriel = "s" if nombre > 1 else ""
            self.dit_sans_annuler.emit(f"Agenda exporté, {nombre} date{pluriel}")


def _rangee(une: LigneDate) -> Rangee:
    return Rangee(
        une.cle,
        (
            Case(une.quand, une.quand, est_forte=True),
            Case(une.quoi, une.quoi, une.pourquoi),
            Case(une.nature, une.nature, ton="ink2"),
            Case(une.etape, une.etape, ton="ink2"),
            Case(une.etat, une.etat, ton="bad" if une.etat == "Dépassé" else "ok"),
        ),
    )
