"""Le bilan, vu par la personne : ce qui est fait, où en est le projet, et son avis."""

from cep_desktop.domain.bilan import AtteinteProjet, EvaluationService, MomentEvaluation
from cep_desktop.domain.plan_action import Etape, StatutAction
from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.commandes.bilan import FaireBilan, NoterEvaluation
from ui.vue_partagee import Bloc, Encart, Geste, Ligne, Mots, Vide, Vu, VuePartagee

_ATTEINTES = {
    AtteinteProjet.ATTEINT: "Oui, j’y suis",
    AtteinteProjet.EN_PARTIE: "En partie",
    AtteinteProjet.AUTREMENT: "J’ai un autre projet",
    AtteinteProjet.ARRETE: "Je m’arrête là",
}
_NOTES = {1: "Non", 2: "Plutôt non", 3: "Entre les deux", 4: "Plutôt oui", 5: "Oui"}


def partager(vu: Vu) -> VuePartagee:
    """Rend la vue du bilan et de l’avis."""
    volet = vu.dossier.accompagnement
    etapes = volet.plan_action.etapes
    if not etapes:
        vide = Vide("Le bilan vient à la fin", "Nous le faisons ensemble, quand le plan est fini.")
        return VuePartagee("Votre bilan", "", (vide,))
    blocs: list[Bloc] = [Encart("Ce que vous avez fait", "", tuple(map(_etape, etapes)))]
    bilan = volet.bilan
    if bilan is not None and bilan.paroles:
        blocs.append(Mots("Vos mots", composer(bilan.paroles)))
    return VuePartagee("Votre bilan", "", (*blocs, _projet(vu), *_avis(vu)))


def _etape(etape: Etape) -> Ligne:
    faites = sum(a.statut is StatutAction.FAITE for a in etape.actions)
    accord = "s" if faites > 1 else ""
    avance = ("circle-half-fill", "primary") if faites else ("circle", "ink2")
    picto, ton = ("check-circle-fill", "ok") if etape.est_finie else avance
    return Ligne(
        titre=composer(etape.titre),
        phrase=composer(f"{faites} action{accord} faite{accord} sur {len(etape.actions)}"),
        picto=picto,
        ton=ton,
    )


def _projet(vu: Vu) -> Encart:
    bilan = vu.dossier.accompagnement.bilan
    paroles, suite = (bilan.paroles, bilan.suite) if bilan else ("", "")
    return Encart(
        "Votre projet est-il atteint ?",
        gestes=tuple(
            Geste(
                mot,
                FaireBilan(atteinte, vu.le, paroles, suite),
                est_coche=bilan is not None and bilan.atteinte is atteinte,
            )
            for atteinte, mot in _ATTEINTES.items()
        ),
    )


def _avis(vu: Vu) -> tuple[Encart, ...]:
    """Les deux notes du moment : à la fin ; une fois données et le dossier clos, à six mois."""
    volet = vu.dossier.accompagnement
    par_moment = {e.moment: e for e in volet.evaluations}
    moment = MomentEvaluation.FIN
    if volet.clos_le is not None and volet.clos_le < vu.le and moment in par_moment:
        moment = MomentEvaluation.SIX_MOIS
    actuelle = par_moment.get(moment)
    return (
        _question("Est-ce que ce travail ensemble vous a été utile ?", vu, moment, actuelle, 0),
        _question("Êtes-vous satisfait de votre conseil ?", vu, moment, actuelle, 1),
    )


def _question(
    titre: str, vu: Vu, moment: MomentEvaluation, actuelle: EvaluationService | None, rang: int
) -> Encart:
    donnees = (actuelle.utilite, actuelle.satisfaction) if actuelle else (None, None)
    paroles = actuelle.paroles if actuelle else ""

    def noter(note: int) -> NoterEvaluation:
        utilite, satisfaction = (note, donnees[1]) if rang == 0 else (donnees[0], note)
        return NoterEvaluation(moment, vu.le, utilite, satisfaction, paroles)

    gestes = tuple(
        Geste(mot, noter(note), est_coche=donnees[rang] == note) for note, mot in _NOTES.items()
    )
    return Encart(composer(titre), "Vous pouvez ne pas répondre.", gestes=gestes)
