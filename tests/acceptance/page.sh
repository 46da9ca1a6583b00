#!/bin/sh
# The pages in a real Chromium: nothing on its console, nothing wider than the window, and on A4 no row cut in two.
. "$(dirname "$0")/lib.sh"
need chromium fonts-noto-cjk poppler-utils python3 >/dev/null

project
for period in "--month 2026-10" "--half 2026H1" "--year 2026"; do
  # shellcheck disable=SC2086  # two words are meant
  "$LJFL" -C "$work/project" report $period --today 2027-01-05 --html >/dev/null || check "report $period" false
done

browser() {
  timeout 120 chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$work/browser" "$@"
}
# A page that holds ours in a frame of a given width and says how wide it would like to be. Ours itself runs no script.
fits() {
  page=$1
  width=$2
  cat > "$work/frame.html" <<HTML
<!DOCTYPE html><iframe id="f" src="file://$page" style="width:${width}px;height:800px;border:0"></iframe>
<script>f.onload = () => { const d = f.contentDocument.documentElement; document.title = d.scrollWidth <= d.clientWidth ? "FITS" : "TOO WIDE " + d.scrollWidth; }</script>
HTML
  browser --allow-file-access-from-files --virtual-time-budget=5000 --dump-dom "file://$work/frame.html" 2>/dev/null | grep -q '<title>FITS'
}
quiet() {
  browser --enable-logging=stderr --v=0 --virtual-time-budget=5000 --dump-dom "file://$1" 2>"$work/log" >/dev/null
  ! grep -E 'CONSOLE' "$work/log"
}
alone() { # loads nothing, runs nothing
  ! grep -qiE '<script|<link|<iframe|<img|url\(|@import|(src|href)="(https?:)?//' "$1"
}
printed() {
  browser --no-pdf-header-footer --print-to-pdf="$work/page.pdf" "file://$1" >/dev/null 2>&1
  pdfinfo "$work/page.pdf" | grep -q 'Page size:.*A4' || return 1
  # Each row of a table stands whole on one page: its cells' words are found together on one.
  pdftotext -raw "$work/page.pdf" "$work/page.txt"
  python3 - "$1" "$work/page.txt" <<'PY'
import html.parser, sys
class Rows(html.parser.HTMLParser):
    def __init__(self): super().__init__(); self.rows, self.row, self.cell = [], None, None
    def handle_starttag(self, tag, attrs):
        if tag == 'tr': self.row = []
        if tag in ('td', 'th') and self.row is not None: self.cell = ''
    def handle_endtag(self, tag):
        if tag in ('td', 'th') and self.cell is not None: self.row.append(self.cell); self.cell = None
        if tag == 'tr' and self.row: self.rows.append(self.row); self.row = None
    def handle_data(self, data):
        if self.cell is not None: self.cell += data
rows = Rows(); rows.feed(open(sys.argv[1], encoding='utf-8').read())
squeezed = lambda text: ''.join(text.split())
pages = [squeezed(page) for page in open(sys.argv[2], encoding='utf-8').read().split('\f')]
cut = [row for row in rows.rows if not any(all(squeezed(cell) in page for cell in row) for page in pages)]
for row in cut[:3]: print('cut:', row, file=sys.stderr)
sys.exit(bool(cut) or not rows.rows)
PY
}
for page in "$work"/project/reports/2026-10/bulletin.html "$work"/project/reports/2026H1/ranking.html "$work"/project/reports/2026/annual.html; do
  name=$(basename "$page")
  check "$name stands alone" alone "$page"
  check "$name: nothing on the console" quiet "$page"
  check "$name fits 360 px" fits "$page" 360
  check "$name fits 1280 px" fits "$page" 1280
  check "$name prints on A4, no row cut in two" printed "$page"
done
