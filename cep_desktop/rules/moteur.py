"""Évaluer tous les dispositifs pour un dossier, un jour donné."""

from collections.abc import Iterator
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.identifiant import Cle
from cep_desktop.rules.avertissement import avertir
from cep_desktop.rules.bientot import approcher
from cep_desktop.rules.cas import Cas
from cep_desktop.rules.condition import Comparaison, Operateur, examiner
from cep_desktop.rules.constat import Releve
from cep_desktop.rules.dispositif import Conditionnee, Critere
from cep_desktop.rules.dispositifs import CALCULS, Calcul
from cep_desktop.rules.evaluation import DispositifEvalue, Evaluation
from cep_desktop.rules.examen import Examen
from cep_desktop.rules.explication import completer, dire_publics, dire_vie
from cep_desktop.rules.parametre import DELAI_DE_RELECTURE, StatutRegle
from cep_desktop.rules.plafond import plafonner
from cep_desktop.rules.regles import Regles
from cep_desktop.rules.verdict import EtatCondition, GenreCritere, LigneCritere, Verdict, conclure

_RIEN_DE_PLUS = Calcul()


def evaluer(
    dossier: Dossier,
    regles: Regles,
    *,
    le: date,
    delai_relecture: int = DELAI_DE_RELECTURE,
    formation: Cle | None = None,
) -> Evaluation:
    """Rend ce que répond chaque dispositif ce jour-là, dans l’ordre de mobilisation.

    `formation` choisit un parcours du plan (le premier par défaut) ; `delai_relecture`, en jours,
    dit après combien de temps une règle est « à revérifier ».
    """
    releve = Releve.de(dossier, le=le, formation=formation)
    return Evaluation(
        le,
        tuple(
            _evaluer(Cas(releve, regles, dispositif, le), delai_relecture)
            for dispositif in regles.dispositifs
        ),
    )


def _evaluer(cas: Cas, delai_relecture: int) -> DispositifEvalue:
    dispositif = cas.dispositif
    calcul = CALCULS.get(dispositif.calcul or "", _RIEN_DE_PLUS)
    lignes = tuple(_lignes(cas, calcul))
    conclusion = conclure(lignes)
    avertissements, est_a_reverifier = avertir(cas, delai_relecture)
    verdict = Verdict(
        dispositif=dispositif.code,
        nom=dispositif.nom,
        financeur=dispositif.financeur,
        conclusion=conclusion,
        lignes=lignes,
        pieces=tuple(piece.libelle for piece in dispositif.piece if _joue(piece, cas) is not False),
        bientot=approcher(conclusion, lignes, le=cas.le),
        avertissements=avertissements + calcul.avertissements(cas),
        regle_relue_le=dispositif.verifie_le,
        est_a_reverifier=est_a_reverifier,
        nom_simple=dispositif.nom_simple,
    )
    return DispositifEvalue(
        dispositif=dispositif,
        verdict=verdict,
        plafonds=plafonner(cas) + calcul.plafonds(cas),
        delais=tuple(d for d in dispositif.delai if _joue(d, cas) is not False),
        participation=calcul.participation(cas),
    )


def _joue(regle: Conditionnee, cas: Cas) -> bool | None:
    """Dit si une règle joue ce jour-là pour ce dossier ; `None` : on ne le sait pas."""
    if not regle.est_en_vigueur(cas.le):
        return False
    if regle.si is None:
        return True
    etat = cas.examiner(regle.si).etat
    return None if etat is EtatCondition.INCONNU else etat is EtatCondition.REMPLI


def _lignes(cas: Cas, calcul: Calcul) -> Iterator[LigneCritere]:
    """Les lignes du verdict ; hors vigueur ou hors public, le reste n’a pas d’intérêt."""
    fermeture = _hors_vigueur(cas)
    if fermeture:
        yield fermeture
        return
    generales = tuple(_generales(cas))
    yield from (ligne for ligne, _ in generales)
    if any(examen.etat is EtatCondition.NON_REMPLI for _, examen in generales):
        return
    inconnus = {code for _, examen in generales for code in examen.inconnus}
    for ligne, examen in _criteres(cas, inconnus):
        inconnus.update(examen.inconnus)
        yield ligne
    yield from calcul.criteres(cas)


def _hors_vigueur(cas: Cas) -> LigneCritere | None:
    dispositif = cas.dispositif
    est_suspendu = dispositif.statut in {StatutRegle.SUSPENDU, StatutRegle.PROJET}
    if dispositif.est_en_vigueur(cas.le) and not est_suspendu:
        return None
    return LigneCritere(
        code="en_vigueur",
        genre=GenreCritere.ELIGIBILITE,
        exige="Que le dispositif existe à cette date",
        constate=dire_vie(dispositif.statut, dispositif.du, dispositif.au),
        etat=EtatCondition.NON_REMPLI,
        reference=str(dispositif.reference),
        possible_le=dispositif.du if dispositif.du and dispositif.du > cas.le else None,
    )


def _generales(cas: Cas) -> Iterator[tuple[LigneCritere, Examen]]:
    """Le public et la région, que chaque fichier déclare sans écrire de condition."""
    dispositif = cas.dispositif
    if dispositif.publics:
        publics = tuple(public.value for public in dispositif.publics)
        exige = dire_publics(dispositif.publics)
        yield _generale(cas, "public", exige, "statut_emploi", publics)
    if dispositif.regions:
        exige = f"Dépendre de la région, par {dispositif.perimetre.libelle}"
        yield _generale(cas, "region", exige, dispositif.perimetre.value, dispositif.regions)


def _generale(
    cas: Cas, code: str, exige: str, constat: str, admis: tuple[str, ...]
) -> tuple[LigneCritere, Examen]:
    condition = Comparaison.model_construct(constat=constat, operateur=Operateur.PARMI, terme=admis)
    examen = examiner(condition, cas.releve, cas.regles.parametres)
    ligne = LigneCritere(
        code=code,
        genre=GenreCritere.ELIGIBILITE,
        exige=exige,
        constate=_dire(examen),
        etat=examen.etat,
        reference=str(cas.dispositif.reference),
    )
    return ligne, examen


def _criteres(cas: Cas, inconnus: set[str]) -> Iterator[tuple[LigneCritere, Examen]]:
    """Les critères déclarés ; `inconnus` grandit au fil des lignes déjà écrites.

    Un critère dont on ignore s’il joue n’est tu que si la question qui manque est déjà posée par
    une ligne précédente : le verdict reste « à vérifier ».
    """
    for critere in cas.dispositif.critere:
        if not critere.est_en_vigueur(cas.le):
            continue
        examen = cas.examiner(critere.condition)
        if critere.si is not None:
            si = cas.examiner(critere.si)
            if si.etat is EtatCondition.NON_REMPLI:
                continue
            if si.etat is EtatCondition.INCONNU and not examen.est_rempli:
                if set(si.inconnus) <= inconnus:
                    continue
                examen = Examen(EtatCondition.INCONNU, si.dits, si.inconnus)
        yield _ligne(critere, examen, cas), examen


def _ligne(critere: Critere, examen: Examen, cas: Cas) -> LigneCritere:
    def dire(phrase: str) -> str:
        return completer(phrase, cas.regles.parametres, cas.le)

    etat = examen.etat
    if critere.est_indicatif and etat is EtatCondition.NON_REMPLI:
        etat = EtatCondition.INCONNU
    return LigneCritere(
        code=critere.code,
        genre=critere.genre,
        exige=dire(critere.exige),
        constate=_dire(examen),
        etat=etat,
        reference=str(critere.reference),
        a_faire="" if etat is EtatCondition.REMPLI else dire(critere.a_faire),
        possible_le=examen.possible_le,
        manque="" if etat is EtatCondition.REMPLI else dire(critere.manque),
        raison_date=examen.raison,
    )


def _dire(examen: Examen) -> str:
    return "\u00a0; ".join(examen.dits)
