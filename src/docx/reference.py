#!/usr/bin/env python3
"""Makes the reference document that pandoc takes its styles from: GB/T 9704 for A4 and WPS.

    reference.py FILE.docx

Out of pandoc's own one, so that it fits whatever version is installed. Fonts are named, not carried: 方正小标宋、黑体、楷体、仿宋
are on an office's machines, and elsewhere the nearest is taken.
"""
import re
import subprocess
import sys
import zipfile

PAGE = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId901"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:bottom="1984" w:left="1588" w:right="1474" w:header="851" w:footer="1400" w:gutter="0"/></w:sectPr>'
)
FOOTER = (
    '<?xml version="1.0" encoding="UTF-8"?><w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:p><w:pPr><w:jc w:val="center"/><w:ind w:firstLine="0"/></w:pPr><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">— </w:t></w:r>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>'
    '<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
)


def fonts(name):
    return f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{name}" w:cs="Times New Roman"/>'


def style(key, name, based_on, paragraph, run="", extra=""):
    return (
        f'<w:style w:type="paragraph" {extra}w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="{based_on}"/><w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


# 三号 is 16 points, written as half points; a line 28 points, in twentieths.
LINE = '<w:spacing w:before="0" w:after="0" w:line="560" w:lineRule="exact"/>'
INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
FLUSH = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'


def heading(level, font, size, paragraph):
    return style(f"Heading{level}", f"heading {level}", "Normal", f'<w:keepNext/>{paragraph}<w:outlineLvl w:val="{level - 1}"/>',
                 f'{fonts(font)}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>')


CUSTOM = 'w:customStyle="1" '
STYLES = {
    "Heading1": heading(1, "方正小标宋简体", 44, '<w:spacing w:before="0" w:after="280" w:line="600" w:lineRule="exact"/><w:jc w:val="center"/>'),
    "Heading2": heading(2, "黑体", 32, LINE + INDENT),
    "Heading3": heading(3, "楷体_GB2312", 32, LINE + INDENT),
    "BodyText": style("BodyText", "Body Text", "Normal", LINE + INDENT + '<w:jc w:val="both"/>'),
    "FirstParagraph": style("FirstParagraph", "First Paragraph", "BodyText", "", extra=CUSTOM),
    "Compact": style("Compact", "Compact", "Normal", '<w:spacing w:before="20" w:after="20"/>' + FLUSH, '<w:sz w:val="21"/><w:szCs w:val="21"/>', CUSTOM),
    "Issue": style("Issue", "Issue", "BodyText", FLUSH + '<w:jc w:val="center"/>', "", CUSTOM),
    "To": style("To", "To", "BodyText", FLUSH, "", CUSTOM),
    "Sign": style("Sign", "Sign", "BodyText", '<w:ind w:firstLineChars="0" w:firstLine="0" w:rightChars="200" w:right="640"/><w:jc w:val="right"/>', "", CUSTOM),
    "Copy": style("Copy", "Copy", "BodyText", FLUSH + '<w:pBdr><w:top w:val="single" w:sz="8" w:space="4"/><w:bottom w:val="single" w:sz="8" w:space="4"/></w:pBdr>',
                  '<w:sz w:val="28"/><w:szCs w:val="28"/>', CUSTOM),
}
EDGES = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for edge in ("top", "left", "bottom", "right", "insideH", "insideV"))


def with_styles(text):
    text = re.sub(r"<w:rFonts\b[^>]*/>\s*<w:sz\b[^>]*/>\s*<w:szCs\b[^>]*/>", fonts("仿宋_GB2312") + '<w:sz w:val="32"/><w:szCs w:val="32"/>', text, count=1)
    text = re.sub(r'(<w:pPrDefault>.*?)<w:spacing [^>]*/>', r'\1<w:spacing w:after="0"/>', text, count=1, flags=re.S)
    for key, new in STYLES.items():
        old = re.compile(r'<w:style [^>]*w:styleId="%s".*?</w:style>' % key, re.S)
        text = old.sub(lambda _: new, text, count=1) if old.search(text) else text.replace("</w:styles>", new + "</w:styles>")
    text = re.sub(r'(w:styleId="Hyperlink">.*?)<w:color [^>]*/>', r"\1", text, count=1, flags=re.S)
    # Tables have all their lines.
    return re.sub(r'(w:styleId="Table">.*?<w:tblPr>)', r"\1<w:tblBorders>" + EDGES + "</w:tblBorders>", text, count=1, flags=re.S)


def main(path):
    subprocess.run(["pandoc", "-o", path, "--print-default-data-file", "reference.docx"], check=True)
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    edit = lambda name, change: parts.__setitem__(name, change(parts[name].decode()).encode())
    edit("word/styles.xml", with_styles)
    edit("word/document.xml", lambda t: re.sub(r"<w:sectPr\b[^>]*/>|<w:sectPr\b.*?</w:sectPr>", PAGE, t, flags=re.S))
    edit("word/_rels/document.xml.rels", lambda t: t.replace(
        "</Relationships>", '<Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Id="rId901" Target="footer1.xml"/></Relationships>'))
    edit("[Content_Types].xml", lambda t: t.replace(
        "</Types>", '<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>'))
    parts["word/footer1.xml"] = FOOTER.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(parts):
            # No clock in it: the same bytes each time.
            new.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), parts[name])


main(sys.argv[1])
