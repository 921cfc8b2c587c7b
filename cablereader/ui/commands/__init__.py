"""Every command of the window, each made once."""
