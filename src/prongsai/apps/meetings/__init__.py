"""Committees by position, their orders and meetings, and decisions that become tasks."""
