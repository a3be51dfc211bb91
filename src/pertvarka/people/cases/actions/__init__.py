"""Writing in the cases room, by what is done: registration, identity, the case, diary, tasks, hand-over, opening."""
