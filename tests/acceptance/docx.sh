#!/bin/sh
# The bulletin as .docx by pandoc, read back by LibreOffice: headings, tables and charts are there.
. "$(dirname "$0")/lib.sh"
need pandoc librsvg2-bin libreoffice-writer-nogui unzip python3 poppler-utils >/dev/null
docx=$(cd "$(dirname "$0")/../../src/docx" && pwd)

project
"$LJFL" -C "$work/project" report --month 2026-10 --today 2026-11-24 >/dev/null
cd "$work/project/reports/2026-10" || exit 1
check "the reference document is made" python3 "$docx/reference.py" "$work/reference.docx"
python3 "$docx/reference.py" "$work/again.docx"
check "the same one each time" cmp "$work/reference.docx" "$work/again.docx"
check "pandoc makes a .docx" pandoc bulletin.md -f gfm --reference-doc="$work/reference.docx" --lua-filter="$docx/paper.lua" -o "$work/bulletin.docx"
unzip -q -o "$work/bulletin.docx" -d "$work/docx"
has() { grep -q "$1" "$work/docx/word/document.xml"; }
check "its title" has '生活垃圾分类工作督查情况的通报'
check "its tables" [ "$(grep -o '<w:tbl>' "$work/docx/word/document.xml" | wc -l)" -eq "$(grep -c '^| ---' bulletin.md)" ]
check "its charts" [ "$(find "$work/docx/word/media" -name '*.svg' -o -name '*.png' | wc -l)" -ge 2 ]
check "no stamp in its text" sh -c "! grep -q ljfl-stamp '$work/docx/word/document.xml'"
soffice -env:UserInstallation="file://$work/office" --headless --convert-to txt:Text --outdir "$work" "$work/bulletin.docx" >/dev/null 2>&1
check "LibreOffice reads it" grep -q '经区政府同意' "$work/bulletin.txt"
check "its text is 仿宋, its headings are 黑体 and 楷体" sh -c "grep -q 仿宋_GB2312 '$work/docx/word/styles.xml' && grep -q 黑体 '$work/docx/word/styles.xml' && grep -q 楷体_GB2312 '$work/docx/word/styles.xml'"
check "who signs stands at the right" sh -c "grep -o 'pStyle w:val=\"Sign\"' '$work/docx/word/document.xml' | grep -q Sign"
soffice -env:UserInstallation="file://$work/office" --headless --convert-to pdf --outdir "$work" "$work/bulletin.docx" >/dev/null 2>&1
check "A4 pages" sh -c "pdfinfo '$work/bulletin.pdf' | grep -q 'A4'"
check "with their numbers" sh -c "pdftotext '$work/bulletin.pdf' - | tr -d ' ' | grep -q '—1—'"
