"""L’inventaire des compétences pour un métier : ce qui est là, ce qui se transfère, le reste."""
