"""Relève les réponses d’un classeur renvoyé, même déplacé, trié, renommé ou réenregistré.

Contrairement à `lecture`, rien n’arrête la relève d’une ligne lisible : chaque case qui gêne est
dite à sa place, et les autres sont prises.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from cep_desktop.documents.bride import faire_a_part
from cep_desktop.documents.excel.grille import ClasseurIllisible, Grille
from cep_desktop.documents.excel.relecture import NON_CALCULEE, controler, ouvrir_les_formules
from cep_desktop.documents.excel.saisie_libre import (
    SaisieIllisible,
    lire_jour,
    lire_montant,
    lire_texte,
    plier,
)
from cep_desktop.documents.plan_financement import lecture
from cep_desktop.documents.plan_financement.feuilles import meta
from cep_desktop.documents.plan_financement.reponses_recues import (
    LigneAPart,
    ProblemeDeCase,
    ReponseRelevee,
    RetourReleve,
)
from cep_desktop.documents.plan_financement.signataire_recu import relever_le_signataire
from cep_desktop.domain.financement import StatutFinancement
from cep_desktop.domain.montant import Montant
from cep_desktop.domain.texte import LIGNE_MAXIMALE

FEUILLE = "Retour financeur"
_CLE, _DEMANDE = "cle", "demande (€)"
_TITRES = {
    "cle": "Clé",
    "financeur": "Financeur",
    "demande (€)": "Demandé (€)",
    "decision": "Décision",
    "accorde (€)": "Accordé (€)",
    "date de decision": "Date de décision",
    "motif": "Motif",
    "date de paiement": "Date de paiement",
    "commentaire": "Commentaire",
}
"""Titre plié de chaque colonne, et tel qu’il est imprimé."""
_JAUNES = ("decision", "accorde (€)", "date de decision", "motif", "date de paiement",
           "commentaire")  # fmt: skip
_INDISPENSABLES = {_CLE, "decision", "accorde (€)"}
_ERREURS = {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"}
_DECISIONS = {
    "accorde": StatutFinancement.ACCORDE,
    "accordee": StatutFinancement.ACCORDE,
    "accord": StatutFinancement.ACCORDE,
    "accepte": StatutFinancement.ACCORDE,
    "oui": StatutFinancement.ACCORDE,
    "accord partiel": StatutFinancement.ACCORDE_PARTIELLEMENT,
    "accorde partiellement": StatutFinancement.ACCORDE_PARTIELLEMENT,
    "refuse": StatutFinancement.REFUSE,
    "refusee": StatutFinancement.REFUSE,
    "refus": StatutFinancement.REFUSE,
    "non": StatutFinancement.REFUSE,
    "ajourne": StatutFinancement.AJOURNE,
    "ajournee": StatutFinancement.AJOURNE,
    "pieces demandees": StatutFinancement.PIECES_DEMANDEES,
    "a l'etude": StatutFinancement.A_L_ETUDE,
}
_EXTRAIT = 40

V = TypeVar("V")


def relever(octets: bytes) -> RetourReleve:
    """Relève un classeur, ouvert dans un processus borné.

    Lève `ClasseurIllisible` s’il n’est pas un plan de financement, `TravailArrete` s’il est piégé.
    """
    controler(octets)
    return relever_grilles(faire_a_part(ouvrir_les_formules, octets))


def relever_grilles(grilles: Mapping[str, Grille]) -> RetourReleve:
    """Relève les réponses de feuilles déjà ouvertes. Lève `ClasseurIllisible`."""
    cachee = next((g for g in grilles.values() if g.brut((0, 1)) == meta.NATURE), None)
    if cachee is None:
        raise meta.etranger()
    try:
        cles = meta.lire(cachee)
    except (ArithmeticError, LookupError, TypeError, ValueError) as cause:
        raise meta.etranger() from cause
    (grille, entete, places), *copies = _trouver(grilles)
    releve = _Releve(grille, places, cles.reperes.version_du)
    releve.signaler_les_colonnes_absentes(entete)
    reponses, a_part = releve.lignes(entete + 1, cles.retour)
    par, le = relever_le_signataire(
        grille, repere=cles.reperes.version_du, problemes=releve.problemes
    )
    for copie, premiere, ses_places in copies:
        autre = _Releve(copie, ses_places, cles.reperes.version_du, releve.problemes)
        autre.signaler_une_copie(premiere + 1)
    return RetourReleve(
        reperes=cles.reperes,
        reponses=reponses,
        a_part=a_part,
        problemes=tuple(releve.problemes),
        repondu_par=par,
        repondu_le=le,
        est_retouche=_est_retouche(grilles),
    )


def _refuser_une_formule(valeur: object) -> None:
    """Lève `SaisieIllisible` si la case porte une formule en erreur, ou jamais calculée."""
    if valeur == NON_CALCULEE:
        raise SaisieIllisible(
            "une valeur", "Ouvrez le classeur dans Excel et enregistrez-le, ou écrivez la valeur."
        )
    if isinstance(valeur, str) and valeur.strip() in _ERREURS:
        raise SaisieIllisible("une valeur", "Une formule est en erreur. Écrivez la valeur.")


def _est_retouche(grilles: Mapping[str, Grille]) -> bool:
    try:
        lecture.lire_grilles(grilles)
    except ClasseurIllisible:
        return True
    return False


def _trouver(grilles: Mapping[str, Grille]) -> list[tuple[Grille, int, Mapping[str, int]]]:
    """Chaque feuille qui porte nos titres, et leur rangée : la première est lue."""
    trouvees: list[tuple[Grille, int, Mapping[str, int]]] = []
    for grille in grilles.values():
        for numero, rangee in enumerate(grille.rangees):
            places = {
                plier(valeur): colonne
                for colonne, valeur in reversed(list(enumerate(rangee)))
                if isinstance(valeur, str) and plier(valeur) in _TITRES
            }
            if places.keys() >= _INDISPENSABLES:
                trouvees.append((grille, numero, places))
                break
    if trouvees:
        return trouvees
    attendus = ", ".join(_TITRES.values())
    raise ClasseurIllisible(
        f"la feuille «\u00a0{FEUILLE}\u00a0» n’a pas été retrouvée.",
        remede=f"Une ligne doit porter ces titres\u00a0: {attendus}.",
    )


@dataclass(slots=True)
class _Releve:
    grille: Grille
    places: Mapping[str, int]
    repere: date
    problemes: list[ProblemeDeCase] = field(default_factory=list)

    def signaler_les_colonnes_absentes(self, entete: int) -> None:
        """Dit chaque colonne jaune dont le titre a disparu : ce qu’elle portait n’est pas lu."""
        for titre in _JAUNES:
            if titre not in self.places:
                remede = "Son titre a changé ou elle a été effacée. Remettez le titre."
                self._signaler(entete, titre, "rien", "cette colonne", remede)

    def signaler_une_copie(self, premiere: int) -> None:
        """Dit chaque ligne remplie d’une seconde feuille de retour, qui n’est pas lue."""
        for rangee in range(premiere, len(self.grille.rangees)):
            if self._est_remplie(rangee):
                self._signaler(rangee, _CLE, self._dire(rangee), "une seule feuille de retour",
                               "La première feuille est lue. Recopiez-y cette ligne.")  # fmt: skip

    def _est_remplie(self, rangee: int) -> bool:
        return any(self._brut(rangee, titre) not in (None, "") for titre in _JAUNES)

    def lignes(
        self, premiere: int, attendues: Collection[str]
    ) -> tuple[tuple[ReponseRelevee, ...], tuple[LigneAPart, ...]]:
        """Les réponses aux clés attendues, et les autres lignes remplies."""
        reponses: dict[str, ReponseRelevee] = {}
        a_part: list[LigneAPart] = []
        for rangee in range(premiere, len(self.grille.rangees)):
            cle = str(self._brut(rangee, _CLE) or "").strip()
            if cle in attendues and cle not in reponses:
                reponses[cle] = self._reponse(rangee, cle)
            elif self._est_remplie(rangee):
                a_part.append(LigneAPart(rangee + 1, self._dire(rangee)))
                if cle in reponses:
                    self._signaler(rangee, _CLE, cle, "une seule ligne par clé",
                                   "La première est lue, celle-ci est gardée à part.")  # fmt: skip
        for cle in attendues:
            if cle not in reponses:
                remede = "Elle a été effacée. Demandez le classeur d’origine, rempli."
                self._signaler(premiere - 1, _CLE, "rien", f"la ligne {cle}", remede)
        return tuple(reponses.values()), tuple(a_part)

    def _reponse(self, rangee: int, cle: str) -> ReponseRelevee:
        avant = len(self.problemes)
        champs = {
            "statut": self._statut(rangee),
            "accorde": self._montant(rangee, "accorde (€)"),
            "decide_le": self._jour(rangee, "date de decision"),
            "motif": self._texte(rangee, "motif"),
            "paiement_le": self._jour(rangee, "date de paiement"),
            "commentaire": self._texte(rangee, "commentaire"),
        }
        est_entiere = len(self.problemes) == avant
        return ReponseRelevee(
            cle=cle,
            ligne=rangee + 1,
            financeur=str(self._brut(rangee, "financeur") or ""),
            demande=self._demande(rangee),
            est_entiere=est_entiere,
            **champs,  # type: ignore[arg-type]  # chaque lecture rend le genre de son champ
        )

    def _statut(self, rangee: int) -> StatutFinancement | None:
        dit = self._texte(rangee, "decision")
        if not dit:
            return None
        statut = _DECISIONS.get(plier(dit))
        if statut is None:
            admis = "Accordé, Accordé partiellement, Refusé, Ajourné, Pièces demandées ou À l’étude"
            self._signaler(rangee, "decision", dit, admis, "Choisissez un mot de la liste.")
        return statut

    def _demande(self, rangee: int) -> Montant | None:
        try:
            return lire_montant(self._brut(rangee, _DEMANDE))
        except SaisieIllisible:
            return None

    def _montant(self, rangee: int, titre: str) -> Montant | None:
        return self._lire(rangee, titre, lire_montant)

    def _jour(self, rangee: int, titre: str) -> date | None:
        return self._lire(rangee, titre, lambda valeur: lire_jour(valeur, repere=self.repere))

    def _texte(self, rangee: int, titre: str) -> str:
        lu = self._lire(rangee, titre, lambda v: lire_texte(v, longueur=LIGNE_MAXIMALE))
        return lu or ""

    def _lire(self, rangee: int, titre: str, lire: Callable[[object], V]) -> V | None:
        valeur = self._brut(rangee, titre)
        try:
            _refuser_une_formule(valeur)
            return lire(valeur)
        except SaisieIllisible as refus:
            self._signaler(rangee, titre, valeur, refus.attendu, refus.remede)
            return None

    def _signaler(self, rangee: int, titre: str, trouve: object, attendu: str, remede: str) -> None:
        extrait = " ".join(str(trouve).split())[:_EXTRAIT]
        self.problemes.append(
            ProblemeDeCase(self.grille.nom, rangee + 1, _TITRES[titre], extrait, attendu, remede)
        )

    def _brut(self, rangee: int, titre: str) -> object:
        place = self.places.get(titre)
        return None if place is None else self.grille.brut((rangee, place))

    def _dire(self, rangee: int) -> str:
        valeurs = (self._brut(rangee, titre) for titre in _TITRES)
        dites = (lire_texte(v, longueur=10**6)[:_EXTRAIT] for v in valeurs if v not in (None, ""))
        return ", ".join(dites)
