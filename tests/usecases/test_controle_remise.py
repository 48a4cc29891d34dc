"""Le contrôle avant remise laisse passer nos papiers, et arrête une note privée."""

import pytest

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.entretien import NotePrivee
from cep_desktop.storage.embarque import GabaritsEmbarques
from cep_desktop.usecases import controle_remise, remise
from cep_desktop.usecases.controle_remise import BilanDeRemise, controler
from cep_desktop.usecases.papiers import NaturePapier
from cep_desktop.usecases.produire import Papier
from tests.cas.dossier import EXEMPLES, LE, exemple, un_dossier, un_dossier_complet

NOTE = NotePrivee(id="N9", le=LE, texte="Je crois que Camille hésite encore beaucoup.")


def _controler(dossier: Dossier, *, avec_pages: bool = False) -> BilanDeRemise:
    return controler(dossier, GabaritsEmbarques(), le=LE, avec_pages=avec_pages)


@pytest.mark.parametrize("nom", EXEMPLES)
def test_un_exemple_part_sans_rien_de_prive(nom: str) -> None:
    bilan = _controler(exemple(nom))
    assert not bilan.est_bloque
    mauvais = {c.titre for c in bilan.controles if not c.est_bon}
    assert mauvais <= {"Une adresse est incomplète"} | {
        t for t in mauvais if t.startswith("Une partie est vide")
    }
    assert bilan.partent[0].nom.startswith("plan-action")


def test_ce_qui_reste_est_compte() -> None:
    complet = un_dossier_complet().avec(notes_privees=(NOTE,))
    assert "1\u00a0note privée" in _controler(complet).reste
    assert "1\u00a0note d’alerte interne" in _controler(complet).reste


def test_les_parties_vides_sont_listees() -> None:
    titres = [c.titre for c in _controler(un_dossier()).controles if not c.est_bon]
    assert "Une partie est vide\u00a0: «\u00a0Actions à conduire\u00a0»" in titres


def test_une_note_privee_imprimee_bloque(monkeypatch: pytest.MonkeyPatch) -> None:
    fuite = Papier(NaturePapier.RECU, "recu.csv", NOTE.texte.encode())

    def composer(*_: object, **__: object) -> tuple[Papier, ...]:
        return (fuite,)

    monkeypatch.setattr(controle_remise, "composer_remise", composer)
    bilan = _controler(exemple("camille").avec(notes_privees=(NOTE,)))
    assert bilan.est_bloque
    assert any(c.bloque and c.precision == "recu.csv" for c in bilan.controles)


def test_un_nom_dans_un_fichier_et_une_adresse_hors_fenetre_se_voient(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    papiers = remise.composer_remise(exemple("camille"), GabaritsEmbarques(), le=LE)
    courrier = next(p for p in papiers if p.nature is NaturePapier.COURRIER_FINANCEUR)
    autre = next(p for p in papiers if p.nature is NaturePapier.RECU)
    faux = Papier(courrier.nature, "lettre-camille-moreau.docx", autre.octets)
    monkeypatch.setattr(controle_remise, "composer_remise", lambda *_, **__: (faux,))
    mauvais = {c.titre for c in _controler(exemple("camille")).controles if not c.est_bon}
    assert {"Noms de fichiers neutres", "L’adresse n’est pas dans la fenêtre de l’enveloppe"} <= (
        mauvais
    )


@pytest.mark.libreoffice
def test_les_pages_se_comptent_si_le_poste_sait_convertir() -> None:
    pages = {f.nom: f.pages for f in _controler(exemple("camille"), avec_pages=True).partent}
    assert pages["fiche-falc-0142-v2.docx"] == "1\u00a0page"
    assert pages["plan-action-0142-v2.docx"] == "6\u00a0pages"
