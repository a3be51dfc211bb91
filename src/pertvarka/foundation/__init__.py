"""What every area stands on: organisations, access, territory, base and the database itself."""
