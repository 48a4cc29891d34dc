"""Vérifier le modèle Word d’un organisme : ses ancres, sa sûreté, sa lecture, un exemple rempli."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from cep_desktop.documents.accessibilite import controler_word, noter
from cep_desktop.documents.ancres_remplacees import remplacer
from cep_desktop.documents.bride import faire_a_part
from cep_desktop.documents.gabarit import (
    AncreInconnue,
    ancres_presentes,
    balises_coupees,
    ecrire_ancre,
    verifier,
)
from cep_desktop.documents.modeles import MODELES
from cep_desktop.documents.paquet import problemes_du_paquet
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier, Probleme
from cep_desktop.usecases.depot import charger
from cep_desktop.usecases.indiscretions import nomme_quelqu_un
from cep_desktop.usecases.organisme import ReglesOrganisme
from cep_desktop.usecases.papiers import Demande, NaturePapier, ecrire
from cep_desktop.usecases.produire import Papier

TAILLE_MAXIMALE = 20_000_000
"""Octets d’un modèle : au-delà, ses images sont trop lourdes pour un papier."""
_DELAI = 5.0
_NATURES: Mapping[str, NaturePapier] = {
    "plan_action.docx": NaturePapier.PLAN_ACTION,
    "synthese_accueil.docx": NaturePapier.SYNTHESE_ACCUEIL,
    "projet_strategie.docx": NaturePapier.PROJET_STRATEGIE,
    "fiche_falc.docx": NaturePapier.FICHE_FALC,
    "courrier.docx": NaturePapier.COURRIER_FINANCEUR,
    "lettre.docx": NaturePapier.COURRIER_EMPLOYEUR,
    "alerte.docx": NaturePapier.ALERTE,
    "avenant.docx": NaturePapier.AVENANT,
    "bilan.docx": NaturePapier.BILAN,
    "recu.docx": NaturePapier.RECU,
    "preuve.docx": NaturePapier.PREUVE,
    "inventaire.docx": NaturePapier.INVENTAIRE,
}
"""Modèle livré, et un papier qui le remplit."""


class ModeleInconnu(ErreurMetier):
    """On ne sait pas de quel papier ce fichier est le modèle."""


@dataclass(frozen=True, slots=True)
class RapportDeGabarit:
    """Tout ce que l’on sait d’un modèle : `problemes` l’empêche de servir, `avis` l’améliore."""

    modele: str
    problemes: tuple[Probleme, ...]
    avis: tuple[Probleme, ...]
    note: int
    """Note d’accessibilité sur 100 de l’exemple rempli ; 0 s’il n’a pas pu l’être."""
    exemple: bytes

    @property
    def convient(self) -> bool:
        """Vrai si ce modèle peut remplacer celui qui est livré."""
        return not self.problemes


def verifier_fichier(
    chemin: Path, exemples: Sequence[Dossier], *, le: date, modele: str = ""
) -> RapportDeGabarit:
    """Lit puis vérifie un modèle. Lève `DepotImpossible`, `ModeleInconnu` ou `TravailArrete`."""
    return verifier_octets(chemin, exemples, le=le, modele=modele)[1]


def verifier_octets(
    chemin: Path, exemples: Sequence[Dossier], *, le: date, modele: str = ""
) -> tuple[bytes, RapportDeGabarit]:
    """Lit et vérifie un modèle ; rend aussi ses octets, ceux-là mêmes que l’on peut installer.

    Lève `DepotImpossible`, `ModeleInconnu` ou `TravailArrete`.
    """
    octets = charger(chemin, taille_maximale=TAILLE_MAXIMALE)
    examiner = partial(_examiner, modele, chemin.name, tuple(exemples), le)
    return octets, faire_a_part(examiner, octets, delai=_DELAI)


def preparer_le_logo_du_fichier(chemin: Path) -> bytes:
    """Lit un logo et rend son PNG nettoyé. Lève `DepotImpossible` ou `LogoIllisible`."""
    from cep_desktop.documents import logo

    return logo.preparer_le_logo(charger(chemin, taille_maximale=logo.TAILLE_MAXIMALE))


def verifier_gabarit(
    octets: bytes, modele: str, exemples: Sequence[Dossier], *, le: date
) -> RapportDeGabarit:
    """Vérifie un modèle puis le remplit avec un exemple, le tout dans un processus borné.

    Lève `ModeleInconnu` si `modele` n’est pas un des noms livrés, `TravailArrete` s’il est piégé.
    """
    if modele not in MODELES:
        raise _inconnu()
    return faire_a_part(
        partial(_examiner, modele, modele, tuple(exemples), le), octets, delai=_DELAI
    )


def remplacer_ancre(
    octets: bytes,
    rapport: RapportDeGabarit,
    defaut: AncreInconnue,
    exemples: Sequence[Dossier],
    *,
    le: date,
) -> tuple[bytes, RapportDeGabarit]:
    """Rend une copie du modèle où l’ancre voulue remplace l’inconnue, et ce qu’on en sait alors.

    Le fichier d’origine n’est pas touché. Lève `TravailArrete` s’il est piégé.
    """
    corriger = partial(remplacer, defaut.ecrit, defaut.voulu)
    copie = faire_a_part(corriger, octets, delai=_DELAI)
    return copie, verifier_gabarit(copie, rapport.modele, exemples, le=le)


def _examiner(
    modele: str, nom: str, exemples: tuple[Dossier, ...], le: date, octets: bytes
) -> RapportDeGabarit:
    """Le travail de l’enfant borné : rien du fichier n’est lu dans l’application."""
    modele = modele or _reconnaitre(nom, octets)
    if modele not in MODELES:
        raise _inconnu()
    problemes = verifier(octets, MODELES[modele])
    if problemes:
        return RapportDeGabarit(modele, problemes, (), 0, b"")
    avis = tuple(
        Probleme(lieu, "cette ancre était coupée en morceaux par Word\u00a0: elle est recollée.")
        for lieu in balises_coupees(octets)
    )
    try:
        rempli = _remplir(modele, exemples, le, octets)
    except ErreurMetier as refus:
        return RapportDeGabarit(modele, (Probleme("Exemple", refus.phrase),), avis, 0, b"")
    traces, lecture = _traces(modele, exemples, rempli), controler_word(rempli)
    return RapportDeGabarit(modele, (), (*avis, *traces, *lecture), noter(lecture), rempli)


def _traces(modele: str, exemples: Sequence[Dossier], rempli: bytes) -> tuple[Probleme, ...]:
    """Le nom de qui a fait le modèle partirait avec chaque papier."""
    organismes = frozenset(exemple.structure.nom for exemple in exemples)
    if not nomme_quelqu_un(Papier(_NATURES[modele], modele, rempli), organismes):
        return ()
    return (
        Probleme(
            "Propriétés",
            "le modèle garde un auteur, un commentaire ou un suivi des modifications. Dans Word, "
            "«\u00a0Inspecter le document\u00a0» les retire.",
        ),
    )


def _reconnaitre(nom: str, octets: bytes) -> str:
    """Le modèle livré du même nom, sinon celui dont les ancres sont les plus semblables."""
    if nom in MODELES:
        return nom
    if problemes_du_paquet(octets):
        return next(iter(MODELES))
    presentes = ancres_presentes(octets)
    meilleur = max(MODELES, key=lambda m: len(presentes & MODELES[m].connues))
    if not presentes & MODELES[meilleur].connues:
        raise _inconnu()
    return meilleur


def _inconnu() -> ModeleInconnu:
    connus = ", ".join(MODELES)
    ancre = ecrire_ancre("personne")
    return ModeleInconnu(
        "Ce fichier ne ressemble à aucun de nos modèles.",
        remede=f"Partez d’un modèle livré ({connus}), ou écrivez une ancre comme {ancre}.",
    )


@dataclass(frozen=True, slots=True)
class _UnSeul:
    """Les modèles d’un seul papier : celui que l’on essaie."""

    octets: bytes

    def lire(self, nom: str) -> bytes:  # noqa: ARG002 — le port donne le nom, il n’y en a qu’un
        """Rend le modèle essayé."""
        return self.octets

    def regles(self) -> ReglesOrganisme:
        """Les réglages livrés : l’exemple ne montre que le modèle."""
        return ReglesOrganisme()


def _remplir(modele: str, exemples: tuple[Dossier, ...], le: date, octets: bytes) -> bytes:
    """Remplit le modèle avec le premier exemple qui le permet."""
    nature = _NATURES[modele]
    refus: ErreurMetier = _inconnu()
    for exemple in exemples:
        demande = Demande(exemple, _UnSeul(octets), le, _version_d_avant(exemple))
        try:
            return next(iter(ecrire(nature, demande)))[1]
        except StopIteration:
            continue
        except ErreurMetier as cause:
            refus = cause
    raise refus


def _version_d_avant(dossier: Dossier) -> Dossier:
    """L’exemple tel qu’il aurait été à sa première version, sans sa première action."""
    suivi = dossier.accompagnement
    etapes = suivi.plan_action.etapes
    if not etapes:
        return dossier
    amputee = etapes[0].avec(actions=etapes[0].actions[1:])
    return dossier.avec(
        signatures=(),
        accompagnement=suivi.avec(
            revisions=suivi.revisions[:1],
            plan_action=suivi.plan_action.avec(
                etapes=(amputee, *etapes[1:]), prochaine_action=None
            ),
        ),
    )
