#!/bin/sh
# Holds the lock on the data folder, and ends what the host started when the host is gone, however it went.
#   $1      lock file; says who holds it. The kernel drops the lock with this process, so none is ever stale.
#   stdin   one line for each change: the process ids running now. Its end means that the host has ended.
trap '' INT TERM HUP
exec 9>>"$1"
if command -v flock >/dev/null 2>&1; then
	flock -n 9 || { echo busy; exit 1; }
fi
echo "$PPID" >"$1"
echo held
running=
while read -r line; do running=$line; done
[ -z "$running" ] && exit 0
# Not TERM: workerd would wait for open sockets, and no acknowledged write is lost this way.
# shellcheck disable=SC2086
kill -9 $running 2>/dev/null
# A zombie nobody reaps still answers to kill -0, hence the bound.
for _ in 1 2 3 4 5 6 7 8 9 10; do
	# shellcheck disable=SC2086
	kill -0 $running 2>/dev/null || exit 0
	sleep 0.1
done
