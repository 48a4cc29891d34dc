"""Relire et signer le plan, ensemble."""
