"""La page des financeurs et des échanges."""
