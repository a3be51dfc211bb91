"""What the reform says, as data: framework, indicators, roles, territory, history. No code lives here."""
