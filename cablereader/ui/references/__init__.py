"""From cable to cable: references, who cites a cable, and what the reader holds."""
