"""The specification of the parsed cable, one row for each oddity."""
