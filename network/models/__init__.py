"""Organisations of the network, and what is said of each."""

from .organisations import OrganisationIndexPage, OrganisationPage, Owned

__all__ = ["OrganisationIndexPage", "OrganisationPage", "Owned"]
