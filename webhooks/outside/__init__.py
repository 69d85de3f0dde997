"""Other people's systems, asked on behalf of a flow: what may be asked, and how it is contained."""
