"""Les livres publics : ce qui est installé, d’où cela vient, l’installer."""
