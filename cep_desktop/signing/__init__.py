"""Qui répond du contenu : signatures des fichiers Office et PDF, certificats, vérification."""

import logging

for _bavarde in ("pyhanko", "pyhanko_certvalidator"):
    # Leurs journaux nomment les signataires : rien de personnel ne doit s’y écrire.
    logging.getLogger(_bavarde).setLevel(logging.CRITICAL + 1)
