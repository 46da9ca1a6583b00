/// How a page looks: on a screen of any width, and on paper after GB/T 9704-2012 (A4, 天头 37 mm, 订口 28 mm, 版心 156
/// × 225 mm, 三号仿宋, 标题二号小标宋). Private to `report`.
#pragma once

#include <string_view>

namespace ljfl::report {

inline constexpr std::string_view page_style = R"(:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #f4f4f4; color: #111; font: 17px/1.8 FangSong, STFangsong, "Noto Serif CJK SC", SimSun, serif; }
main { max-width: 960px; margin: 0 auto; padding: 2em 1.5em; background: #fff; overflow-wrap: anywhere; }
h1 { text-wrap: balance; margin: 0.6em 0; font: bold 1.55em/1.5 "FZXiaoBiaoSong-B05S", "Noto Serif CJK SC", SimSun, serif; text-align: center; }
h2 { margin: 1.2em 0 0.4em; font: 1.12em/1.6 SimHei, "Noto Sans CJK SC", sans-serif; }
h3 { margin: 0.9em 0 0.3em; font: 1.04em/1.6 KaiTi, STKaiti, "Noto Serif CJK SC", serif; }
p { margin: 0.3em 0; text-indent: 2em; }
.issue { text-align: center; text-indent: 0; }
.to, .copy { text-indent: 0; }
.sign { text-align: right; text-indent: 0; padding-right: 2em; }
.copy { margin-top: 1.2em; padding: 0.2em 0; border-top: 1px solid #111; border-bottom: 1px solid #111; }
blockquote { margin: 0.6em 0; padding: 0.3em 1em; border: 1px solid #c00000; color: #c00000; }
blockquote p { text-indent: 0; }
.wide { overflow-x: auto; margin: 0.6em 0; }
table { border-collapse: collapse; width: 100%; font: 0.82em/1.5 "Noto Sans CJK SC", "Microsoft YaHei", SimHei, sans-serif; }
th, td { padding: 0.25em 0.5em; border: 1px solid #888; text-align: left; min-width: 3.2em; overflow-wrap: normal; }
th { background: #eee; font-weight: bold; white-space: nowrap; }
td[align=right], th[align=right] { text-align: right; white-space: nowrap; }
.day { white-space: nowrap; }
.chart { display: block; overflow-x: auto; text-indent: 0; }
.chart svg { display: block; width: 100%; height: auto; max-width: 720px; margin: 0.5em auto; }
p:has(.chart) { text-indent: 0; }
@media (max-width: 600px) {
  body { font-size: 16px; }
  main { padding: 1em 0.8em; }
  .chart svg { min-width: 520px; }
}
@page {
  size: A4;
  margin: 37mm 26mm 35mm 28mm;
  @bottom-center { content: "— " counter(page) " —"; font: 14pt SimSun, serif; }
}
@media print {
  body { background: none; font-size: 16pt; line-height: 28pt; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 22pt; line-height: 34pt; }
  h2, h3 { font-size: 16pt; line-height: 28pt; break-after: avoid; }
  p { orphans: 2; widows: 2; }
  .wide, .chart { overflow: visible; }
  table { font-size: 9pt; line-height: 13pt; }
  thead { display: table-header-group; }
  th, td { min-width: 3.4em; padding: 1pt 3pt; overflow-wrap: anywhere; }
  th { white-space: normal; }
  tr, .chart { break-inside: avoid; }
  .sign { break-before: avoid; }
  .chart svg { max-height: 220mm; max-width: 100%; }
  a { color: inherit; text-decoration: none; }
}
)";

}  // namespace ljfl::report
