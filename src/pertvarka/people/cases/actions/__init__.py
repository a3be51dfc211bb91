"""Writing in the cases room, by what is done: registration, identity, the case, its diary, tasks, hand-over, opening."""
