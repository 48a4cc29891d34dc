"""Un dispositif devant un dossier, un jour donné : ce qu’un raisonnement a le droit de lire."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from cep_desktop.domain.montant import Montant
from cep_desktop.rules.condition import Condition
from cep_desktop.rules.constat import Releve
from cep_desktop.rules.dispositif import Conditionnee, Dispositif
from cep_desktop.rules.examen import Examen
from cep_desktop.rules.explication import Reponse
from cep_desktop.rules.regles import Regles
from cep_desktop.rules.verdict import EtatCondition


@dataclass(frozen=True, slots=True)
class Cas:
    """Le dossier relevé le jour `le`, les règles connues, le dispositif regardé.

    `examens` garde ce qui est déjà examiné : plusieurs dispositifs posent la même condition.
    """

    releve: Releve
    regles: Regles
    dispositif: Dispositif
    le: date
    examens: dict[int, Examen] = field(default_factory=dict, repr=False, compare=False)

    def examiner(self, condition: Condition) -> Examen:
        """Rend l’état d’une condition du dispositif, regardée une seule fois."""
        cle = self.regles.cle(condition)
        examen = self.examens.get(cle)
        if examen is None:
            examen = condition.examiner(self.releve, self.regles.parametres)
            self.examens[cle] = examen
        return examen

    def constat(self, code: str) -> Reponse | None:
        """Rend ce que dit le dossier ; `None` : personne ne le sait."""
        return self.releve.lire(code).valeur

    def nombre(self, code: str) -> Decimal | None:
        """Rend un constat chiffré, en euros si c’est une somme ; `None` : inconnu."""
        valeur = self.constat(code)
        return valeur if isinstance(valeur, Decimal) else None

    def montant(self, parametre: str) -> Montant | None:
        """Rend la valeur d’un paramètre ce jour-là, en euros ; `None` : inconnue."""
        return self.regles.montant(parametre, le=self.le)

    def joue(self, regle: Conditionnee) -> bool | None:
        """Dit si une règle joue ce jour-là pour ce dossier ; `None` : on ne le sait pas."""
        if not regle.est_en_vigueur(self.le):
            return False
        if regle.si is None:
            return True
        etat = self.examiner(regle.si).etat
        return None if etat is EtatCondition.INCONNU else etat is EtatCondition.REMPLI
