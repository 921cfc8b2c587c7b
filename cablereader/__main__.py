"""``python -m cablereader``"""

import sys

from cablereader.cli import main

sys.exit(main())
