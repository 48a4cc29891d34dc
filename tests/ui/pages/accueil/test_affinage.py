"""Une longue liste s’affine par niveau, échéance et référent, et se range par nom."""

from datetime import date, timedelta
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cep_desktop.domain.avancement import Avancement, Avancements
from cep_desktop.domain.parcours import Parcours
from cep_desktop.storage.embarque import VocabulairesEmbarques
from cep_desktop.usecases.fiche import FicheDossier
from ui.pages.accueil.affinage import Affinage, Quand, Tri, affiner, niveaux, referents
from ui.pages.accueil.etat import EtatAccueil, deriver
from ui.pages.accueil.page import PageAccueil

LE = date(2026, 11, 25)
NEUF = Parcours().avancements
CONSEIL = Parcours(accueil=Avancement.TERMINE, conseil=Avancement.EN_COURS).avancements


def _fiche(
    personne: str, referent: str, parcours: Avancements = NEUF, jours: int | None = None
) -> FicheDossier:
    return FicheDossier(
        id=uuid4(),
        numero="2026-001",
        personne=personne,
        projet="",
        parcours=parcours,
        vocabulaire="2014",
        prochaine_etape="Appeler" if jours is not None else "",
        echeance=LE + timedelta(days=jours) if jours is not None else None,
        est_en_attente=False,
        est_clos=False,
        est_fictif=True,
        referent=referent,
    )


FICHES = (
    _fiche("Zoé Adam", "Nadia Benali", CONSEIL, jours=-2),
    _fiche("Ali Zidane", "Karim Saïd", CONSEIL, jours=10),
    _fiche("Éva Bloch", "Nadia Benali", jours=90),
    _fiche("Max Roux", "Nadia Benali"),
    _fiche("Lou Petit", "Karim Saïd"),
    _fiche("Tom Noir", "Karim Saïd"),
)


def _etat(fiches: tuple[FicheDossier, ...] = FICHES) -> EtatAccueil:
    return deriver(fiches, VocabulairesEmbarques().lire, le=LE)


def _noms(affinage: Affinage) -> list[str]:
    return [ligne.personne for ligne in affiner(_etat().lignes, affinage)]


def test_sans_choix_toute_la_liste_reste_dans_son_ordre() -> None:
    assert _noms(Affinage()) == [fiche.personne for fiche in FICHES]


def test_chaque_choix_retient_ses_dossiers() -> None:
    assert _noms(Affinage(niveau="2")) == ["Zoé Adam", "Ali Zidane"]
    assert _noms(Affinage(quand=Quand.EN_RETARD)) == ["Zoé Adam"]
    assert _noms(Affinage(quand=Quand.BIENTOT)) == ["Ali Zidane"]
    assert _noms(Affinage(niveau="1", referent="Nadia Benali")) == ["Éva Bloch", "Max Roux"]


def test_par_nom_les_accents_ne_comptent_pas() -> None:
    assert _noms(Affinage(tri=Tri.NOM))[:3] == ["Zoé Adam", "Éva Bloch", "Tom Noir"]


def test_les_choix_sont_ceux_de_la_liste() -> None:
    assert [code for code, _ in niveaux(_etat().lignes)] == ["", "1", "2"]
    assert [nom for nom, _ in referents(_etat().lignes)] == ["", "Karim Saïd", "Nadia Benali"]


def test_au_clavier_je_choisis_un_referent_et_la_liste_suit(qtbot: QtBot) -> None:
    page = PageAccueil()
    qtbot.addWidget(page)
    page.montrer(_etat())
    page.show()
    page.affinage.referent.setFocus()
    QTest.keyClick(page.affinage.referent, Qt.Key.Key_Down)
    page.affinage.referent.activated.emit(page.affinage.referent.currentIndex())
    assert page.liste.table.rowCount() == 3
    page.montrer(_etat())
    assert page.affinage.referent.code == "Karim Saïd"


def test_une_courte_liste_ne_demande_rien_de_plus(qtbot: QtBot) -> None:
    page = PageAccueil()
    qtbot.addWidget(page)
    page.montrer(_etat(FICHES[:3]))
    page.show()
    assert not page.affinage.isVisible()
