#!/bin/sh
# Chromium and a Chinese font for the browser tests; nothing when both are there.
set -eu
cd "$(dirname "$0")/../../.."

has_chromium() {
	command -v chromium || command -v chromium-browser || command -v google-chrome ||
		find "${PLAYWRIGHT_BROWSERS_PATH:-$HOME/.cache/ms-playwright}" -maxdepth 1 -name 'chromium-*' 2>/dev/null | grep .
}
has_font() {
	# Without fontconfig's tool nothing is known; then the package is looked for by its folder.
	fc-list :lang=zh-cn 2>/dev/null | grep . || [ -d /usr/share/fonts/opentype/noto ]
}

if has_chromium >/dev/null && has_font >/dev/null; then exit 0; fi
echo "正在安装浏览器与中文字体 / Installing Chromium and a Chinese font"
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	export DEBIAN_FRONTEND=noninteractive
	apt-get update -qq
	apt-get install -y -qq --no-install-recommends fonts-noto-cjk >/dev/null
	# Ubuntu has Chromium as a snap only, which does not run in containers.
	apt-get install -y -qq --no-install-recommends chromium >/dev/null ||
		node_modules/.bin/playwright-core install --with-deps chromium
elif ! has_chromium >/dev/null; then
	node_modules/.bin/playwright-core install chromium
else
	echo "请安装一种中文字体(如 fonts-noto-cjk)/ Please install a Chinese font such as fonts-noto-cjk"
fi
