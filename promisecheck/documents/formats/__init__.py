"""Readers of formats that are more than text; each is loaded when such a file comes."""
