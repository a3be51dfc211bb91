"""Individual plans: every identified need is answered by a goal, a service or a written reason."""
