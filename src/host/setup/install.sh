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
# After a checkout the lock may be younger than what npm writes by its own clock.
touch "$installed"
