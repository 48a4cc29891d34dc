"""Travailler quand le serveur se tait : garder sur le poste, puis rejouer sans rien perdre."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID, uuid4

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import DossierIncoherent, ErreurMetier
from cep_desktop.usecases.conflit import Conflit, Cote, confronter, sans_version_commune
from cep_desktop.usecases.equipe import (
    AccesRefuse,
    ConnexionRefusee,
    DossiersPartages,
    Ecoute,
    Equipes,
    ServeurInjoignable,
    ServeurMalRegle,
)
from cep_desktop.usecases.fiche import FicheDossier, resumer
from cep_desktop.usecases.ports import ConflitDeRevision, DossierGarde, RevisionGardee
from cep_desktop.usecases.reserve import Attente, Reserve

Resultat = TypeVar("Resultat")

REUNI = "travail hors ligne réuni"


@dataclass(frozen=True, slots=True)
class Refus:
    """Un travail que le serveur ne prend pas ; il reste gardé sur le poste."""

    dossier: Dossier
    raison: ErreurMetier


@dataclass(frozen=True, slots=True)
class BilanRejeu:
    """Ce que le retour du serveur a donné ; rien de ce qui reste n’est perdu."""

    envoyees: int = 0
    reunis: tuple[UUID, ...] = ()
    conflits: tuple[Conflit, ...] = ()
    refus: tuple[Refus, ...] = ()
    est_interrompu: bool = False


@dataclass(slots=True)
class TravailHorsLigne:
    """Des dossiers partagés, que le poste sait montrer et changer quand le serveur se tait.

    `joindre` rend les dossiers du serveur, ou lève `ServeurInjoignable`. Une fois hors ligne, on
    le reste jusqu’à `rejouer` : personne n’attend un serveur muet à chaque geste. `panne` dit
    pourquoi, que le serveur se taise, refuse le compte ou ne prouve pas qui il est.
    """

    joindre: Callable[[], DossiersPartages]
    reserve: Reserve
    maintenant: Callable[[], datetime]
    tirer: Callable[[], UUID] = field(default=uuid4)
    est_hors_ligne: bool = field(default=False, init=False)
    panne: str = field(default="", init=False)

    @property
    def en_attente(self) -> int:
        """Combien de gestes attendent le serveur sur ce poste."""
        return len(self.reserve.attentes())

    def fiches(self) -> tuple[FicheDossier, ...]:
        """Rend la liste du serveur, ou celle des dossiers que le poste garde."""
        try:
            fiches = self._demander(lambda serveur: serveur.fiches())
        except ServeurInjoignable:
            return _ranger(resumer(dossier) for dossier in self._gardes())
        attentes = self.reserve.attentes()
        visibles = {fiche.id for fiche in fiches} | {attente.dossier.id for attente in attentes}
        for disparu in self.reserve.identifiants() - visibles:
            self.reserve.oublier(disparu)
        miennes = {attente.dossier.id: resumer(attente.dossier) for attente in attentes}
        autres = (fiche for fiche in fiches if fiche.id not in miennes)
        return _ranger((*autres, *miennes.values())) if miennes else fiches

    def chercher(self, texte: str) -> tuple[FicheDossier, ...]:
        """Rend les dossiers qui contiennent ces mots, sur le serveur ou sur le poste."""
        try:
            return self._demander(lambda serveur: serveur.chercher(texte))
        except ServeurInjoignable:
            return self.reserve.chercher(self._gardes(), texte)

    def lire(self, identifiant: UUID) -> DossierGarde:
        """Rend un dossier : le travail en attente, sinon le serveur, sinon la copie du poste.

        Lève `ElementIntrouvable`, ou `ServeurInjoignable` si le poste n’en a pas de copie.
        """
        attentes = self.reserve.attentes(identifiant)
        if attentes:
            return DossierGarde(attentes[-1].dossier, attentes[-1].attendue + 1)
        try:
            garde = self._demander(lambda serveur: serveur.lire(identifiant))
        except ServeurInjoignable:
            copie = self.reserve.copie(identifiant)
            if copie is None:
                raise
            return copie
        self.reserve.copier(garde)
        return garde

    def ecrire(self, dossier: Dossier, *, attendue: int, geste: str) -> int:
        """Garde le dossier sur le serveur, ou sur le poste en l’attendant.

        Lève `ConflitDeRevision` ou `AccesRefuse`.
        """
        attentes = self.reserve.attentes(dossier.id)
        attente = Attente(self.tirer(), dossier, attendue, geste, self.maintenant())
        if attentes and attentes[-1].attendue + 1 != attendue:
            raise ConflitDeRevision
        if attentes:
            self.reserve.ajouter(attente)
            return attendue + 1
        try:
            revision = self._envoyer(attente)
        except ServeurInjoignable:
            self.reserve.ajouter(attente)
            return attendue + 1
        self.reserve.copier(DossierGarde(dossier, revision))
        return revision

    def historique(self, identifiant: UUID) -> tuple[RevisionGardee, ...]:
        """Rend les révisions du serveur. Lève `ServeurInjoignable`."""
        return self._demander(lambda serveur: serveur.historique(identifiant))

    def lire_revision(self, identifiant: UUID, numero: int) -> Dossier:
        """Rend le dossier tel qu’il était. Lève `ServeurInjoignable`."""
        return self._demander(lambda serveur: serveur.lire_revision(identifiant, numero))

    def nommer(self, identifiant: UUID, numero: int, nom: str) -> None:
        """Donne un nom à une révision. Lève `ServeurInjoignable`."""
        self._demander(lambda serveur: serveur.nommer(identifiant, numero, nom))

    def effacer(self, identifiant: UUID) -> None:
        """Efface un dossier du serveur et du poste. Lève `ServeurInjoignable`."""
        self._demander(lambda serveur: serveur.effacer(identifiant))
        self.reserve.oublier(identifiant)

    def rejouer(self) -> BilanRejeu:
        """Retrouve le serveur, lui envoie ce qui attend, réunit ce qui peut l’être sans choisir."""
        self.est_hors_ligne = False
        bilan = BilanRejeu()
        try:
            self._demander(lambda serveur: serveur.fiches())
            for identifiant in dict.fromkeys(a.dossier.id for a in self.reserve.attentes()):
                bilan = self._rejouer(identifiant, bilan)
        except ServeurInjoignable:
            return replace(bilan, est_interrompu=True)
        return bilan

    def trancher(self, conflit: Conflit, choix: Mapping[str, Cote]) -> BilanRejeu:
        """Réunit les deux versions comme la personne l’a choisi, puis rejoue.

        Lève `ChoixManquant` ou `DossierIncoherent`. Si l’autre version a encore changé, rien n’est
        écrit par-dessus : le bilan rend le nouveau conflit.
        """
        autre = self._demander(lambda serveur: serveur.lire(conflit.autre.id))
        if autre.dossier == conflit.autre:
            self._reunir(autre, conflit.fusionner(choix))
        return self.rejouer()

    def garder_une_version(self, conflit: Conflit, cote: Cote) -> BilanRejeu:
        """Garde une des deux versions en entier ; l’autre reste dans l’historique si elle y est."""
        autre = self._demander(lambda serveur: serveur.lire(conflit.autre.id))
        if cote is Cote.MIENNE:
            self._reunir(autre, conflit.mienne)
        else:
            self.renoncer(autre.dossier.id)
            self.reserve.copier(autre)
        return self.rejouer()

    def renoncer(self, identifiant: UUID) -> None:
        """Abandonne ce qui attendait pour ce dossier, à la demande de la personne."""
        self.reserve.oublier(identifiant)

    def _rejouer(self, identifiant: UUID, bilan: BilanRejeu) -> BilanRejeu:
        while attentes := self.reserve.attentes(identifiant):
            attente = attentes[0]
            try:
                revision = self._envoyer(attente)
            except AccesRefuse as raison:
                refus = Refus(attentes[-1].dossier, raison)
                return replace(bilan, refus=(*bilan.refus, refus))
            except ConflitDeRevision:
                conflit = self._concilier(identifiant, attentes[-1].dossier)
                if conflit is not None:
                    return replace(bilan, conflits=(*bilan.conflits, conflit))
                bilan = replace(bilan, reunis=(*bilan.reunis, identifiant))
                continue
            self.reserve.avancer(attente, DossierGarde(attente.dossier, revision))
            bilan = replace(bilan, envoyees=bilan.envoyees + 1)
        return bilan

    def _concilier(self, identifiant: UUID, mienne: Dossier) -> Conflit | None:
        """Réunit le travail en attente et la version du serveur ; rend le conflit s’il en reste."""
        autre = self._demander(lambda serveur: serveur.lire(identifiant))
        copie = self.reserve.copie(identifiant)
        if copie is None:
            return sans_version_commune(mienne, autre.dossier)
        conflit = confronter(copie.dossier, mienne, autre.dossier)
        if not conflit.se_resout_seul:
            return conflit
        try:
            self._reunir(autre, conflit.fusionner({}))
        except DossierIncoherent:
            return conflit
        return None

    def _reunir(self, autre: DossierGarde, reuni: Dossier) -> None:
        attente = Attente(self.tirer(), reuni, autre.revision, REUNI, self.maintenant())
        self.reserve.remplacer(autre, attente)

    def _envoyer(self, attente: Attente) -> int:
        return self._demander(
            lambda serveur: serveur.ecrire_une_fois(
                attente.dossier,
                attendue=attente.attendue,
                geste=attente.geste,
                operation=attente.operation,
            )
        )

    def _demander(self, geste: Callable[[DossiersPartages], Resultat]) -> Resultat:
        """Fait un geste sur le serveur. Lève `ServeurInjoignable`, et reste alors hors ligne."""
        if self.est_hors_ligne:
            raise ServeurInjoignable(
                "Vous travaillez sans le serveur.", remede="Réessayez quand il sera revenu."
            )
        try:
            return geste(self.joindre())
        except (ServeurInjoignable, ConnexionRefusee, ServeurMalRegle) as panne:
            self.est_hors_ligne, self.panne = True, str(panne)
            raise ServeurInjoignable(panne.phrase, remede=panne.remede) from panne

    def _gardes(self) -> tuple[Dossier, ...]:
        """Les dossiers du poste, chacun dans sa dernière version."""
        gardes = {copie.dossier.id: copie.dossier for copie in self.reserve.copies()}
        gardes |= {attente.dossier.id: attente.dossier for attente in self.reserve.attentes()}
        return tuple(gardes.values())


@dataclass(frozen=True, slots=True)
class PosteEnEquipe:
    """Ce qu’un poste relié à un serveur peut faire ; tout, sauf `dossiers`, demande le serveur."""

    dossiers: TravailHorsLigne
    droits: Callable[[], Equipes]
    ecouter: Callable[[], Ecoute]
    fin_du_certificat: Callable[[], date | None]


def _ranger(fiches: Iterable[FicheDossier]) -> tuple[FicheDossier, ...]:
    """Range comme la liste : échéance la plus proche d’abord, dossiers clos à la fin."""
    return tuple(
        sorted(fiches, key=lambda f: (f.est_clos, f.echeance or date.max, f.personne.casefold()))
    )
