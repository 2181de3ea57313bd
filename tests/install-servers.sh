#!/bin/sh
# Brings the servers that stand in front of a site, or beside it, from Debian's packages, where root and apt-get
# are there. Without them the tests that need one are skipped and say which.
set -e
missing=""
wanted() {
  command -v "$1" >/dev/null 2>&1 || [ -x "/usr/sbin/$1" ] || missing="$missing $2"
}
wanted nginx nginx-light
wanted varnishd varnish
wanted wrk wrk
wanted redis-server redis-server
wanted socat socat
[ -d /usr/lib/postgresql ] || missing="$missing postgresql"
[ -e /usr/share/nginx/modules/ngx_http_brotli_static_module.so ] || missing="$missing libnginx-mod-http-brotli-static"
[ -z "$missing" ] && exit 0
if ! command -v apt-get >/dev/null 2>&1 || [ "$(id -u)" != 0 ]; then
  echo "Not installed:$missing. The tests that start them will be skipped."
  exit 0
fi
echo "Installing$missing from the system's packages…"
apt-get update -qq || true
for package in $missing; do
  # Debian starts what it installs; a policy that answers 101 tells it not to (invoke-rc.d(8)).
  policy=/usr/sbin/policy-rc.d
  own=""
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' > "$policy"
    chmod +x "$policy"
    own=yes
  fi
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null 2>&1 \
    || echo "$package can't be installed here: the tests that start it will be skipped."
  [ -z "$own" ] || rm -f "$policy"
done
exit 0
