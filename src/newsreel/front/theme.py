"""The reader's choice of light or dark, applied before the page is painted.

The script stands in the page itself: a file of its own would let the wrong colours flash. Its hash is
what a Content-Security-Policy needs to allow this script and no other.
"""

import base64
import hashlib

SCRIPT = (
    'document.documentElement.className="scripted";'
    'try{let t=localStorage.getItem("theme");if(t)document.documentElement.dataset.theme=t}catch{}'
)

CONTENT_SECURITY_HASH = "sha256-" + base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
