"""La page de signature : relire ensemble, signer chacun à sa façon, repartir avec sa copie."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.signature import ModeSignature, RoleSignataire
from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.commandes.enchainement import Enchainer
from cep_desktop.usecases.commandes.signature import PoserSignature, RetirerSignature
from cep_desktop.usecases.signature.en_cours import SignatureEnCours
from ui.dialogs.dialogues import Dialogues
from ui.pages.signature.cle import CarteCle
from ui.pages.signature.ecran_partage import DepuisLEcranPartage
from ui.pages.signature.etat import ETAPES, EtatSignature, deriver, preparer, situer
from ui.pages.signature.pages_exactes import PagesExactes
from ui.pages.signature.relecture import CarteRelecture
from ui.pages.signature.signataire import Signataire
from ui.pont import SessionQt
from ui.qt import Alignement
from ui.taches import Suivi, Tache, lancer
from ui.widgets.avis import Avis, Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.case import CaseACocher
from ui.widgets.champ import ChampTexte
from ui.widgets.deux_colonnes import empiler
from ui.widgets.fil_etapes import FilEtapes
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, ligne, vider
from ui.widgets.morceaux import Etapes
from ui.widgets.page import Page
from ui.widgets.rangee_souple import RangeeSouple

_TEMOIN = RoleSignataire.TEMOIN
_CLOSE = "Cette version est signée : elle ne change plus. Pour changer le plan, révisez-le."


class PageSignature(Page):
    """Rien n’est noté avant « Créer le plan signé » ; les tracés ne survivent pas aux fichiers."""

    def __init__(self, session: SessionQt, atelier: Atelier, dialogues: Dialogues) -> None:
        self.papier = Bouton("Signer sur papier", "contour", "printer")
        super().__init__("Relire et signer le plan", (self.papier,))
        self._session, self._atelier, self._dialogues = session, atelier, dialogues
        self._tache: Tache | None = None
        self.etat: EtatSignature = deriver(session.dossier, le=atelier.maintenant())
        self.fabriquer(self._monter(session))

    def _monter(self, session: SessionQt) -> Etapes:
        self.intituler("Relire et signer le plan", self.etat.sous_titre)
        self.relecture = CarteRelecture()
        self.fil = FilEtapes(ETAPES)
        self.pages = PagesExactes(self._atelier, self._dialogues)
        gauche, self._droite = empiler(self.relecture, self.pages), empiler(self.fil)
        self.refus, self.fini, self.avis = Avis("refus"), Avis("avis"), Avis("avis")
        self.ecran_partage = DepuisLEcranPartage(session, self._atelier)
        for bloc in (self.refus, self.fini, self.avis, self.ecran_partage):
            self.corps.addWidget(bloc)
        self.corps.addWidget(
            RangeeSouple(gauche, self._droite, seuil=860, parts=(7, 10), espace=22)
        )
        self.corps.addStretch(1)
        yield
        self.cases: list[CaseACocher] = []
        self._cases = colonne(espace=0)
        self.reserve = ChampTexte("Je signe, mais…", aide="Facultatif, imprimé avec la signature.")
        self.signataires = [Signataire(place, self.fond) for place in self.etat.places]
        yield
        self.cle = CarteCle(self._atelier, self._dialogues, self._qui_signe)
        yield
        self.manque = paragraphe("", "second")
        self.creer = Bouton("Créer le plan signé", "plein", "seal-check-bold")
        self._preuve = colonne(espace=4)
        self._composer()
        yield
        self._brancher()
        self.montrer(session.dossier)
        self.ecran_partage.suivre(session.en_cours)

    def montrer(self, dossier: Dossier) -> None:
        """Affiche la version à signer, et ce qui en est déjà signé."""
        self.etat = deriver(dossier, le=self._atelier.maintenant())
        self.intituler("Relire et signer le plan", self.etat.sous_titre)
        self.relecture.montrer(self.etat.relecture, self.etat.barre)
        self.ecran_partage.verifier()
        self._montrer_cases()
        if self.isVisible():
            self.pages.montrer(dossier, le=self._atelier.maintenant())
        for signataire, place in zip(self.signataires, self.etat.places, strict=True):
            signataire.montrer(place)
        self._carte_signer.setVisible(not self.etat.est_close)
        self._carte_cases.setVisible(bool(self.etat.engagements) and not self.etat.est_close)
        self.cle.setVisible(not self.etat.est_close)
        self.cle.relire_l_heure()
        self._pied.setVisible(not self.etat.est_close)
        self.fini.dire(_CLOSE if self.etat.est_close else "")
        vider(self._preuve)
        for phrase in self.etat.preuve:
            self._preuve.addWidget(paragraphe(phrase, "second"))
        self._carte_preuve.setVisible(bool(self.etat.preuve))
        self._dire_ce_qui_manque()

    def viser(self) -> None:
        """Donne le clavier au titre, et redit l’empreinte de ce que l’on va signer."""
        super().viser()
        if self.est_finie:
            self.pages.montrer(self._session.dossier, le=self._atelier.maintenant())

    def agir(self) -> None:
        """Ctrl+Entrée : crée le plan signé, s’il ne manque rien."""
        if self.creer.isEnabled() and self._pied.isVisible():
            self._creer()

    def _composer(self) -> None:
        self._carte_cases, self._carte_signer = Carte(), Carte()
        dedans = colonne(self._carte_cases, marges=(22, 10, 22, 10), espace=4)
        dedans.addLayout(self._cases)
        paves = colonne(self._carte_signer, marges=(22, 18, 22, 16), espace=12)
        paves.addWidget(RangeeSouple(*self.signataires, seuil=460, parts=(1, 1), espace=24))
        paves.addWidget(self.reserve)
        self._carte_preuve = Carte("douce")
        preuve = colonne(self._carte_preuve, marges=(22, 16, 22, 16), espace=8)
        preuve.addWidget(libelle("La preuve", "carte"))
        preuve.addLayout(self._preuve)
        self._pied = QWidget()
        pied = colonne(self._pied, espace=12)
        haut = ligne(espace=10)
        haut.addWidget(Picto("info", "ink2", 22), 0, Alignement.AlignVCenter)
        haut.addWidget(self.manque, 1)
        haut.addWidget(self.creer)
        bas = ligne(espace=10)
        bas.addWidget(Picto("shield-check", "ink2", 22), 0, Alignement.AlignTop)
        bas.addWidget(paragraphe(self.etat.promesse, "second"), 1)
        pied.addLayout(haut)
        pied.addLayout(bas)
        for carte in (
            self._carte_cases, self._carte_signer, self.cle, self._pied, self._carte_preuve,
        ):  # fmt: skip
            carte.hide()
            self._droite.poser(carte)

    def _brancher(self) -> None:
        self._session.change.connect(self.montrer)
        self._session.signe.connect(self.ecran_partage.suivre)
        self.ecran_partage.recu.connect(self._recevoir)
        self.ecran_partage.perime.connect(self.signataires[0].oublier)
        self.papier.clicked.connect(lambda: self.aller.emit("documents"))
        self.creer.clicked.connect(self._creer)
        self.cle.change.connect(self._confier_la_cle)
        for signataire in self.signataires:
            signataire.change.connect(self._dire_ce_qui_manque)
            signataire.refuse.connect(self._noter_un_refus)
            signataire.retire.connect(self._retirer)
        self.signataires[0].effacer.clicked.connect(self._reprendre_la_main)

    def _qui_signe(self) -> tuple[str, str]:
        dossier = self._session.dossier
        return dossier.structure.nom, dossier.referent.nom_complet

    def _montrer_cases(self) -> None:
        """Les cases ne sont jamais cochées d’avance ; les mêmes phrases gardent leur état."""
        if [case.accessibleName() for case in self.cases] == list(self.etat.engagements):
            return
        vider(self._cases)
        self.cases = [CaseACocher(phrase) for phrase in self.etat.engagements]
        for case in self.cases:
            case.toggled.connect(self._dire_ce_qui_manque)
            self._cases.addWidget(case)

    def _dire_ce_qui_manque(self) -> None:
        manquants = tuple(s.nom for s in self.signataires if s.est_attendu and not s.a_signe)
        est_coche = all(case.isChecked() for case in self.cases)
        pret = preparer(est_coche=est_coche, manquants=manquants)
        self.fil.montrer(situer(est_coche=est_coche, est_close=self.etat.est_close))
        self.manque.montrer(pret.manque or "Tout est prêt.")
        self.creer.setEnabled(not pret.manque and self._tache is None)

    def _recevoir(self, signature: SignatureEnCours) -> None:
        """Reprend ici ce que la personne a coché, écrit et signé sur son écran."""
        for case in self.cases:
            case.setChecked(case.accessibleName() in signature.cochees)
        self.reserve.ligne.setText(signature.reserve)
        self.signataires[0].recevoir(signature)

    def _reprendre_la_main(self) -> None:
        """Effacer ici ce qui a été signé là-bas l’efface pour de bon."""
        self._session.tenir(None)

    def _noter_un_refus(self, role: RoleSignataire) -> None:
        nom = next(s.nom for s in self.signataires if s.role is role)
        phrase = f"Le plan reste valable comme document de travail. {nom} pourra signer plus tard."
        if self._dialogues.confirmer("Noter que cette personne ne signe pas ?", phrase, "Noter"):
            maintenant = self._atelier.maintenant()
            self.refus.dire(
                self._session.executer(self._geste(role, nom, ModeSignature.REFUS, maintenant))
            )

    def _retirer(self, role: RoleSignataire) -> None:
        self.refus.dire(self._session.executer(RetirerSignature(role)))

    def _confier_la_cle(self) -> None:
        """Prête la clé ouverte aux autres pages du même dossier, qui scellent les PDF."""
        self._session.sceau = self.cle.sceau

    def _geste(
        self, role: RoleSignataire, nom: str, mode: ModeSignature, le: datetime, empreinte: str = ""
    ) -> PoserSignature:
        ici = le.astimezone()
        reserve = self.reserve.texte if role is RoleSignataire.BENEFICIAIRE else ""
        heure = ici.time().replace(second=0, microsecond=0)
        return PoserSignature(
            role, nom, mode, ici.date(), heure, reserve=reserve, empreinte=empreinte
        )

    def _creer(self) -> None:
        sortie = self._dialogues.choisir_dossier("Où déposer le plan signé ?")
        if sortie is None:
            return
        from cep_desktop.usecases.signature.creer import PlanCree, Reponse, creer_le_plan_signe
        from cep_desktop.usecases.signature.heure import avec_l_heure

        maintenant = self._atelier.maintenant()
        reponses = []
        for signataire in self.signataires:
            if not signataire.est_attendu:
                continue
            mode, nom, png = signataire.reponse
            reponses.append(Reponse(self._geste(signataire.role, nom, mode, maintenant), png))
            if signataire.nom_du_temoin:
                vu = self._geste(_TEMOIN, signataire.nom_du_temoin, mode, maintenant)
                reponses.append(Reponse(vu, b""))
        dossier, atelier, sceau = self._session.dossier, self._atelier, self.cle.sceau

        def travail(suivi: Suivi) -> PlanCree:
            suivi.dire("Le plan signé s’écrit…")
            return creer_le_plan_signe(
                dossier,
                atelier.gabarits,
                tuple(reponses),
                sortie,
                le=maintenant,
                sceau=sceau and avec_l_heure(sceau, atelier.annuaires),
                dire=suivi.dire,
            )

        self.creer.setEnabled(False)
        self.refus.dire("")
        self._tache = lancer(travail, self)
        self._tache.avance.connect(self.manque.montrer)
        self._tache.fini.connect(lambda cree: self._finir(cree.geste, cree.avis, sortie))
        self._tache.refuse.connect(self._refuser)

    def _finir(self, geste: Enchainer, avis: tuple[str, ...], sortie: Path) -> None:
        self._tache = None
        self._session.tenir(None)
        self.refus.dire(self._session.executer(geste))
        for signataire in self.signataires:
            signataire.oublier()
        self.montrer(self._session.dossier)
        self.avis.dire(composer(" ".join(avis)))
        self.dit_sans_annuler.emit("Le plan est signé, et déposé dans le dossier choisi.")
        self._dialogues.montrer_dossier(sortie)

    def _refuser(self, phrase: str) -> None:
        self._tache = None
        self.refus.dire(phrase)
        self._dire_ce_qui_manque()
