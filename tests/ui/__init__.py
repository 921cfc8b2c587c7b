"""The windows, driven by keys and mouse."""
