#!/usr/bin/env bash
# Publishes every package whose version the registry does not have yet, with provenance. The registry compares the
# repository of a package with the one that the workflow ran in, so the packages name that one.
set -eu
cd "$(dirname "$0")/.."

for manifest in packages/*/package.json apps/*/package.json; do
  folder="$(dirname "$manifest")"
  npm pkg set --prefix "$folder" repository.type=git "repository.directory=$folder" \
    "repository.url=git+$GITHUB_SERVER_URL/$GITHUB_REPOSITORY.git"
done
npx changeset publish
