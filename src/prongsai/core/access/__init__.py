"""Who may do what: roles, whose object it is, and the table that says so."""
