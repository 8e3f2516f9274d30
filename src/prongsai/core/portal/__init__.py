"""The public pages of an agency: what a release says, and at which addresses it is shown."""
