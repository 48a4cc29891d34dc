"""Ce que montre la page du retour d’un organisme, calculé sans écran."""

from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.plan_financement import encadrer
from cep_desktop.domain.retour import RetourRepris
from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.usecases.reimporter import EcartDeRetour, RapportDeRetour
from ui.fiches import GesteFiche, LigneFiche

ENVOYE, RECU = "envoye", "recu"


@dataclass(frozen=True, slots=True)
class LigneRetour(LigneFiche):
    """Une réponse : ce que l’on avait envoyé, ce qui est reçu, ce que l’on retient."""

    envoye: str = ""
    recu: str = ""

    @property
    def lue(self) -> str:
        """Toute la ligne, pour le lecteur d’écran."""
        montants = f"Envoyé\u00a0: {self.envoye}. Reçu, différent\u00a0: {self.recu}"
        return ". ".join(filter(None, (self.titre, self.phrase, montants, *self.details)))


@dataclass(frozen=True, slots=True)
class EtatRetour:
    """Toute la page ; `retenues` compte les réponses que l’on va retenir."""

    sous_titre: str
    effet: str
    couvert: str
    ecarts: tuple[LigneRetour, ...]
    points: tuple[LigneFiche, ...]
    a_part: tuple[LigneFiche, ...]
    rapport: str
    retenues: int
    decidees: int
    empechement: str
    repris: tuple[LigneFiche, ...]


def deriver(
    dossier: Dossier, rapport: RapportDeRetour | None, choix: dict[str, str], *, le: date
) -> EtatRetour:
    """Rend la comparaison ligne par ligne ; rien n’est choisi d’avance."""
    repris = tuple(map(_repris, reversed(dossier.accompagnement.retours)))
    if rapport is None:
        return EtatRetour(
            "Déposez ici le classeur que l’organisme a rempli", "", "", (), (), (), "", 0, 0, "",
            repris,
        )  # fmt: skip
    retenues = frozenset(cle for cle, sens in choix.items() if sens == RECU)
    manque = len(rapport.ecarts) - len(choix)
    effet, couvert = _effet(dossier, rapport, retenues)
    qui = f", par {rapport.repondu_par}" if rapport.repondu_par else ""
    return EtatRetour(
        sous_titre=composer(f"Classeur lu le {ecrire_date(le)}{qui}, ligne par ligne"),
        effet=effet,
        couvert=couvert,
        ecarts=tuple(_ecart(e, choix.get(e.cle)) for e in rapport.ecarts),
        points=tuple(_points(rapport)),
        a_part=tuple(
            LigneFiche(
                cle=str(une.ligne),
                titre=composer(une.texte),
                phrase=f"Ligne {une.ligne}. Gardée à part, jamais reprise seule.",
                image="info",
                jeton="ink2",
            )
            for une in rapport.a_part
        ),
        rapport=_texte(rapport),
        retenues=len(retenues),
        decidees=len(choix),
        empechement=_empechement(rapport, manque, len(retenues)),
        repris=repris,
    )


def _empechement(rapport: RapportDeRetour, manque: int, retenues: int) -> str:
    if not rapport.ecarts:
        return "Rien ne change : il n’y a rien à retenir."
    if manque:
        return f"Il reste {manque} choix à faire."
    return "" if retenues else "Aucune réponse n’est retenue."


def _effet(dossier: Dossier, rapport: RapportDeRetour, retenues: frozenset[str]) -> tuple[str, str]:
    """Ce que deviendrait le reste à payer, avant de rien retenir."""
    avant = dossier.accompagnement.plan_financement
    geste = rapport.retenir(retenues)
    try:
        apres = geste.appliquer(dossier).accompagnement.plan_financement if geste else avant
    except (ErreurMetier, ValueError):
        apres = avant
    reste, ancien = apres.reste_a_payer, avant.reste_a_payer
    suite = f" au lieu de {ancien.montant}" if reste != ancien else ", comme aujourd’hui"
    dit = encadrer(reste.montant, couts=apres.cout_total, aides=apres.aides_prevues)
    couvert = f"{apres.deja_accorde.montant} sur {apres.cout_total.montant}"
    return composer(f"Reste à payer : {dit}{suite}"), composer(couvert)


def _ecart(ecart: EcartDeRetour, choix: str | None) -> LigneRetour:
    details = (composer(f"À regarder : {ecart.avis}."),) if ecart.avis else ()
    return LigneRetour(
        envoye=composer(ecart.envoye),
        recu=composer(ecart.recu),
        cle=ecart.cle,
        titre=composer(ecart.financeur),
        phrase=composer(f"{ecart.dispositif}, ligne {ecart.ligne} du classeur"),
        details=details,
        gestes=(
            GesteFiche(ENVOYE, "Envoyé", est_choisi=choix == ENVOYE),
            GesteFiche(RECU, "Reçu", est_choisi=choix == RECU),
        ),
    )


def _points(rapport: RapportDeRetour) -> tuple[LigneFiche, ...]:
    problemes = tuple(
        LigneFiche(
            cle=f"p{rang}",
            titre=composer(f"Feuille {p.feuille}, ligne {p.ligne}, colonne {p.colonne}"),
            phrase=composer(f"Trouvé : {p.trouve or 'rien'}. Attendu : {p.attendu}."),
            details=(composer(p.remede),) if p.remede else (),
            image="warning-fill",
            jeton="warn",
        )
        for rang, p in enumerate(rapport.problemes)
    )
    avis = tuple(
        LigneFiche(cle=f"a{rang}", titre=composer(avis), image="info", jeton="ink2")
        for rang, avis in enumerate(rapport.avertissements)
    )
    pareils = tuple(
        LigneFiche(cle=f"i{rang}", titre=composer(f"{nom} : identique"), image="check-bold")
        for rang, nom in enumerate(rapport.sans_changement)
    )
    vides = tuple(
        LigneFiche(
            cle=f"v{rang}",
            titre=composer(f"{nom} : pas de réponse"),
            image="hourglass-medium",
            jeton="ink2",
        )
        for rang, nom in enumerate(rapport.sans_reponse)
    )
    return (*problemes, *avis, *pareils, *vides)


def _texte(rapport: RapportDeRetour) -> str:
    """Tous les points en un texte, à copier pour l’organisme."""
    lignes = [str(p) for p in rapport.problemes]
    lignes += [f"Ligne {une.ligne} : {une.texte}" for une in rapport.a_part]
    return "\n".join(map(composer, (*lignes, *rapport.avertissements)))


def _repris(retour: RetourRepris) -> LigneFiche:
    qui = f", par {retour.repondu_par}" if retour.repondu_par else ""
    pluriel = "s" if retour.lignes > 1 else ""
    return LigneFiche(
        cle=retour.id,
        titre=composer(f"Repris le {ecrire_date(retour.repris_le)}{qui}"),
        phrase=composer(f"{retour.lignes} réponse{pluriel}, version {retour.version} du plan"),
        image="check-bold",
    )
