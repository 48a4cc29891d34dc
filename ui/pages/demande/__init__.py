"""La page de la demande : ce qui amène la personne, et ce qu’elle décide."""
