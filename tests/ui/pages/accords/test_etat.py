"""Ce que la page des données dit d’un dossier."""

from datetime import date

from cep_desktop.domain.consentement import Consentement, ObjetConsentement
from cep_desktop.domain.entretien import NotePrivee
from cep_desktop.rules.donnees_sensibles import sensibilites
from tests.cas.dossier import LE, un_dossier
from ui.pages.accords.etat import NOTES, compter, deriver


def test_un_accord_dit_a_qui_et_depuis_quand() -> None:
    accord = Consentement(
        id="N1",
        objet=ObjetConsentement.TRANSMISSION_DOSSIER,
        destinataires=("Transitions Pro",),
        donne_le=date(2026, 11, 3),
        retire_le=date(2026, 11, 20),
    )
    (ligne,) = deriver(un_dossier(consentements=(accord,)), le=LE).accords
    assert ligne.titre == "Transmettre le dossier à un autre opérateur à Transitions Pro"
    assert ligne.precision.replace("\u00a0", " ") == (
        "Donné le 3 novembre 2026, retiré le 20 novembre 2026."
    )
    assert not ligne.est_valable


def test_le_compteur_dit_combien_et_ou() -> None:
    note = NotePrivee(id="P1", le=LE, texte="Suivie pour une dépression.")
    etat = compter(sensibilites(un_dossier(notes_privees=(note,))))
    assert etat.phrase.startswith("1 information sensible.")
    (ligne,) = etat.lignes
    assert ligne.replace("\u00a0", " ") == "« dépression », santé (Notes privées)"


def test_un_dossier_sobre_le_dit() -> None:
    assert compter(()).phrase == "Aucune information repérée comme sensible."


def test_l_ecran_dit_que_la_personne_peut_demander_les_notes() -> None:
    assert "peut en demander copie" in NOTES
