"""La situation, vue par la personne : ce qui compte d’abord, puis ce que l’on sait."""

from collections.abc import Iterator

from cep_desktop.domain.projet import Priorite
from cep_desktop.domain.situation import Fait, NeSaitPas
from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.commandes.priorite import DeplacerPriorite, ValiderPriorites, rangees
from cep_desktop.usecases.dire import dire
from ui.vue_partagee import Accord, Bloc, Encart, Geste, Ligne, Mots, Vide, Vu, VuePartagee


def partager(vu: Vu) -> VuePartagee:
    """Rend la vue de la situation."""
    return VuePartagee(
        "Votre situation",
        "Ce que vous vivez aujourd’hui, et ce qui compte pour vous.",
        tuple(_blocs(vu)),
    )


def _blocs(vu: Vu) -> Iterator[Bloc]:
    situation, conseil = vu.dossier.situation, vu.dossier.conseil
    priorites = rangees(conseil)
    faits = _derniers(vu)
    if not priorites and not faits and not situation.appuis:
        yield Vide("Parlez-nous de vous", "Votre travail, ce qui compte, ce qui vous aide.")
        return
    if priorites:
        lignes = tuple(_priorite(p, len(priorites)) for p in priorites)
        yield Encart("Ce qui compte pour vous", "La première ligne compte le plus.", lignes)
    trace = conseil.trace_priorites
    if trace.paroles is not None:
        yield Mots("Vous nous avez dit", trace.paroles.texte)
    if priorites:
        yield _accord(vu)
    if faits:
        yield Encart("Votre travail aujourd’hui", lignes=tuple(_fait(f, vu) for f in faits))
    for titre, suite in (
        ("Ce qui vous aide", situation.appuis),
        ("Ce dont nous tenons compte", situation.contraintes),
    ):
        if suite:
            yield Encart(titre, lignes=tuple(Ligne(composer(un), picto="circle") for un in suite))


def _derniers(vu: Vu) -> tuple[Fait, ...]:
    """Le dernier fait connu pour chaque question, dans l’ordre où on les a posées."""
    situation = vu.dossier.situation
    codes = dict.fromkeys(fait.code for fait in situation.faits)
    derniers = (situation.fait(code, le=vu.le) for code in codes)
    return tuple(fait for fait in derniers if fait is not None)


def _priorite(priorite: Priorite, nombre: int) -> Ligne:
    gestes = []
    nom = composer(priorite.libelle)
    if priorite.rang > 1:
        monter = DeplacerPriorite(priorite.rang, -1)
        gestes.append(Geste(f"Monter : {nom}", monter, picto="arrow-up-bold"))
    if priorite.rang < nombre:
        descendre = DeplacerPriorite(priorite.rang, 1)
        gestes.append(Geste(f"Descendre : {nom}", descendre, picto="arrow-down-bold"))
    return Ligne(nom, etiquette=str(priorite.rang), est_en_avant=False, gestes=tuple(gestes))


def _fait(fait: Fait, vu: Vu) -> Ligne:
    if isinstance(fait.reponse, NeSaitPas):
        return Ligne(fait.code.libelle, "À regarder ensemble", "question-fill", "warn")
    return Ligne(
        fait.code.libelle,
        vu.mots.dire(fait.origine),
        "check-circle-fill",
        "ok",
        valeur=composer(dire(fait)),
    )


def _accord(vu: Vu) -> Accord:
    trace = vu.dossier.conseil.trace_priorites
    if trace.est_valide:
        return Accord(
            "Nous l’avons validé ensemble.",
            "Vous pouvez changer d’avis à tout moment.",
            Geste("Changer d’avis", ValiderPriorites(None), picto="arrow-u-up-left-bold"),
            est_donne=True,
        )
    return Accord(
        "Cet ordre vous convient ?",
        "Vous pourrez le changer à tout moment.",
        Geste("Valider ensemble", ValiderPriorites(vu.le), picto="handshake-bold", est_plein=True),
    )
