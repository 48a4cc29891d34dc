"""Le travail non enregistré de la dernière fois, à reprendre ou à écarter."""
