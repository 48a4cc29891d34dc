"""La page des financeurs et des échanges : qui contacter, ce qui a été dit, ce qui reste."""

from collections.abc import Mapping
from datetime import date

from cep_desktop.domain.consentement import ObjetConsentement
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.financement import Financement
from cep_desktop.domain.formation import ObjetAmenagement
from cep_desktop.domain.montant import Montant
from cep_desktop.domain.personne import Contact
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.commandes.consentement import NoterConsentement
from cep_desktop.usecases.commandes.echange import (
    ModifierContact,
    ModifierEchange,
    NoterContact,
    NoterEchange,
    SupprimerEchange,
)
from cep_desktop.usecases.commandes.financement import ModifierFinancement
from cep_desktop.usecases.commandes.formation import DemanderAmenagement, NoterReponseAmenagement
from cep_desktop.usecases.commandes.suivi_demande import NoterVersement
from cep_desktop.usecases.session import Commande
from ui.dialogs.dialogues import Dialogues
from ui.pages.echanges.etat import PARTAGER, EtatEchanges, deriver
from ui.pages.echanges.fiche import FicheContact
from ui.pages.echanges.formulaire import FicheAmenagement, FicheEchange
from ui.pages.echanges.gestes_demande import geste_de_suivi
from ui.pages.echanges.liste import ListeOrganismes
from ui.pont import SessionQt
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.deux_colonnes import DeuxColonnes, empiler
from ui.widgets.ecran_vide import EcranVide
from ui.widgets.mise_en_page import colonne
from ui.widgets.morceaux import Etapes
from ui.widgets.page_paresseuse import PageParesseuse

_TITRE = "Financeurs et échanges"
_OBJET = "Conseil en évolution professionnelle"


class PageEchanges(PageParesseuse):
    """Aucun contact ne se note sans l’accord de la personne."""

    def __init__(self, session: SessionQt, atelier: Atelier, dialogues: Dialogues) -> None:
        self.retour = Bouton("Reprendre un classeur", "contour", "microsoft-excel-logo")
        self.amenager = Bouton("Demander un aménagement", "contour", "sliders-horizontal")
        super().__init__(_TITRE, (self.retour, self.amenager))
        self._session, self._atelier, self._dialogues = session, atelier, dialogues
        self._choisi = ""
        self.etat = EtatEchanges((), None)
        self.fabriquer(self._monter(session))

    def _monter(self, session: SessionQt) -> Etapes:
        self.refus = Avis("refus")
        self.liste = ListeOrganismes()
        droite = empiler()
        self._corps = DeuxColonnes(
            empiler(self.liste), droite, largeur=320, etroite_a_gauche=True, seuil=820
        )
        self._corps.hide()
        for widget in (self.refus, self._corps):
            self.corps.addWidget(widget)
        yield
        self.echange = FicheEchange(session.dossier.beneficiaire.prenom)
        droite.poser(self.echange)
        yield
        self.amenagement = FicheAmenagement()
        droite.poser(self.amenagement)
        yield
        self.fiche = FicheContact()
        droite.poser(self.fiche)
        yield
        self.vide = Carte()
        colonne(self.vide).addWidget(
            EcranVide(
                "Aucun organisme pour le moment",
                "Ajoutez une demande d’aide dans le financement : elle se suit ici.",
            )
        )
        self.corps.addWidget(self.vide)
        self.corps.addStretch(1)
        self._brancher()
        session.change.connect(self.suivre)
        self.rafraichir()

    def rafraichir(self) -> None:
        """Relit les demandes, les échanges et ce qu’il faut dire."""
        dossier = self._session.dossier
        try:
            evaluation = self._atelier.evaluer(dossier)
        except ErreurMetier as refus:
            evaluation = None
            self.refus.dire(str(refus))
        le = self._atelier.aujourd_hui()
        self.etat = etat = deriver(dossier, evaluation, choisi=self._choisi, le=le)
        self.intituler(_TITRE, "Qui contacter, ce qui a été dit, ce qui reste à demander")
        self.vide.setVisible(etat.fiche is None)
        self._corps.setVisible(etat.fiche is not None)
        self.amenager.setEnabled(bool(dossier.accompagnement.formations))
        if etat.fiche is not None:
            self._choisi = etat.fiche.cle
            self.liste.montrer(etat.organismes, etat.fiche.cle)
            self.fiche.montrer(etat.fiche, self._notes())
            self.fiche.demande.montrer(self._demande(), le)

    def ouvrir(self, cle: str) -> None:
        """Montre la fiche d’un organisme, par sa demande ou son contact."""
        self._choisi = cle
        self.echange.hide()
        self.rafraichir()

    @property
    def element(self) -> str:
        """L’organisme montré."""
        return self._choisi

    def rouvrir(self, cle: str) -> None:
        """Rouvre la fiche d’un organisme."""
        self.ouvrir(cle)

    def commencer(self) -> None:
        """Ctrl+N : note un échange."""
        if self.fiche.noter_echange.isEnabled() and self.etat.fiche is not None:
            self.echange.preparer()
            self.montrer_en_haut(self.echange)

    def agir(self) -> None:
        """Ctrl+Entrée : note un échange."""
        self.commencer()

    def _brancher(self) -> None:
        self.retour.clicked.connect(lambda: self.aller.emit("retour"))
        self.liste.choisi.connect(self.ouvrir)
        self.fiche.mandat.connect(self._noter_mandat)
        self.fiche.noter.connect(self.commencer)
        self.fiche.preparer.clicked.connect(lambda: self.aller.emit("documents"))
        self.fiche.ecrit.connect(self._ecrire)
        self.fiche.appelle.connect(self._appeler)
        self.fiche.champ.connect(self._changer_contact)
        self.fiche.complet.connect(self._dire_complet)
        self.fiche.demande.change.connect(self._suivre_la_demande)
        self.fiche.demande.verse.connect(self._noter_versement)
        self.fiche.fil.geste.connect(self._geste_echange)
        self.fiche.amenagements.geste.connect(self._repondre)
        self.echange.note.connect(self._noter)
        self.amenager.clicked.connect(self._preparer_amenagement)
        self.amenagement.demande.connect(self._demander)
        self.amenagement.repond.connect(self._noter_reponse)

    def _demande(self) -> Financement | None:
        plan = self._session.dossier.accompagnement.plan_financement
        return next((f for f in plan.financements if f.id == self._choisi), None)

    def _suivre_la_demande(self, nom: str, valeur: object) -> None:
        le = self._atelier.aujourd_hui()
        refus = self._session.executer(geste_de_suivi(self._choisi, nom, valeur, le))
        if refus:
            self.fiche.demande.refuser(nom, refus)

    def _noter_versement(self, montant: Montant, le: date) -> None:
        self._faire(NoterVersement(self._choisi, montant, le), "Versement noté")

    def _contact(self) -> Contact | None:
        volet = self._session.dossier.accompagnement
        cle = self._choisi
        for demande in volet.plan_financement.financements:
            if demande.id == cle:
                cle = demande.contact or ""
        return next((c for c in volet.contacts if c.id == cle), None)

    def _notes(self) -> tuple[str, str, str, str]:
        contact = self._contact()
        if contact is None:
            return ("", "", "", "")
        moyens = (str(contact.telephone or ""), str(contact.courriel or ""))
        return (contact.nom, contact.fonction, *moyens)

    def _faire(self, geste: Commande, phrase: str) -> bool:
        refus = self._session.executer(geste)
        self.refus.dire(refus)
        if not refus and phrase:
            self.dit.emit(phrase)
        return not refus

    def _noter_mandat(self) -> None:
        if self.etat.fiche is not None:
            le = self._atelier.aujourd_hui()
            objet = ObjetConsentement.CONTACT_FINANCEURS
            geste = NoterConsentement(objet, (self.etat.fiche.nom,), le)
            self._faire(geste, "Accord de la personne noté")

    def _ecrire(self) -> None:
        """Prépare le courriel ; son objet ne nomme pas la personne."""
        fiche, demande = self.etat.fiche, self._demande()
        if fiche is None:
            return
        objet = demande.libelle if demande else _OBJET
        if not self._dialogues.ecrire_courriel(fiche.courriel, objet):
            self.refus.dire(f"Ce poste n’a pas de logiciel de courriel. Adresse : {fiche.courriel}")

    def _appeler(self) -> None:
        """Montre ce qu’il faut dire, sous le numéro."""
        self.fiche.appel.deplier(est_ouvert=True)
        self.montrer_en_haut(self.fiche.appel)

    def _noter(self, champs: Mapping[str, object]) -> None:
        est_une_demande = self._choisi.startswith("F")
        contact = self._contact()
        tous = {
            **champs,
            "le": self._atelier.aujourd_hui(),
            "financement": self._choisi if est_une_demande else None,
            "contact": contact.id if contact else None,
        }
        if self._faire(NoterEchange(tous), "Échange noté"):
            self.echange.hide()

    def _geste_echange(self, cle: str, geste: str) -> None:
        if geste != PARTAGER:
            self._faire(SupprimerEchange(cle), "Échange supprimé")
            return
        echanges = self._session.dossier.accompagnement.echanges
        est_partageable = next(e.est_partageable for e in echanges if e.id == cle)
        self._faire(ModifierEchange(cle, {"est_partageable": not est_partageable}), "")

    def _changer_contact(self, nom: str, texte: str) -> None:
        valeur = texte or ("" if nom in {"nom", "fonction"} else None)
        contact = self._contact()
        fiche = self.etat.fiche
        if contact is not None:
            refus = self._session.executer(ModifierContact(contact.id, {nom: valeur}))
        elif fiche is not None:
            champs = {"organisme": fiche.nom, nom: valeur}
            refus = self._session.executer(NoterContact(champs, self._choisi))
        else:
            return
        if refus:
            self.fiche.champs[nom].refuser(refus)

    def _dire_complet(self, est_complet: bool) -> None:  # noqa: FBT001 - porté par un signal
        self._faire(ModifierFinancement(self._choisi, {"est_complet": est_complet}), "")

    def _preparer_amenagement(self) -> None:
        formations = self._session.dossier.accompagnement.formations
        self.amenagement.preparer(tuple((f.id, f.intitule) for f in formations))
        self.montrer_en_haut(self.amenagement)

    def _demander(self, formation: str, objets: tuple[ObjetAmenagement, ...], mots: str) -> None:
        fiche = self.etat.fiche
        qui = fiche.nom if fiche else ""
        geste = DemanderAmenagement(formation, objets, mots, qui, self._atelier.aujourd_hui())
        if self._faire(geste, "Aménagement demandé"):
            self.amenagement.hide()

    def _repondre(self, trace: str, _geste: str) -> None:
        formations = self._session.dossier.accompagnement.formations
        reponse = next(a.reponse for f in formations for a in f.amenagements if a.id == trace)
        self.amenagement.repondre(trace, reponse, self._atelier.aujourd_hui())
        self.montrer_en_haut(self.amenagement)

    def _noter_reponse(self, trace: str, reponse: str, le: date | None) -> None:
        geste = NoterReponseAmenagement(trace, reponse, le or self._atelier.aujourd_hui())
        if self._faire(geste, "Réponse notée"):
            self.amenagement.hide()
