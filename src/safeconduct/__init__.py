"""Safe Conduct: from what was said of prisoners of war to their lawful routes out of captivity."""

__version__ = "0.1.0"
