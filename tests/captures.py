"""Dessine chaque page dans ses états, en image : `python -m tests.captures captures`."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.personne import Beneficiaire
from cep_desktop.storage.embarque import ExemplesEmbarques
from cep_desktop.usecases.atelier import Atelier
from tests import captures_signature as signatures
from tests.captures_coquille import COQUILLE
from tests.captures_erreurs import ERREURS
from tests.captures_niveau3 import NIVEAU_3
from tests.captures_partage import dessiner_l_ecran_partage
from tests.captures_signer_partage import dessiner_le_pave
from tests.cas.atelier import un_atelier
from tests.cas.dossier import un_dossier
from tests.cas.ecran import DialoguesMuets
from tests.planche import planche
from ui.app import preparer
from ui.jetons import Apparence
from ui.shell.fenetre import Fenetre
from ui.theme import theme

Geste = Callable[[Fenetre], object]


@dataclass(frozen=True)
class Prise:
    """Une image : ce que l’on montre, et dans quel habit."""

    nom: str
    geste: Geste
    apparence: Apparence = Apparence.CLAIR
    zoom: int = 100
    taille: tuple[int, int] = (1366, 768)


def _ouvrir(prenom: str, page: str = "plan_action") -> Geste:
    def geste(fenetre: Fenetre) -> None:
        fiches = fenetre.atelier.fiches()
        fenetre.ouvrir(next(f.id for f in fiches if f.personne.startswith(prenom)))
        fenetre.aller(page)
        assert fenetre.page.est_finie
        QTest.qWait(40)

    return geste


def _plan_ouvert(fenetre: Fenetre) -> None:
    _ouvrir("Camille")(fenetre)
    fenetre.page.ouvrir("A4")


def _plan_refuse(fenetre: Fenetre) -> None:
    _plan_ouvert(fenetre)
    volet = fenetre.page.action
    volet.echeance.jour.ligne.setText("32/12/2026")
    volet.echeance.jour.ligne.editingFinished.emit()
    QTest.keyClick(fenetre.page.liste, Qt.Key.Key_Down)
    fenetre.page.gestes.cocher("A2")


def _financement_ouvert(fenetre: Fenetre) -> None:
    _ouvrir("Camille", "financement")(fenetre)
    fenetre.page.ouvrir("F2")


def _financement_refuse(fenetre: Fenetre) -> None:
    _ouvrir("Camille", "financement")(fenetre)
    fenetre.page.financements.refuse.emit("« douze » n’est pas un montant en euros.")


def _documents_produits(fenetre: Fenetre) -> None:
    _ouvrir("Camille", "documents")(fenetre)
    with tempfile.TemporaryDirectory() as sortie:
        fenetre.page._dialogues.dossier = Path(sortie) / "remis"
        fenetre.page.demander()
        while not fenetre.page.ouvrir.isVisible():
            QTest.qWait(20)


def _rien_trouve(fenetre: Fenetre) -> None:
    fenetre.accueil.recherche.setText("zzz")


def _orientation_preparee(fenetre: Fenetre) -> None:
    _ouvrir("Camille", "aiguillage")(fenetre)
    fenetre.page.agir()


def _information_neuve(fenetre: Fenetre) -> None:
    _ouvrir("Vide", "informations")(fenetre)
    fenetre.page.commencer()


def _reunion_ouverte(fenetre: Fenetre) -> None:
    _ouvrir("Idriss", "informations")(fenetre)
    fenetre.page.regarder("U1")


def _feuille_de_consentement(fenetre: Fenetre) -> None:
    _ouvrir("Camille", "donnees")(fenetre)
    fenetre.page.agir()


def _accord_neuf(fenetre: Fenetre) -> None:
    _ouvrir("Camille", "donnees")(fenetre)
    fenetre.page.commencer()


def _nouveau_dossier(fenetre: Fenetre) -> None:
    fenetre.accueil.creer.click()
    page = fenetre.creation.page
    page.prenom.ligne.setText("Idriss")
    page.nom.ligne.setText("Haddad")
    page.nom.ligne.editingFinished.emit()


def _conseil(page: str, geste: Callable[[Any], object], prenom: str = "Camille") -> Geste:
    """Ouvre une page du conseil, puis y fait un geste."""

    def tout(fenetre: Fenetre) -> None:
        _ouvrir(prenom, page)(fenetre)
        geste(fenetre.page)

    return tout


def _une_case(page: Any) -> None:  # noqa: ANN401 - la page est celle que l’on vient d’ouvrir
    page.pistes.ouvrir(page.pistes.tableau.cases["O2", "Les horaires de jour"].case)


def _etudier(page: Any) -> None:  # noqa: ANN401 - la page est celle que l’on vient d’ouvrir
    page.regarder("chemins")
    page.chemins.etudier("H2")


def _regarder(vue: str) -> Callable[[Any], object]:
    return lambda page: page.regarder(vue)


CONSEIL = (
    *(
        Prise(f"{numero}-{page}-{prenom.lower()}", _ouvrir(prenom, page))
        for numero, page in (("20", "situation"), ("03", "competences"), ("21", "projet"))
        for prenom in ("Camille", "Idriss", "Solène", "Vide")
    ),
    Prise("20-situation-contraintes", _conseil("situation", lambda p: p.contraintes.tete.click())),
    Prise("03-competences-competence", _conseil("competences", lambda p: p.ouvrir("K3"))),
    Prise("34-competences-metier", _conseil("competences", lambda p: p.ouvrir("M1"))),
    Prise("21-projet-case", _conseil("projet", _une_case)),
    *(
        Prise(f"22-{vue}-{prenom.lower()}", _conseil("projet", _regarder(vue), prenom))
        for vue in ("chemins", "possible")
        for prenom in ("Camille", "Vide")
    ),
    Prise("22-chemins-etude", _conseil("projet", _etudier)),
)


SIGNATURES = (
    Prise("07-signature", signatures.page_signature),
    Prise("07-signature-tracee", signatures.page_signee),
    Prise("32-verification-inconnu", signatures.verifier_un_inconnu),
    Prise("32-verification-faux", signatures.verifier_un_faux),
)
PRISES = (
    *SIGNATURES,
    *CONSEIL,
    *(Prise(nom, geste) for nom, geste in COQUILLE),
    *(Prise(nom, geste) for nom, geste in (*NIVEAU_3, *ERREURS)),
    Prise("01-accueil", lambda _: None),
    Prise("45-entretiens", _ouvrir("Camille", "entretiens")),
    Prise("45-entretiens-vide", _ouvrir("Vide", "entretiens")),
    Prise("46-reglages", lambda f: f.aller("reglages")),
    Prise("01-accueil-vide", _rien_trouve),
    *(
        Prise(f"{numero}-{page}-{prenom.lower()}", _ouvrir(prenom, page))
        for numero, page in (
            ("02", "demande"),
            ("23", "aiguillage"),
            ("24", "informations"),
            ("04", "plan_action"),
            ("06", "financement"),
            ("07", "documents"),
        )
        for prenom in ("Camille", "Idriss", "Solène", "Vide")
    ),
    Prise("19-nouveau-dossier", _nouveau_dossier),
    Prise("23-aiguillage-orientation", _orientation_preparee),
    Prise("24-informations-ajout", _information_neuve),
    Prise("24-informations-reunion", _reunion_ouverte),
    Prise("04-plan_action-volet", _plan_ouvert),
    Prise("04-plan_action-refus", _plan_refuse),
    Prise("06-financement-volet", _financement_ouvert),
    Prise("06-financement-refus", _financement_refuse),
    Prise("07-documents-produits", _documents_produits),
    Prise("42-donnees", _ouvrir("Camille", "donnees")),
    Prise("42-donnees-envoi", _feuille_de_consentement),
    Prise("42-donnees-accord", _accord_neuf),
)
HABITS = (
    ("", {}),
    ("-690", {"taille": (1366, 690)}),
    ("-sombre", {"apparence": Apparence.SOMBRE}),
    ("-contraste", {"apparence": Apparence.CONTRASTE}),
    ("-150", {"zoom": 150}),
    ("-200", {"zoom": 200}),
)


def _vide() -> Dossier:
    """Un dossier où tout reste à écrire."""
    return un_dossier(beneficiaire=Beneficiaire(prenom="Vide", nom="Dossier"))


def prises() -> Iterator[Prise]:
    """Toutes les images à faire."""
    for prise in PRISES:
        for suffixe, habit in HABITS:
            yield replace(prise, nom=prise.nom + suffixe, **habit)


def dessiner(prise: Prise, atelier: Atelier) -> QWidget:
    """Prépare une fenêtre comme la prise la demande, sans l’enregistrer."""
    theme.regler(apparence=prise.apparence, zoom=prise.zoom)
    fenetre = Fenetre(atelier, DialoguesMuets())
    fenetre.resize(*prise.taille)
    fenetre.show()
    QTest.qWait(0)
    prise.geste(fenetre)
    if fenetre.ouvert is not None:
        fenetre.montree.finir()
    QTest.qWait(200)
    return fenetre


def _atelier() -> Atelier:
    """Un atelier neuf : ce qu’une image change n’entre pas dans la suivante."""
    return un_atelier(chain((d for _, d in ExemplesEmbarques().lister()), [_vide()]))


def main(sortie: Path, seulement: str = "") -> None:
    """Écrit toutes les images, ou celles dont le nom contient `seulement`."""
    preparer(["captures"])
    sortie.mkdir(parents=True, exist_ok=True)
    for prise in prises():
        if seulement in prise.nom:
            fenetre = dessiner(prise, _atelier())
            fenetre.grab().save(str(sortie / f"{prise.nom}.png"))
            fenetre.close()
            fenetre.deleteLater()
            QTest.qWait(0)
    dessiner_l_ecran_partage(_atelier(), sortie, seulement)
    dessiner_le_pave(_atelier(), sortie, seulement)
    for apparence in Apparence:
        if seulement in "15-composants":
            theme.regler(apparence=apparence, zoom=100)
            composants = planche()
            composants.resize(1366, 768)
            composants.show()
            QTest.qWait(20)
            composants.grab().save(str(sortie / f"15-composants-{apparence}.png"))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "captures"), *sys.argv[2:3])
