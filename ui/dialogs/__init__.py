"""Les questions posées à la personne, à travers une petite interface qu’un essai peut tenir."""
