"""Un long nom de personne et d’organisme garde des papiers bien coupés."""

import pytest
from pypdfium2 import PdfDocument

from cep_desktop.documents.fiche_falc.contenu import composer_fiche
from cep_desktop.documents.mise_en_page import titre_du_tableau, w
from cep_desktop.documents.pdf import convertir
from cep_desktop.domain.dossier import Dossier
from cep_desktop.storage.embarque import GabaritsEmbarques
from cep_desktop.usecases.papiers import NaturePapier
from cep_desktop.usecases.produire import composer_papiers
from tests.cas.dossier import LE, exemple
from tests.documents.lecture_word import corps

NATURES = (NaturePapier.FICHE_FALC, NaturePapier.COURRIER_FINANCEUR)


def _aux_longs_noms() -> Dossier:
    """Camille, sous un nom et un organisme qui prennent deux lignes partout."""
    camille = exemple("camille")
    return camille.avec(
        beneficiaire=camille.beneficiaire.avec(
            prenom="Marie-Antoinette", nom="de La Rochefoucauld-Montmorency-Beaumanoir"
        ),
        structure=camille.structure.avec(
            nom="Association régionale pour l’évolution professionnelle et la formation tout au "
            "long de la vie, Centre-Val de Loire"
        ),
    )


def test_de_longs_noms_laissent_moins_d_actions_sur_la_fiche() -> None:
    assert len(composer_fiche(exemple("camille"), le=LE).actions) == 5
    assert 3 <= len(composer_fiche(_aux_longs_noms(), le=LE).actions) < 5


@pytest.mark.libreoffice
def test_la_fiche_tient_sur_une_page_et_la_signature_n_est_jamais_seule() -> None:
    ecrits = composer_papiers(_aux_longs_noms(), GabaritsEmbarques(), le=LE, natures=NATURES)
    rendus = convertir({papier.nature.value + ".docx": papier.octets for papier in ecrits})
    with PdfDocument(rendus["fiche_falc.pdf"]) as fiche:
        assert len(fiche) == 1
    with PdfDocument(rendus["courrier_financeur.pdf"]) as courrier:
        derniere = courrier[len(courrier) - 1].get_textpage().get_text_bounded()
    assert "Nadia Benali, conseillère" in derniere
    assert "salutations" in derniere


def test_un_plan_de_plus_de_quatorze_actions_remplit_ses_pages() -> None:
    camille = exemple("camille")
    suivi = camille.accompagnement
    premiere, *autres = suivi.plan_action.etapes
    modele = premiere.actions[0]
    ajoutees = tuple(modele.avec(id=f"A{rang}") for rang in range(101, 112))
    longue = premiere.avec(actions=(*premiere.actions, *ajoutees))
    plan = suivi.plan_action.avec(etapes=(longue, *autres))
    long_ = camille.avec(accompagnement=suivi.avec(plan_action=plan))
    coupables = [_lignes_libres(dossier) for dossier in (camille, long_)]
    assert coupables[0] == 0
    assert coupables[1] > 5


def _lignes_libres(dossier: Dossier) -> int:
    """Nombre de lignes, avant la dernière, après lesquelles la première étape peut se couper."""
    nature = NaturePapier.PLAN_ACTION
    (ecrit,) = composer_papiers(dossier, GabaritsEmbarques(), le=LE, natures=(nature,))
    etape = next(
        tableau
        for tableau in corps(ecrit.octets).iter(w("tbl"))
        if titre_du_tableau(tableau).startswith("Actions de l’étape")
    )
    return sum(
        any(p.find(f"{w('pPr')}/{w('keepNext')}") is None for p in ligne.iter(w("p")))
        for ligne in etape.findall(w("tr"))[:-1]
    )
