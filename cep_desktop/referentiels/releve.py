"""Ce que l’on apprend d’un fichier pendant qu’on le lit, et quand il faut le refuser."""

from dataclasses import dataclass, field

from cep_desktop.domain.typographie import ecrire_entier
from cep_desktop.referentiels.archive import RESTE
from cep_desktop.referentiels.livre import Decompte, LivreIllisible

_PART_ECARTEE = 0.01
_COLONNES_DITES = 5


@dataclass(slots=True)
class Releve:
    """Le compte des lignes d’un fichier : lues, gardées, et pourquoi les autres ne le sont pas.

    `est_coupe` : la dernière ligne lue n’est pas entière ; `exemple` est la première case dont la
    forme surprend, avec sa colonne.
    """

    fichier: str
    table: str
    lues: int = 0
    gardees: int = 0
    difformes: int = 0
    deplacees: int = 0
    doublons: int = 0
    est_coupe: bool = False
    exemple: tuple[str, str] = ("", "")
    remarques: list[str] = field(default_factory=list)

    def decompter(self) -> Decompte:
        """Rend le compte final."""
        return Decompte(self.fichier, self.table, self.gardees, self.lues - self.gardees)

    def deplacer(self, colonne: str, case: str) -> None:
        """Note une case qui n’a pas la forme de sa colonne."""
        self.deplacees += 1
        if self.deplacees == 1:
            self.exemple = colonne, case[:30]

    def signaler(self, inconnues: list[str], mot: str = "colonnes") -> None:
        """Note ce que le fichier publie et que l’application ne connaît pas."""
        if not inconnues:
            return
        dites = ", ".join(inconnues[:_COLONNES_DITES])
        autres = len(inconnues) - _COLONNES_DITES
        suite = f" et {autres} de plus" if autres > 0 else ""
        self.noter(f"{mot} inconnues, laissées de côté\u00a0: {dites}{suite}.")

    def noter(self, phrase: str) -> None:
        """Ajoute une remarque au rapport, avec le nom du fichier."""
        self.remarques.append(f"{self.fichier}\u00a0: {phrase}")

    def juger(self) -> None:
        """Refuse un fichier coupé, décalé ou trop abîmé ; signale le reste."""
        if self.est_coupe:
            raise LivreIllisible(
                "ce fichier est coupé\u00a0: sa dernière ligne est incomplète.",
                lieu=self.fichier,
                remede=f"Téléchargez-le de nouveau. {RESTE}",
            )
        if not self.lues:
            raise LivreIllisible("ce fichier n’a aucune ligne.", lieu=self.fichier, remede=RESTE)
        seuil = self.lues * _PART_ECARTEE
        if self.difformes > seuil:
            raise LivreIllisible(
                f"{ecrire_entier(self.difformes)} lignes sur {ecrire_entier(self.lues)} n’ont pas "
                "toutes leurs colonnes.",
                lieu=self.fichier,
                remede=RESTE,
            )
        colonne, case = self.exemple
        if self.deplacees > seuil:
            raise LivreIllisible(
                f"les colonnes sont décalées\u00a0: «\u00a0{colonne}\u00a0» contient "
                f"«\u00a0{case}\u00a0».",
                lieu=self.fichier,
                remede=f"Prenez le fichier tel qu’il est publié. {RESTE}",
            )
        if not self.gardees:
            raise LivreIllisible(
                "aucune ligne de ce fichier ne se range dans ce livre.",
                lieu=self.fichier,
                remede=RESTE,
            )
        self._resumer(colonne, case)

    def _resumer(self, colonne: str, case: str) -> None:
        if self.difformes:
            self.noter(f"{_lignes(self.difformes)} incomplètes, laissées de côté.")
        if self.deplacees:
            self.noter(
                f"{_lignes(self.deplacees)} où «\u00a0{colonne}\u00a0» ne se lit pas "
                f"(«\u00a0{case}\u00a0»), laissées de côté."
            )
        if self.doublons:
            self.noter(f"{_lignes(self.doublons)} en double, gardées une fois.")


def _lignes(nombre: int) -> str:
    return f"{ecrire_entier(nombre)} ligne{'s' * (nombre > 1)}"
