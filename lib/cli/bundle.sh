#!/bin/sh
# Bundles the built-in engine's command line to dist/flyway.cjs, unless nothing that it is made of is newer.
set -eu
cd "${0%/*}/../.."
bundle=dist/flyway.cjs

# A file that went makes its folder newer; a package that changed, the lock file.
if [ -f "$bundle" ] && newer=$(find lib package-lock.json -newer "$bundle") && [ -z "$newer" ]; then exit 0; fi

mkdir -p dist
begun=$bundle.$$.begun
made=$bundle.$$
trap 'rm -f "$begun" "$made"' EXIT
: >"$begun"
# node-postgres makes a Response to see whether it is on Cloudflare, and that loads fetch: two thirds of the start.
node_modules/.bin/esbuild lib/cli/flyway.ts --bundle --platform=node --target=node20.19 --format=cjs \
  --minify-syntax --minify-whitespace --external:pg-native --define:Response=undefined --define:navigator=undefined \
  --log-level=warning --outfile="$made"
# Whoever edits a source meanwhile is newer than the bundle; whoever bundles at the same time has made the same.
touch -r "$begun" "$made"
mv -f "$made" "$bundle"
