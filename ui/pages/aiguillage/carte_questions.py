"""La carte des questions : une ligne chacune, répondue sur place."""

from PySide6.QtWidgets import QWidget

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.situation import OuiNon, Reponse
from ui.pages.aiguillage.gestes import Gestes
from ui.pages.aiguillage.questions import QuestionPosee
from ui.qt import Alignement, Raison
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.case import CaseACocher
from ui.widgets.champ_date import ChampDate
from ui.widgets.champ_fait import ChampFait
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, ligne, vider

_A_ACCEPTER = "Cochez d’abord l’accord de la personne : cette réponse touche à la santé."


class LigneQuestion(QWidget):
    """La question, sa réponse, et de quoi la changer, replié tant qu’on ne le demande pas."""

    def __init__(self, question: QuestionPosee, gestes: Gestes) -> None:
        super().__init__()
        self._gestes = gestes
        self._fait = question.fait
        self._est_de_sante = question.est_de_sante
        disposition = colonne(self, espace=12)
        rangee = ligne(espace=12)
        self._picto = Picto("question-fill", "warn_fill", 24)
        rangee.addWidget(self._picto, 0, Alignement.AlignTop)
        mots = colonne(espace=1)
        self._libelle = paragraphe(question.libelle, "fort")
        self._reponse = paragraphe("", "second")
        mots.addWidget(self._libelle)
        mots.addWidget(self._reponse)
        rangee.addLayout(mots, 1)
        self.bouton = Bouton("Répondre", "contour")
        self.bouton.clicked.connect(self.basculer)
        rangee.addWidget(self.bouton, 0, Alignement.AlignTop)
        disposition.addLayout(rangee)
        self.reponse = QWidget()
        self.reponse.hide()
        disposition.addWidget(self.reponse)
        self._question = question
        self._dossier: Dossier | None = None
        self.champ: ChampFait | ChampDate | None = None

    def montrer(self, question: QuestionPosee, dossier: Dossier) -> None:
        """Affiche la réponse du dossier."""
        est_repondue = question.est_repondue
        self._picto.montrer(
            "check-circle-fill" if est_repondue else "question-fill",
            "ok_fill" if est_repondue else "warn_fill",
        )
        precision = f". {question.precision}" if question.precision else ""
        self._reponse.montrer(f"{question.reponse}{precision}.")
        self._nommer_bouton(question.libelle, est_repondue=est_repondue)
        self._question, self._dossier = question, dossier
        self._remplir()

    def basculer(self) -> None:
        """Ouvre ou referme de quoi répondre."""
        if self.reponse.isHidden():
            self.ouvrir()
        else:
            self.reponse.hide()

    def ouvrir(self) -> None:
        """Ouvre de quoi répondre, fabriqué à la première demande, et y place le clavier."""
        champ = self.champ or self._garnir()
        self.reponse.show()
        champ.viser()

    def _garnir(self) -> ChampFait | ChampDate:
        champs = colonne(self.reponse, marges=(36, 0, 0, 4), espace=10)
        self.accord = CaseACocher("La personne accepte que ce soit noté")
        champs.addWidget(self.accord)
        self.accord.setVisible(self._est_de_sante)
        champ: ChampFait | ChampDate
        if self._fait is None:
            champ = ChampDate("Date de naissance")
            champ.saisi.connect(self._naitre)
        else:
            champ = ChampFait(self._fait, aide=self._question.aide)
            champ.repondu.connect(self._noter)
        champs.addWidget(champ)
        self.effacement = Bouton("Effacer la réponse", "discret", "eraser")
        self.effacement.clicked.connect(self._effacer)
        champs.addWidget(self.effacement, 0, Alignement.AlignLeft)
        self.champ = champ
        self._remplir()
        return champ

    def _remplir(self) -> None:
        """Met dans les champs, s’ils sont fabriqués, ce que dit le dossier."""
        dossier = self._dossier
        if dossier is None or self.champ is None:
            return
        self.effacement.setVisible(self._question.est_repondue and self._fait is not None)
        if isinstance(self.champ, ChampDate):
            self.champ.montrer(dossier.beneficiaire.naissance_le)
            return
        faits = [fait for fait in dossier.situation.faits if fait.code is self._fait]
        self.champ.montrer(max(faits, key=lambda fait: fait.connu_le, default=None))

    def _nommer_bouton(self, question: str, *, est_repondue: bool) -> None:
        mot = "Changer" if est_repondue else "Répondre"
        self.bouton.setText(mot)
        self.bouton.setAccessibleName(f"{mot}\u00a0: {question}")

    def _noter(self, reponse: Reponse, origine: str) -> None:
        if not isinstance(self.champ, ChampFait) or self._fait is None:
            return
        est_affirmee = reponse == OuiNon(valeur=True)
        if self._est_de_sante and est_affirmee and not self.accord.isChecked():
            self.champ.refuser(_A_ACCEPTER)
            self.accord.setFocus(Raison.OtherFocusReason)
            return
        if refus := self._gestes.noter(self._fait, reponse, origine):
            self.champ.refuser(refus)

    def _naitre(self, jour: object) -> None:
        if isinstance(self.champ, ChampDate) and (refus := self._gestes.naitre(self.champ.valeur)):
            self.champ.refuser(refus)

    def _effacer(self) -> None:
        if self._fait is not None:
            self._gestes.effacer(self._fait)
            self.bouton.setFocus(Raison.OtherFocusReason)


class CarteQuestions(Carte):
    """Les questions sans réponse d’abord ouvertes à la lecture, les autres à la demande.

    Une ligne montrée le reste : répondre ne la fait pas disparaître sous les doigts.
    """

    def __init__(self, gestes: Gestes, parent: QWidget | None = None) -> None:
        super().__init__("simple", parent)
        self._gestes = gestes
        self._toutes = False
        self._vues: set[str] = set()
        self._questions: tuple[QuestionPosee, ...] = ()
        self.lignes: dict[str, LigneQuestion] = {}
        disposition = colonne(self, marges=(24, 14, 24, 16), espace=12)
        titre = ligne(espace=12)
        titre.addWidget(libelle("Ce qu’il faut savoir", "carte"))
        self._resume = libelle("", "second")
        titre.addWidget(self._resume, 1)
        self.voir = Bouton("Voir les réponses", "contour")
        self.voir.clicked.connect(self._voir)
        titre.addWidget(self.voir)
        disposition.addLayout(titre)
        self._place = colonne(espace=12)
        disposition.addLayout(self._place)

    def montrer(self, dossier: Dossier, questions: tuple[QuestionPosee, ...], resume: str) -> None:
        """Affiche les questions et leurs réponses."""
        self._resume.montrer(resume)
        if [q.code for q in questions] != [q.code for q in self._questions]:
            self._reconstruire(questions)
        self._questions = questions
        for question in questions:
            self.lignes[question.code].montrer(question, dossier)
            if not question.est_repondue:
                self._vues.add(question.code)
        self._afficher()

    def ouvrir(self, code: str) -> None:
        """Ouvre une question, et y place le clavier."""
        self._vues.add(code)
        self._afficher()
        self.lignes[code].ouvrir()

    def _voir(self) -> None:
        self._toutes = not self._toutes
        if not self._toutes:
            self._vues = {q.code for q in self._questions if not q.est_repondue}
        self._afficher()

    def _afficher(self) -> None:
        montrees = [q.code for q in self._questions if self._toutes or q.code in self._vues]
        for code, une in self.lignes.items():
            une.setVisible(code in montrees)
        self.voir.setVisible(len(montrees) < len(self._questions) or self._toutes)
        self.voir.setText("Replier" if self._toutes else "Voir les réponses")

    def _reconstruire(self, questions: tuple[QuestionPosee, ...]) -> None:
        vider(self._place)
        self.lignes = {}
        for question in questions:
            boite = LigneQuestion(question, self._gestes)
            self.lignes[question.code] = boite
            self._place.addWidget(boite)
