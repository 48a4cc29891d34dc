"""Les lignes d’un verdict : ce qu’il faut, ce que dit le dossier, le texte, la suite."""

from collections.abc import Iterator

from cep_desktop.rules.cas import Cas
from cep_desktop.rules.condition import Condition
from cep_desktop.rules.dispositif import Critere
from cep_desktop.rules.examen import Examen
from cep_desktop.rules.explication import completer, dire_publics, dire_vie
from cep_desktop.rules.parametre import StatutRegle
from cep_desktop.rules.verdict import EtatCondition, GenreCritere, LigneCritere


def lignes_generales(cas: Cas) -> tuple[LigneCritere, ...]:
    """Rend ce que chaque fichier déclare sans écrire de condition : vigueur, public, région."""
    fermeture = _hors_vigueur(cas)
    return (fermeture,) if fermeture else tuple(_generales(cas))


def lignes_des_criteres(cas: Cas, generales: tuple[LigneCritere, ...]) -> tuple[LigneCritere, ...]:
    """Rend une ligne par critère qui joue, ou dont on ignore s’il joue."""
    return tuple(_criteres(cas, {code for ligne in generales for code in ligne.inconnus}))


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


def _generales(cas: Cas) -> Iterator[LigneCritere]:
    dispositif = cas.dispositif
    if dispositif.condition_public is not None:
        exige = dire_publics(dispositif.publics)
        yield _generale(cas, "public", exige, dispositif.condition_public)
    if dispositif.condition_region is not None:
        exige = f"Dépendre de la région, par {dispositif.perimetre.libelle}"
        yield _generale(cas, "region", exige, dispositif.condition_region)


def _generale(cas: Cas, code: str, exige: str, condition: Condition) -> LigneCritere:
    examen = cas.examiner(condition)
    return LigneCritere(
        code=code,
        genre=GenreCritere.ELIGIBILITE,
        exige=exige,
        constate=_dire(examen),
        etat=examen.etat,
        reference=str(cas.dispositif.reference),
        inconnus=examen.inconnus,
    )


def _criteres(cas: Cas, inconnus: set[str]) -> Iterator[LigneCritere]:
    """Les critères déclarés ; `inconnus` grandit au fil des lignes déjà écrites.

    Un critère dont on ignore s’il joue n’est tu que si une des questions qui manquent est déjà
    posée par une ligne précédente : le verdict reste « à vérifier ».
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
                if inconnus.intersection(si.inconnus):
                    continue
                examen = Examen(EtatCondition.INCONNU, si.dits, si.inconnus)
        inconnus.update(examen.inconnus)
        yield _ligne(critere, examen, cas)


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
        inconnus=examen.inconnus,
    )


def _dire(examen: Examen) -> str:
    return "\u00a0; ".join(examen.dits)
