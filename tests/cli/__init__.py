"""La ligne de commande dit ce qu’elle fait, en français, et rend le bon code."""
