"""Le paquet de remise porte le sceau de l’organisme sur chaque PDF, si sa clé est ouverte."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from cep_desktop.signing.certificat import emission
from cep_desktop.signing.erreurs import HorodatageRefuse
from cep_desktop.signing.verification import Annuaire, verifier
from cep_desktop.usecases.signature.sceau import Sceau
from tests.cas.annuaire import AnnuaireEnMemoire
from tests.cas.atelier import un_atelier_sur
from tests.cas.dossier import exemple
from tests.cas.memoire import DossiersEnMemoire  # type: ignore[import-not-found]
