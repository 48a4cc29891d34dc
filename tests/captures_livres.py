"""Dessine les pages des livres dans leurs états : `python -m tests.captures_livres captures`."""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")

from PySide6.QtTest import QTest

from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.situation import Mot, OrigineFait
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.commandes.situation import NoterFait
from tests.cas.atelier import un_atelier
from tests.cas.dossier import exemple
from tests.cas.ecran import DialoguesMuets, taper
from tests.cas.livres import LE, ROME4, des_livres, zipper
from ui.app import preparer
from ui.jetons import Apparence
from ui.shell.etat import CodePage
from ui.shell.fenetre import Fenetre
from ui.shell.rail import LIVRES
from ui.taches import attendre_la_fin
from ui.theme import theme

Geste = Callable[[Fenetre], object]


def reposer() -> None:
    """Attend les travaux lancés, puis que l’écran les ait montrés."""
    for _ in range(3):
        attendre_la_fin()
        QTest.qWait(40)


def _page(code: str, suite: Geste = lambda _: None) -> Geste:
    def geste(fenetre: Fenetre) -> None:
        fenetre.ouvrir(fenetre.atelier.fiches()[0].id)
        fenetre.aller(code)
        reposer()
        suite(fenetre)
        reposer()

    return geste


def _livres(suite: Geste = lambda _: None) -> Geste:
    def geste(fenetre: Fenetre) -> None:
        fenetre.rail.pages[LIVRES].click()
        reposer()
        suite(fenetre)
        reposer()

    return geste


def _regler(fenetre: Fenetre) -> None:
    carte = fenetre.page.cartes["rome4"]
    carte.ou_prendre.click()
    carte.reglage.adresse.ligne.setText("http://exemple.fr/rome.zip")
    carte.reglage.garder.click()


def _consulter(fenetre: Fenetre) -> None:
    consultation = fenetre.page.consultation
    consultation.texte.ligne.setText("tours")
    consultation.chercher.click()
    reposer()
    fenetre.page.ensureWidgetVisible(consultation, 0, 400)


def _commune(fenetre: Fenetre) -> None:
    bref = fenetre.page.bref
    bref.completer.click()
    bref.commune.montrer("")
    bref.commune.viser()
    taper(bref.commune.ligne, "bourg")
    reposer()
    fenetre.page.ensureWidgetVisible(bref.communes, 0, 200)


def _certification(fenetre: Fenetre) -> None:
    page = fenetre.page
    page.texte.ligne.setText("aide-soignant")
    page.texte.ligne.editingFinished.emit()
    reposer()
    page.detail.cases["RNCP40692BC01"].click()


def _carte(fenetre: Fenetre) -> None:
    page = fenetre.page
    page.commencer()
    reposer()
    page.livre.metier.ligne.setText("aide")
    page.livre.metier.proposer()
    page.livre.metier.boutons[0].click()


def _attendre(fenetre: Fenetre) -> None:
    """Un import long, arrêté au milieu du geste : l’écran d’attente tel qu’on le voit."""
    page = fenetre.page
    page.etape.montrer("unix_liens_rome_referentiels_v470_utf8.csv\u00a0: 25\u202f000 lignes")
    page._occuper(est_occupee=True)
    for _ in range(2):
        reposer()


def _importer(fenetre: Fenetre) -> None:
    """Un import qui réussit, avec une colonne inconnue à signaler."""
    nom = "unix_referentiel_code_rome_v470_utf8.csv"
    entete, *lignes = ROME4[nom].splitlines()
    octets = b"\n".join((entete + b',"humeur"', *(ligne + b',"gaie"' for ligne in lignes), b""))
    with tempfile.TemporaryDirectory() as dossier:
        fenetre.page._installer(zipper(Path(dossier) / "rome.zip", {**ROME4, nom: octets}))
        reposer()


def _refuser(fenetre: Fenetre) -> None:
    with tempfile.TemporaryDirectory() as dossier:
        archive = Path(dossier) / "export-fiches-csv-2026-11-20.zip"
        archive.write_bytes(b"PK\x03\x04 coupe")
        fenetre.page._installer(archive)
        reposer()


def _formation(fenetre: Fenetre) -> None:
    carte = fenetre.page.formation
    carte.vise.certification.montrer("")
    carte.vise.certification.viser()
    taper(carte.vise.certification.ligne, "aide-soignant")
    reposer()
    fenetre.page.ensureWidgetVisible(carte, 0, 0)


def _opco(fenetre: Fenetre) -> None:
    fenetre.page.commencer()


PRISES: dict[str, Geste] = {
    "70-livres": _livres(),
    "71-livres-adresse-refusee": _livres(_regler),
    "72-livres-consultation": _livres(_consulter),
    "73-metiers-proches": _page(CodePage.METIERS_PROCHES),
    "74-certifications": _page(CodePage.CERTIFICATIONS),
    "75-certification-ouverte": _page(CodePage.CERTIFICATIONS, _certification),
    "76-commune-completee": _page(CodePage.DEMANDE, _commune),
    "77-carte-du-livre": _page(CodePage.INFORMATIONS, _carte),
    "78-livres-import-en-cours": _livres(_attendre),
    "79-livres-import-raconte": _livres(_importer),
    "80-livres-archive-refusee": _livres(_refuser),
    "81-formation-completee": _page(CodePage.FINANCEMENT, _formation),
    "82-opco-propose": _page(CodePage.FINANCEMENT, _opco),
}


HABITS: dict[str, tuple[Apparence, int]] = {
    "": (Apparence.CLAIR, 100),
    "-sombre": (Apparence.SOMBRE, 100),
    "-contraste": (Apparence.CONTRASTE, 100),
    "-200": (Apparence.CLAIR, 200),
}


SANS_LIVRE = frozenset({"70-livres", "73-metiers-proches", "74-certifications"})


def _atelier(dossier: Path, *, a_des_livres: bool) -> Atelier:
    racine = dossier / "livres"
    if a_des_livres and not racine.exists():
        des_livres(racine)
    camille = exemple("camille")
    experiences = tuple(e.avec(rome="J1501") for e in camille.conseil.experiences)
    conseil = camille.conseil.avec(experiences=experiences)
    note = NoterFait(CodeFait.IDCC, Mot(valeur="0029"), LE, OrigineFait.PAROLE)
    lieu = racine if a_des_livres else dossier / "sans-livres"
    return un_atelier([note.appliquer(camille.avec(conseil=conseil))], livres=lieu)


def main(sortie: Path, seulement: str = "") -> None:
    """Écrit une image par prise et par habit, puis les pages sans aucun livre."""
    preparer(["captures"])
    sortie.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporaire:
        garni = _atelier(Path(temporaire), a_des_livres=True)
        nu = _atelier(Path(temporaire), a_des_livres=False)
        for nom, geste in PRISES.items():
            habits = {**HABITS, "-sans-livre": (Apparence.CLAIR, 100)}
            for suffixe, (apparence, zoom) in habits.items():
                est_nu = suffixe == "-sans-livre"
                if seulement not in f"{nom}{suffixe}" or (est_nu and nom not in SANS_LIVRE):
                    continue
                fichier = sortie / f"{nom}{suffixe}.png"
                _prendre(nu if est_nu else garni, geste, fichier, apparence, zoom)


def _prendre(
    atelier: Atelier, geste: Geste, fichier: Path, apparence: Apparence, zoom: int
) -> None:
    theme.regler(apparence=apparence, zoom=zoom)
    fenetre = Fenetre(atelier, DialoguesMuets())
    fenetre.resize(1366, 768)
    fenetre.show()
    geste(fenetre)
    QTest.qWait(60)
    fenetre.grab().save(str(fichier))
    fenetre.close()
    fenetre.deleteLater()
    QTest.qWait(10)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "captures"), *sys.argv[2:3])
