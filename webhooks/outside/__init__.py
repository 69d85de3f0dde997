"""Asking systems outside, at addresses that people wrote: guarded, limited, never trusted."""
