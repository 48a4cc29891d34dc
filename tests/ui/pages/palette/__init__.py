"""La palette de commandes."""
