"""What calls want done beside them, done by the worker: each errand by its kind."""
