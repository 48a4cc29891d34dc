"""La fiche facile à lire : ce que je fais maintenant, sur une page à garder sous les yeux."""
