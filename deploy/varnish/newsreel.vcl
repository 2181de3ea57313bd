# Newsreel behind Varnish 7. What may be kept, and for how long, is said by the program (CDN-Cache-Control);
# what changed is told by it (BAN). In newsreel.toml: purge = ["varnish://127.0.0.1:6081"], trusted_proxies = 1.
# docs/operations/varnish.md says more.
vcl 4.1;

import std;

backend default {
    .host = "127.0.0.1";  # here: bind of newsreel.toml
    .port = "8000";  # here: port of newsreel.toml
    .connect_timeout = 2s;
    .first_byte_timeout = 65s;
    .probe = {
        .url = "/-/alive/";
        .interval = 2s;
        .timeout = 2s;
        .window = 3;
        .threshold = 2;
    }
}

acl newsreel {
    "127.0.0.1";  # here: where Newsreel runs
    "::1";
}

sub vcl_recv {
    if (req.method == "BAN") {
        if (client.ip !~ newsreel) {
            return (synth(405, "Not allowed"));
        }
        if (std.ban({"obj.http.Surrogate-Key ~ (^|\s)("} + req.http.Newsreel-Things + {")(\s|$)"})) {
            return (synth(200, "Banned"));
        }
        return (synth(400, std.ban_error()));
    }
    unset req.http.Newsreel-Things;
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    # What the program makes for each visitor alone.
    if (req.url ~ "^/(admin|cases|comments|documents|hooks|newsletter|search|styleguide|_util)/"
        || req.url ~ "\?(.*&)?(comments|reply|sent|s|p|page_id|attachment_id|cat|tag|author|feed|m|year|monthnum|day|paged)(=|&|$)") {
        return (pass);
    }
    # All other queries (campaigns, clicks) change nothing.
    set req.url = regsub(req.url, "\?.*$", "");
    if (std.healthy(req.backend_hint)) {
        set req.grace = 30s;
    }
    # Cookies of editors and readers change no page that may be kept: the program sees to that, and answers
    # `private` where a page is for one reader.
    return (hash);
}

sub vcl_backend_response {
    unset beresp.http.Newsreel-Things;
    if (beresp.http.Set-Cookie || beresp.http.Cache-Control ~ "private|no-store"
        || beresp.http.CDN-Cache-Control ~ "no-store") {
        set beresp.uncacheable = true;
        set beresp.ttl = 10s;
        return (deliver);
    }
    if (beresp.http.CDN-Cache-Control ~ "max-age=[0-9]+") {
        set beresp.ttl = std.duration(regsub(beresp.http.CDN-Cache-Control, "^.*max-age=([0-9]+).*$", "\1s"), 0s);
    }
    # While the program is away: a day, as it says (stale-if-error). Otherwise vcl_recv allows half a minute.
    set beresp.grace = 24h;
}

sub vcl_deliver {
    unset resp.http.Surrogate-Key;
    unset resp.http.CDN-Cache-Control;
    unset resp.http.X-Varnish;
    unset resp.http.Via;
}

sub vcl_backend_error {
    set beresp.status = 503;
    set beresp.http.Content-Type = "text/html; charset=utf-8";
    set beresp.http.Cache-Control = "no-store";
    set beresp.http.Retry-After = "10";
    synthetic({"<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Back in a moment</title><h1>Back in a moment</h1><p>This page can’t be made just now, and nothing of what you sent was kept. Please try again in a minute.</p></html>
"});
    return (deliver);
}
