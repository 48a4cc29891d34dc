"""Le projet et la stratégie : la synthèse du conseil, en « je »."""
