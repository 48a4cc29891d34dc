"""La page de l’équipe : régler le serveur, l’essayer, suivre la liaison."""
