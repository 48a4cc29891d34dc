"""Une unité par feuille : comment elle s’écrit, et comment elle se relit."""
