"""Évaluer tous les dispositifs pour un dossier, un jour donné."""

from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.identifiant import Cle
from cep_desktop.rules.avertissement import avertir, avertir_de_la_fermeture
from cep_desktop.rules.bientot import approcher
from cep_desktop.rules.cas import Cas
from cep_desktop.rules.constat import Releve
from cep_desktop.rules.dispositif import PisteDeclaree
from cep_desktop.rules.dispositifs import CALCULS, Calcul
from cep_desktop.rules.evaluation import DispositifEvalue, Evaluation, Piste
from cep_desktop.rules.examen import Examen
from cep_desktop.rules.explication import completer
from cep_desktop.rules.lignes import lignes_des_criteres, lignes_generales
from cep_desktop.rules.plafond import plafonner
from cep_desktop.rules.regles import Regles
from cep_desktop.rules.verdict import (
    DELAI_DE_RELECTURE,
    Conclusion,
    LigneCritere,
    Verdict,
    conclure,
)

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
    examens: dict[int, Examen] = {}
    return Evaluation(
        le,
        tuple(
            _evaluer(Cas(releve, regles, dispositif, le, examens), delai_relecture)
            for dispositif in regles.dispositifs
        ),
    )


def _evaluer(cas: Cas, delai_relecture: int) -> DispositifEvalue:
    """Hors vigueur, hors public ou hors région, le reste n’a pas d’intérêt : on s’arrête là."""
    generales = lignes_generales(cas)
    if conclure(generales) is Conclusion.NON:
        dits = avertir_de_la_fermeture(cas)
        return DispositifEvalue(cas.dispositif, _verdict(cas, generales, avertissements=dits))
    calcul = CALCULS.get(cas.dispositif.calcul or "", _RIEN_DE_PLUS)
    lignes = (*generales, *lignes_des_criteres(cas, generales), *calcul.criteres(cas))
    avertissements, est_a_reverifier = avertir(cas, delai_relecture)
    verdict = _verdict(
        cas,
        lignes,
        pieces=tuple(p.libelle for p in cas.dispositif.piece if cas.joue(p) is not False),
        avertissements=avertissements + calcul.avertissements(cas),
        est_a_reverifier=est_a_reverifier,
    )
    plafonds = plafonner(cas) + calcul.plafonds(cas)
    return DispositifEvalue(
        dispositif=cas.dispositif,
        verdict=verdict,
        plafonds=plafonds,
        delais=tuple(delai for delai in cas.dispositif.delai if cas.joue(delai) is not False),
        participation=calcul.participation(cas),
        revenus=calcul.revenus(cas, plafonds) if cas.dispositif.paie_un_revenu else (),
        pistes=tuple(_piste(piste, cas) for piste in cas.dispositif.piste if cas.joue(piste)),
    )


def _piste(piste: PisteDeclaree, cas: Cas) -> Piste:
    phrase = completer(piste.phrase, cas.regles.parametres, cas.le)
    return Piste(piste.apres, phrase, str(piste.reference or ""))


def _verdict(
    cas: Cas,
    lignes: tuple[LigneCritere, ...],
    *,
    avertissements: tuple[str, ...],
    pieces: tuple[str, ...] = (),
    est_a_reverifier: bool = False,
) -> Verdict:
    dispositif = cas.dispositif
    conclusion = conclure(lignes)
    return Verdict(
        dispositif=dispositif.code,
        nom=dispositif.nom,
        financeur=dispositif.financeur,
        conclusion=conclusion,
        lignes=lignes,
        pieces=pieces,
        bientot=approcher(conclusion, lignes, le=cas.le),
        avertissements=avertissements,
        regle_relue_le=dispositif.verifie_le,
        est_a_reverifier=est_a_reverifier,
        nom_simple=dispositif.nom_simple,
    )
