"""Le papier qui montre à la personne tout ce qui est gardé sur elle (RGPD, art. 15 et 20)."""
