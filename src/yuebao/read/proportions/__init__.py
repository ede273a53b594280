"""Parts and their wholes: shares, their denominators, structures, contributions, percentage points."""
