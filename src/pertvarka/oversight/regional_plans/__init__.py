"""The regional plan: what must open where and when so that everyone can leave, from agreed individual plans."""
