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
# One that nobody reaps is dead all the same; the bound is for a process stuck in the kernel.
alive() {
	kill -0 "$1" 2>/dev/null && case "$(cat "/proc/$1/stat" 2>/dev/null)" in *") Z "*) false ;; esac
}
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	left=
	for pid in $running; do
		if alive "$pid"; then left=1; fi
	done
	[ -z "$left" ] && exit 0
	sleep 0.05
done
