"""Whether a push comes from the hub that we gave our secret (WebSub, section 7.1). Pure."""

import hmac

METHODS = frozenset(("sha1", "sha256", "sha384", "sha512"))


def is_right(signature: str, body: bytes, *, secret: str) -> bool:
    """`signature` is the header X-Hub-Signature: method, equals sign, hexadecimal digest."""
    method, _, given = signature.strip().partition("=")
    if method.lower() not in METHODS or not secret:
        return False
    expected = hmac.new(secret.encode(), body, method.lower()).hexdigest()
    return hmac.compare_digest(expected.encode(), given.strip().lower().encode())
