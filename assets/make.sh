#!/bin/sh
# Draws the two pictures that must be PNG: og.png from og.svg, apple-touch-icon.png from favicon.svg. Needs chromium; run in this folder.
set -eu
page=$(mktemp -d)
trap 'rm -rf "$page"' EXIT

draw() { # markup of the page, width, height, file
  printf '<!doctype html><base href="file://%s/"><style>body{margin:0;overflow:hidden}svg{display:block}</style>%s' "$PWD" "$1" >"$page/page.html"
  chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update \
    --disable-sync --hide-scrollbars --allow-file-access-from-files --force-device-scale-factor=1 --user-data-dir="$page/profile" \
    --virtual-time-budget=3000 --window-size="$2,$3" --screenshot="$4" "file://$page/page.html" 2>/dev/null
}

draw "$(cat og.svg)" 1200 630 og.png
# Phones round the corners themselves, so the icon is a full square.
draw "$(sed 's/ rx="7"//; s/width="32" height="32">/width="180" height="180">/' favicon.svg)" 180 180 apple-touch-icon.png
