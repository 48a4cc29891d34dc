"""La trésorerie, vue par la personne : ce qu’elle paie, mois par mois, et le plus serré."""

from cep_desktop.domain.montant import ZERO
from cep_desktop.domain.typographie import composer, ecrire_mois
from cep_desktop.rules.tresorerie.mois import MoisTresorerie, Tresorerie
from ui.vue_partagee import Appel, Bloc, Encart, Geste, Ligne, Vide, Vu, VuePartagee

_VIDE = Vide("Pas encore de mois à payer", "Nous notons ensemble les prix et les dates.")


def partager(vu: Vu) -> VuePartagee:
    """Rend la vue des mois."""
    blocs = tuple(_blocs(vu.tresorerie)) if vu.tresorerie else (_VIDE,)
    return VuePartagee("Quand payez-vous ?", "Ce que vous payez, mois par mois.", blocs)


def _blocs(tresorerie: Tresorerie) -> list[Bloc]:
    payes = [m for m in tresorerie.mois if m.paie.montant or m.paie.inconnus]
    if not payes:
        return [_VIDE]
    pire = min(tresorerie.mois, key=lambda m: (m.cumul, m.mois))
    blocs: list[Bloc] = []
    if pire.cumul < ZERO:
        blocs.append(
            Appel(
                "Le mois le plus serré",
                composer(f"{_mois(pire)} : vous aurez avancé {_somme(-pire.cumul, pire)}."),
                "Qui peut avancer cet argent ? Nous cherchons ensemble.",
            )
        )
    lignes = tuple(_ligne(m, est_pire=m is pire) for m in payes)
    sans_date = len(tresorerie.sans_date)
    phrase = "Une somme n’a pas encore de date." if sans_date == 1 else ""
    if sans_date > 1:
        phrase = f"{sans_date} sommes n’ont pas encore de date."
    voir = Geste("Voir qui paie", vers="financement", picto="coins")
    return [*blocs, Encart("Vos mois", phrase, lignes, (voir,))]


def _ligne(mois: MoisTresorerie, *, est_pire: bool) -> Ligne:
    recu = mois.recoit.montant
    suite = f" On vous rend {recu}." if recu else ""
    return Ligne(
        titre=composer(f"{_mois(mois)} : vous payez {_somme(mois.paie.montant, mois)}."),
        phrase=composer(suite.strip()),
        picto="wallet-fill" if est_pire else "calendar-blank",
        ton="sun_ink" if est_pire else "primary",
        etiquette="Le plus serré" if est_pire else "",
        est_en_avant=est_pire,
    )


def _mois(mois: MoisTresorerie) -> str:
    dit = ecrire_mois(mois.mois)
    return f"{dit[:1].upper()}{dit[1:]}"


def _somme(montant: object, mois: MoisTresorerie) -> str:
    return f"au moins {montant}" if mois.inconnus else str(montant)
