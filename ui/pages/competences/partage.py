"""Les compétences, vues par la personne : ce qu’elle sait faire, et les métiers regardés."""

from collections.abc import Iterator

from cep_desktop.domain.competence import Aisance, Competence, MetierVise
from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.commandes.competence import ValiderCompetence
from cep_desktop.usecases.commandes.metier import ModifierMetier
from ui.vue_partagee import Bloc, Encart, Geste, Ligne, Vide, Vu, VuePartagee

_PICTOS = {
    Aisance.SEULE: ("check-circle-fill", "ok"),
    Aisance.AVEC_AIDE: ("circle-half-fill", "primary"),
    Aisance.A_APPRENDRE: ("circle", "line_strong"),
}
_GOUTS = ((5, "Oui"), (3, "Peut-être"), (1, "Non"))


def partager(vu: Vu) -> VuePartagee:
    """Rend la vue des compétences et des métiers."""
    return VuePartagee(
        "Ce que vous savez faire",
        "Et les métiers que nous regardons ensemble.",
        tuple(_blocs(vu)),
    )


def _blocs(vu: Vu) -> Iterator[Bloc]:
    conseil = vu.dossier.conseil
    if not conseil.competences and not conseil.metiers:
        yield Vide("Racontez une journée de travail", "Nous notons ce que vous savez faire.")
        return
    if conseil.competences:
        lignes = tuple(_competence(c, vu) for c in conseil.competences)
        yield Encart("Vous savez", lignes=lignes)
    for metier in conseil.metiers:
        yield _metier(metier, vu)


def _competence(competence: Competence, vu: Vu) -> Ligne:
    picto, ton = _PICTOS[competence.aisance]
    est_valide = competence.co_construction.est_valide
    valider = Geste(
        f"Oui, c’est vrai : {composer(competence.libelle)}",
        ValiderCompetence(competence.id, vu.le),
        picto="handshake-bold",
    )
    return Ligne(
        composer(competence.libelle),
        vu.mots.dire(competence.aisance),
        picto,
        ton,
        etiquette="Validé ensemble" if est_valide else "",
        gestes=() if est_valide else (valider,),
    )


def _metier(metier: MetierVise, vu: Vu) -> Encart:
    la = sum(c.id in metier.competences_presentes for c in vu.dossier.conseil.competences)
    total = la + len(metier.a_acquerir)
    mot = "choses" if la > 1 else "chose"
    phrase = f"Vous savez déjà faire {la} {mot} sur {total}." if total else ""
    return Encart(
        composer(metier.appellation),
        composer(" ".join(filter(None, (f"{metier.lieux}." if metier.lieux else "", phrase)))),
        tuple(Ligne(composer(un), "À apprendre", "graduation-cap") for un in metier.a_acquerir),
        tuple(
            Geste(
                mot_du_gout,
                ModifierMetier(metier.id, {"gout": note}),
                est_coche=metier.gout is not None and _proche(metier.gout) == note,
            )
            for note, mot_du_gout in _GOUTS
        ),
    )


def _proche(gout: int) -> int:
    """Le goût de 1 à 5 ramené à oui, peut-être ou non."""
    return min((note for note, _ in _GOUTS), key=lambda note: abs(note - gout))
