"""A person's judgement on a statement or a finding: find it, decide, and see what that changes."""
