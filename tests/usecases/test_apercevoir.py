"""Un papier mis en pages par le poste : tous ses fichiers, ses montants à la française."""

import pytest

from cep_desktop.storage.embarque import GabaritsEmbarques
from cep_desktop.usecases.apercevoir import Apercu, apercevoir
from cep_desktop.usecases.papiers import NaturePapier
from tests.cas.dossier import LE, exemple

pytestmark = pytest.mark.libreoffice


def _voir(nature: NaturePapier, dit: list[str] | None = None) -> Apercu:
    suivi = [] if dit is None else dit
    return apercevoir(exemple("idriss"), GabaritsEmbarques(), nature, le=LE, dire=suivi.append)


def test_deux_courriers_montrent_toutes_leurs_pages() -> None:
    dit: list[str] = []
    apercu = _voir(NaturePapier.COURRIER_FINANCEUR, dit)
    assert len(apercu.pdfs) == 2
    assert {page.fichier for page in apercu.pages} == {0, 1}
    assert "Mise en pages…" in dit
    assert dit[-1].startswith("Mise en pages\u00a0: page")


def test_les_montants_d_un_classeur_s_ecrivent_en_francais() -> None:
    apercu = _voir(NaturePapier.PLAN_FINANCEMENT)
    texte = " ".join(page.feuille.texte for page in apercu.pages)
    assert ",00\u00a0€" in texte or ",00 €" in texte
    assert ".00" not in texte


def test_arreter_pendant_la_mise_en_pages_arrete_vraiment() -> None:
    class Arret(Exception):
        """La personne arrête."""

    def dire(_: str) -> None:
        raise Arret

    with pytest.raises(Arret):
        apercevoir(exemple("idriss"), GabaritsEmbarques(), NaturePapier.RECU, le=LE, dire=dire)
