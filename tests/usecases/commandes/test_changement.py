"""Un changement se discute en brouillon : rien du plan ne bouge avant la nouvelle version."""

from datetime import date

import pytest

from cep_desktop.domain.changement import Changement, ChoixDevenir, Evenement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import DossierIncoherent
from cep_desktop.usecases.commandes.changement import (
    DeciderDevenir,
    LaisserChangement,
    OuvrirChangement,
    PreciserChangement,
    SuivrePropositions,
)
from cep_desktop.usecases.commandes.evenement import ReviserApres
from cep_desktop.usecases.evenement import toucher
from tests.cas.dossier import LE, exemple


def _changement(dossier: Dossier) -> Changement:
    assert dossier.accompagnement.changement is not None
    return dossier.accompagnement.changement


def test_ouvrir_un_changement_ne_touche_pas_au_plan() -> None:
    avant = exemple("camille")
    apres = OuvrirChangement(Evenement.DATES).appliquer(avant)
    assert _changement(apres).evenement is Evenement.DATES
    assert LaisserChangement().appliquer(apres) == avant


def test_se_prononcer_de_nouveau_remplace_le_choix() -> None:
    dossier = OuvrirChangement(Evenement.DATES).appliquer(exemple("camille"))
    for devenir in (ChoixDevenir.GARDER, ChoixDevenir.DEPLACER):
        dossier = DeciderDevenir("F2", devenir).appliquer(dossier)
    assert [(c.touche, c.devenir) for c in _changement(dossier).choix] == [
        ("F2", ChoixDevenir.DEPLACER)
    ]


def test_un_autre_evenement_efface_les_choix_le_meme_les_garde() -> None:
    dossier = OuvrirChangement(Evenement.DATES).appliquer(exemple("camille"))
    dossier = DeciderDevenir("F2", ChoixDevenir.GARDER).appliquer(dossier)
    assert OuvrirChangement(Evenement.DATES).appliquer(dossier) == dossier
    assert not _changement(OuvrirChangement(Evenement.VIE).appliquer(dossier)).choix


def test_preciser_garde_les_choix() -> None:
    dossier = OuvrirChangement(Evenement.DATES).appliquer(exemple("camille"))
    dossier = DeciderDevenir("F2", ChoixDevenir.GARDER).appliquer(dossier)
    precise = _changement(
        PreciserChangement(date(2027, 9, 6), "Le centre a décalé").appliquer(dossier)
    )
    assert precise.debut == date(2027, 9, 6)
    assert precise.precision == "Le centre a décalé"
    assert len(precise.choix) == 1


def test_suivre_les_propositions_ne_change_pas_ce_qui_est_decide() -> None:
    dossier = OuvrirChangement(Evenement.DATES).appliquer(exemple("camille"))
    dossier = DeciderDevenir("F2", ChoixDevenir.ABANDONNER).appliquer(dossier)
    choix = {
        c.touche: c.devenir for c in _changement(SuivrePropositions(LE).appliquer(dossier)).choix
    }
    touches = toucher(dossier, Evenement.DATES, le=LE)
    assert set(choix) == {t.cle for t in touches}
    assert choix["F2"] is ChoixDevenir.ABANDONNER
    assert all(choix[t.cle] is t.proposition for t in touches if t.cle != "F2")


def test_decider_sans_changement_ouvert_se_refuse() -> None:
    with pytest.raises(DossierIncoherent, match="ce qui a changé"):
        DeciderDevenir("F2", ChoixDevenir.GARDER).appliquer(exemple("camille"))


def test_la_nouvelle_version_referme_le_changement() -> None:
    dossier = OuvrirChangement(Evenement.VIE).appliquer(exemple("camille"))
    choix = {t.cle: ChoixDevenir.GARDER for t in toucher(dossier, Evenement.VIE, le=LE)}
    revise = ReviserApres(Evenement.VIE, choix, 0, LE).appliquer(dossier)
    assert revise.accompagnement.changement is None
