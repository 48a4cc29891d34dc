"""Vérifier un document signé, le nôtre ou celui d’un autre."""
