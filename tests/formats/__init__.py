"""The specification of the file formats, one row for each oddity."""
