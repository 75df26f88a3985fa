#!/bin/sh
# Installs the packages of package-lock.json when they are not installed yet. Runs under any npm >= 11 and any shell.
set -eu
cd "$(dirname "$0")/../../.."
# npm writes this file when an install is complete.
installed=node_modules/.package-lock.json
if [ -e "$installed" ] && [ -z "$(find package-lock.json -newer "$installed")" ]; then
	exit 0
fi
echo "正在安装依赖 / Installing packages"
npm ci --no-audit --no-fund --loglevel=error
# Equal times mean installed, whatever the clocks that wrote the two say.
touch -r package-lock.json "$installed"
