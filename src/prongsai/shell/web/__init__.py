"""The web application wired together: settings, addresses, the permission table, the server."""
