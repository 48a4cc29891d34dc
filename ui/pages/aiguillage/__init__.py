"""La page de l’aiguillage : qui peut le mieux aider la personne, et pourquoi."""
