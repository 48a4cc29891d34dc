"""Reprendre le classeur qu’un organisme a rempli : comparer ligne par ligne, puis retenir."""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from cep_desktop.documents.plan_financement.parties.retour import LigneRetour
from cep_desktop.documents.plan_financement.reponses_recues import (
    LigneAPart,
    ProblemeDeCase,
    ReponseRelevee,
    RetourReleve,
)
from cep_desktop.documents.typographie import accorder, enumerer
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.financement import Financement, StatutFinancement
from cep_desktop.domain.montant import connu
from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.usecases.commandes.retour_financeur import ReprendreReponse, ReprendreRetour
from cep_desktop.usecases.commandes.version_plan import est_signee
from cep_desktop.usecases.depot import charger

TAILLE_MAXIMALE = 10_000_000
"""Octets d’un classeur renvoyé ; un plan de financement en fait cinquante fois moins."""
_ACCORDS = {StatutFinancement.ACCORDE, StatutFinancement.ACCORDE_PARTIELLEMENT}


class RetourRefuse(ErreurMetier):
    """Ce classeur n’est pas celui qu’il faut reprendre ici ; rien n’est changé."""


@dataclass(frozen=True, slots=True)
class EcartDeRetour:
    """Une réponse à retenir ou non : ce qui avait été envoyé, ce qui est reçu."""

    cle: str
    financeur: str
    dispositif: str
    ligne: int
    envoye: str
    recu: str
    avis: str
    """Ce qui surprend dans la réponse ; vide si rien."""
    reponse: ReprendreReponse


@dataclass(frozen=True, slots=True)
class RapportDeRetour:
    """Tout ce que l’on sait d’un classeur renvoyé, avant de rien retenir."""

    dossier: str
    version: int
    empreinte: str
    repondu_par: str
    ecarts: tuple[EcartDeRetour, ...]
    sans_changement: tuple[str, ...]
    sans_reponse: tuple[str, ...]
    a_part: tuple[LigneAPart, ...]
    problemes: tuple[ProblemeDeCase, ...]
    avertissements: tuple[str, ...]
    ouvre_une_version: bool
    """Vrai si retenir une réponse prépare une version de plus, l’actuelle étant signée."""
    le: date

    def retenir(self, cles: Collection[str] | None = None) -> ReprendreRetour | None:
        """Le geste qui retient ces réponses (toutes par défaut) ; `None` s’il n’y en a aucune."""
        retenus = [e for e in self.ecarts if cles is None or e.cle in cles]
        if not retenus:
            return None
        return ReprendreRetour(
            reponses=tuple(ecart.reponse for ecart in retenus),
            empreinte=self.empreinte,
            version=self.version,
            repondu_par=self.repondu_par,
            organismes=enumerer(list(dict.fromkeys(e.financeur for e in retenus))),
            le=self.le,
        )


def examiner_fichier(chemin: Path, dossier: Dossier, *, le: date) -> RapportDeRetour:
    """Lit puis examine un classeur. Lève `DepotImpossible` ou ce que lève `examiner`."""
    return examiner(charger(chemin, taille_maximale=TAILLE_MAXIMALE), dossier, le=le)


def examiner(octets: bytes, dossier: Dossier, *, le: date) -> RapportDeRetour:
    """Compare un classeur renvoyé au dossier, le jour `le`, sans rien changer.

    Lève `ClasseurIllisible`, `TravailArrete`, ou `RetourRefuse` s’il vient d’un autre dossier ou
    s’il a déjà été repris.
    """
    from cep_desktop.documents.plan_financement.reception import relever

    empreinte = hashlib.sha256(octets).hexdigest()
    _exiger_neuf(empreinte, dossier)
    releve = relever(octets)
    _exiger_ce_dossier(releve, dossier)
    return comparer(releve, dossier, empreinte=empreinte, le=le)


def comparer(
    releve: RetourReleve, dossier: Dossier, *, empreinte: str, le: date
) -> RapportDeRetour:
    """Range chaque réponse relevée : à retenir, sans changement, vide ou illisible."""
    plan = {f.id: f for f in dossier.accompagnement.plan_financement.financements}
    ecarts: list[EcartDeRetour] = []
    inchanges: list[str] = []
    vides: list[str] = []
    problemes = list(releve.problemes)
    a_part = list(releve.a_part)
    for reponse in releve.reponses:
        demande = plan.get(reponse.cle)
        if demande is None:
            texte = f"{reponse.cle}, {reponse.financeur}\u00a0: demande retirée du dossier"
            a_part.append(LigneAPart(reponse.ligne, texte))
        elif reponse.est_vide:
            vides.append(demande.financeur)
        elif reponse.est_entiere:
            ecart = _ecart(reponse, demande, releve.repondu_le or le)
            probleme = _impossible(ecart, dossier)
            if probleme:
                problemes.append(probleme)
            elif ecart.reponse.appliquer(dossier) == dossier:
                inchanges.append(demande.financeur)
            else:
                ecarts.append(ecart)
    return RapportDeRetour(
        dossier=dossier.numero,
        version=releve.reperes.version,
        empreinte=empreinte,
        repondu_par=composer(releve.repondu_par),
        ecarts=tuple(ecarts),
        sans_changement=tuple(inchanges),
        sans_reponse=tuple(vides),
        a_part=tuple(a_part),
        problemes=tuple(problemes),
        avertissements=tuple(_avertir(releve, dossier, len(ecarts))),
        ouvre_une_version=est_signee(dossier),
        le=le,
    )


def _exiger_neuf(empreinte: str, dossier: Dossier) -> None:
    for retour in dossier.accompagnement.retours:
        if retour.empreinte == empreinte:
            raise RetourRefuse(
                f"Ce classeur a déjà été repris le {ecrire_date(retour.repris_le)}.",
                remede="Rien n’est changé. S’il a été complété depuis, enregistrez-le de nouveau.",
            )


def _exiger_ce_dossier(releve: RetourReleve, dossier: Dossier) -> None:
    if releve.reperes.identifiant != str(dossier.id):
        raise RetourRefuse(
            "Ce classeur vient d’un autre dossier.",
            remede="Ouvrez le dossier de ce classeur, ou choisissez l’autre fichier.",
        )


def _ecart(reponse: ReponseRelevee, demande: Financement, le: date) -> EcartDeRetour:
    statut = _statut(reponse, demande)
    accorde = reponse.accorde
    if accorde is None and reponse.statut is StatutFinancement.ACCORDE:
        accorde = connu(demande.demande)
    ligne = LigneRetour(
        cle=reponse.cle,
        decision=statut.libelle,
        accorde=reponse.accorde,
        motif=reponse.motif,
    )
    avis = [ligne.a_verifier(connu(demande.demande))]
    if reponse.demande != connu(demande.demande):
        avis.append("Le montant demandé a changé depuis l’envoi")
    if statut is StatutFinancement.REFUSE and reponse.accorde:
        avis.append("Refusé, avec un montant accordé\u00a0: à vérifier avec l’organisme")
    geste = ReprendreReponse(
        financement=reponse.cle,
        statut=statut,
        le=reponse.decide_le or le,
        accorde=accorde if statut in _ACCORDS else None,
        motif=reponse.motif,
        paiement_le=reponse.paiement_le,
        commentaire=reponse.commentaire,
    )
    return EcartDeRetour(
        cle=reponse.cle,
        financeur=composer(demande.financeur),
        dispositif=composer(demande.libelle),
        ligne=reponse.ligne,
        envoye=_dire_la_demande(demande),
        recu=_dire_la_reponse(geste),
        avis=". ".join(filter(None, avis)),
        reponse=geste,
    )


def _statut(reponse: ReponseRelevee, demande: Financement) -> StatutFinancement:
    """La réponse dite ; sans mot, un montant seul est un accord, un motif ou une date non."""
    if reponse.statut is not None:
        return reponse.statut
    return StatutFinancement.ACCORDE if reponse.accorde is not None else _actuel(demande)


def _actuel(demande: Financement) -> StatutFinancement:
    admis = {*_ACCORDS, StatutFinancement.REFUSE, StatutFinancement.AJOURNE,
             StatutFinancement.PIECES_DEMANDEES}  # fmt: skip
    return demande.statut if demande.statut in admis else StatutFinancement.A_L_ETUDE


def _impossible(ecart: EcartDeRetour, dossier: Dossier) -> ProblemeDeCase | None:
    try:
        ecart.reponse.appliquer(dossier)
    except (ErreurMetier, ValidationError) as cause:
        phrase = cause.phrase if isinstance(cause, ErreurMetier) else _premier_motif(cause)
        return ProblemeDeCase(
            "Retour financeur", ecart.ligne, "Décision", ecart.recu, "une réponse possible", phrase
        )
    return None


def _premier_motif(cause: ValidationError) -> str:
    return str(cause.errors()[0]["msg"]).removeprefix("Value error, ")


def _dire_la_demande(demande: Financement) -> str:
    montant = connu(demande.demande)
    combien = f", {montant} demandés" if montant is not None else ", montant inconnu"
    return composer(f"{demande.statut.libelle}{combien}")


def _dire_la_reponse(geste: ReprendreReponse) -> str:
    morceaux = [geste.statut.libelle]
    if geste.accorde is not None:
        morceaux.append(str(geste.accorde))
    if geste.statut in {*_ACCORDS, StatutFinancement.REFUSE, StatutFinancement.AJOURNE}:
        morceaux.append(f"le {ecrire_date(geste.le)}")
    if geste.motif:
        morceaux.append(f"motif\u00a0: {geste.motif}")
    if geste.paiement_le:
        morceaux.append(f"payé le {ecrire_date(geste.paiement_le)}")
    if geste.commentaire:
        morceaux.append(f"«\u00a0{geste.commentaire}\u00a0»")
    return composer(", ".join(morceaux))


def _avertir(releve: RetourReleve, dossier: Dossier, ecarts: int) -> Iterator[str]:
    revision = dossier.accompagnement.revision
    version = revision.version if revision else 0
    if releve.reperes.version != version:
        yield (
            f"Ce classeur répond à la version\u00a0{releve.reperes.version} du plan. "
            f"Le dossier en est à la version\u00a0{version}."
        )
    if releve.est_retouche:
        yield (
            "Des cases protégées ont changé ou bougé. Seules les cases jaunes sont lues\u00a0: "
            "vérifiez chaque ligne."
        )
    if not any(not reponse.est_vide for reponse in releve.reponses):
        yield "Aucune case jaune n’est remplie\u00a0: il n’y a rien à retenir."
    if releve.a_part:
        combien = accorder(len(releve.a_part), "ligne ajoutée", "lignes ajoutées")
        yield f"{combien} au classeur\u00a0: montrée à part, jamais reprise seule."
    if ecarts and est_signee(dossier):
        yield (
            f"La version\u00a0{version} est signée\u00a0: elle ne change pas. "
            f"Retenir une réponse prépare la version\u00a0{version + 1}."
        )
