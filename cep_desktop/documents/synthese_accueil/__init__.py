"""La synthèse d’accueil : une page complète, même si la personne s’arrête là."""
