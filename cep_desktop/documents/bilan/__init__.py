"""Le bilan d’un plan clos : ce qui est fait, ce qui a été obtenu, ce qui reste."""
