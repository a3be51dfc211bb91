"""Writing in the rights room: each act checks permission and rule, changes, and leaves its audit event."""
