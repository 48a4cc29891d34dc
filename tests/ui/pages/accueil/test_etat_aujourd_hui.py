"""Le haut de la liste : le rendez-vous du moment, le jour libre, où reprendre."""

from datetime import UTC, date, datetime, time
from uuid import UUID

from cep_desktop.domain.parcours import Parcours
from cep_desktop.usecases.agenda import Moment, RendezVous
from cep_desktop.usecases.fiche import FicheDossier
from cep_desktop.usecases.reperes import Repere, Reperes
from ui.pages.accueil.etat_aujourd_hui import EtatAujourdhui, Raccourci, deriver

LE = date(2026, 11, 23)
MIDI = datetime(2026, 11, 23, 12, 0).astimezone(UTC)

NEUF = Parcours().avancements


def _fiche(rang: int, personne: str, echeance: date | None = None) -> FicheDossier:
    return FicheDossier(
        UUID(int=rang), f"{rang:04d}", personne, "", NEUF, "2014", "Envoyer la lettre",
        echeance, est_en_attente=False, est_clos=False, est_fictif=False,
        referent="Nadia Benali",
    )  # fmt: skip


FICHES = (_fiche(1, "Ali Essai"), _fiche(2, "Bao Essai", date(2026, 12, 4)))


def _etat(
    rendez_vous: tuple[RendezVous, ...] = (), reperes: Reperes | None = None
) -> EtatAujourdhui:
    pages = {"projet": "Projet et stratégie"}
    return deriver(rendez_vous, reperes or Reperes(), FICHES, pages, maintenant=MIDI, le=LE)


def test_chaque_rendez_vous_dit_ou_l_on_en_est() -> None:
    cartes = _etat(
        (
            RendezVous(UUID(int=1), "Ali Essai", "", time(9), time(10), a_eu_lieu=False),
            RendezVous(
                UUID(int=2), "Bao Essai", "Pistes", time(11, 30), time(12, 30), a_eu_lieu=False
            ),
            RendezVous(UUID(int=3), "Zoé Essai", "", None, None, a_eu_lieu=False),
        )
    ).cartes
    assert [(c.moment, c.quand, c.geste) for c in cartes] == [
        (Moment.TERMINE, "9\u00a0h\u00a000, terminé", "Rouvrir"),
        (Moment.MAINTENANT, "11\u00a0h\u00a030, maintenant", "Ouvrir"),
        (Moment.A_VENIR, "dans la journée", "Préparer"),
    ]
    assert cartes[1].phrase == "Ouvrir\u00a0: Bao Essai, Pistes, 11\u00a0h\u00a030, maintenant"


def test_un_jour_libre_dit_l_echeance_la_plus_proche() -> None:
    assert _etat().sans_rendez_vous == (
        "Pas de rendez-vous aujourd’hui. Prochaine échéance\u00a0: Envoyer la lettre, Bao Essai, "
        "4\u00a0décembre."
    )


def test_on_reprend_le_dernier_et_les_autres_suivent() -> None:
    reperes = Reperes(
        (Repere(UUID(int=2), "projet"), Repere(UUID(int=9), "projet"), Repere(UUID(int=1), "x"))
    )
    etat = _etat(reperes=reperes)
    assert etat.reprise == Raccourci(UUID(int=2), "Bao Essai", "Projet et stratégie")
    assert etat.recents == (Raccourci(UUID(int=1), "Ali Essai", ""),)
