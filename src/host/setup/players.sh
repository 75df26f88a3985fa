#!/bin/sh
# mpv, xmllint and the W3C's DTDs for the tests of the feed formats; nothing when they are there.
set -eu

if command -v mpv >/dev/null && command -v xmllint >/dev/null && [ -d /usr/share/xml/w3c-sgml-lib ]; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	echo "正在安装 mpv 与 xmllint / Installing mpv and xmllint"
	export DEBIAN_FRONTEND=noninteractive
	apt-get update -qq
	apt-get install -y -qq --no-install-recommends mpv libxml2-utils w3c-sgml-lib >/dev/null
else
	echo "请安装 mpv、libxml2-utils、w3c-sgml-lib / Please install mpv, libxml2-utils and w3c-sgml-lib"
fi
