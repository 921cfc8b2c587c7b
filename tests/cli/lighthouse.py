"""The message that the tests of the command line read."""

MESSAGE = "UNCLAS LIMA 000012\n\nSUBJECT: A LIGHTHOUSE\n\n1. The lamp “burns”.\nSAMPLE\n"
