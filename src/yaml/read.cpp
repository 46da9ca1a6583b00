/// The gate in front of the reader, and the door itself.
#include "yaml/reader.hpp"
#include "yaml/slips.hpp"

namespace ljfl::yaml {
namespace {

std::string code_point(char32_t code) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out = "U+";
  for (int shift = code > 0xFFFFF ? 20 : code > 0xFFFF ? 16 : 12; shift >= 0; shift -= 4)
    out.push_back(hex[code >> shift & 0xFU]);
  return out;
}

diag::Words name_of_invisible(char32_t code) {
  if (code == 0xFEFF) return {"文件中间的 BOM", "a BOM in mid-file"};
  if (code == 0x200B || code == 0x2060) return {"零宽空格", "a zero-width space"};
  if (code == 0) return {"空字符 NUL", "NUL"};
  if (code == 0x1B) return {"ESC，终端控制", "ESC, which controls terminals"};
  if (code >= 0x200C && code <= 0x200F) return {"零宽字符", "a zero-width character"};
  if ((code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0x61C) {
    return {"改变文字方向的字符", "a character that turns the direction of text"};
  }
  if (code == 0x115F || code == 0x1160 || code == 0x3164 || code == 0xFFA0) return {"韩文填充符", "a Hangul filler"};
  if (code == 0x34F) return {"组合用的连接符", "a grapheme joiner"};
  if (code == 0x2028 || code == 0x2029) return {"行或段分隔符", "a line or paragraph separator"};
  if (code < 0x20 || (code >= 0x7F && code <= 0x9F)) return {"控制字符", "a control character"};
  return {"不可见字符", "an invisible character"};
}

/// Every high byte is part of a pair that GBK allows: what Notepad calls ANSI.
bool looks_like_gbk(std::string_view bytes) {
  std::size_t pairs = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto lead = static_cast<unsigned char>(bytes[i]);
    if (lead < 0x80) continue;
    if (lead == 0x80 || lead == 0xFF || i + 1 >= bytes.size()) return false;
    const auto trail = static_cast<unsigned char>(bytes[i + 1]);
    if (trail < 0x40 || trail == 0x7F || trail == 0xFF) return false;
    ++i;
    ++pairs;
  }
  return pairs > 0;
}

bool tell_refusal(const text::Refusal& refusal, std::string_view bytes, std::uint32_t file, diag::Diagnostics& told,
                  const Limits& limits) {
  using Kind = text::Refusal::Kind;
  const text::Span at{
      .file = file, .begin = static_cast<std::uint32_t>(refusal.begin), .end = static_cast<std::uint32_t>(refusal.end)};
  switch (refusal.kind) {
    case Kind::utf16:
      told.tell(e101_not_utf8, at,
                {diag::arg("guess", diag::Words{"看上去是 UTF-16（记事本的“Unicode”）", "it looks like UTF-16"})});
      break;
    case Kind::not_utf8:
      told.tell(
          e101_not_utf8, at,
          {looks_like_gbk(bytes)
               ? diag::arg("guess", diag::Words{"看上去是 GBK（记事本的“ANSI”）", "it looks like GBK (Notepad's ANSI)"})
               : diag::arg("guess", diag::Words{"从这个字节起读不通", "from this byte on it makes no sense"})});
      break;
    case Kind::control:
    case Kind::invisible:
      told.tell(e102_control_character, at,
                {diag::arg("code", std::string_view{code_point(refusal.code)}),
                 diag::arg("what", name_of_invisible(refusal.code))});
      break;
    case Kind::carriage: told.tell(e103_lone_carriage_return, at); break;
    case Kind::long_line:
      told.tell(e126_too_much, at,
                {diag::arg("what", "这一行太长"), diag::arg("what_en", "this line is too long"),
                 diag::arg("limit", std::string_view{std::to_string(limits.bytes.max_line / 1024) + " KiB"})});
      break;
    case Kind::too_large:
      told.tell(e126_too_much, at,
                {diag::arg("what", "这个文件太大"), diag::arg("what_en", "this file is too large"),
                 diag::arg("limit", std::string_view{std::to_string(limits.bytes.max_file >> 20U) + " MiB"})});
      break;
  }
  return false;
}

/// What is no YAML at all, known by how it begins.
std::optional<diag::Words> other_kind(std::string_view bytes) {
  if (bytes.starts_with("version https://git-lfs.github.com/")) {
    return diag::Words{"一个 Git LFS 指针，真正的内容还没有取回",
                       "a Git LFS pointer; the content itself was not fetched"};
  }
  if (bytes.starts_with("PK\x03\x04"))
    return diag::Words{"一个 Office、WPS 或压缩文件", "an Office file or an archive"};
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return diag::Words{"一个旧式 Office 或 WPS 文件", "an old Office file"};
  if (bytes.starts_with("%PDF-")) return diag::Words{"一个 PDF 文件", "a PDF file"};
  if (bytes.starts_with("<!DOCTYPE") || bytes.starts_with("<html")) return diag::Words{"一个网页", "a web page"};
  return std::nullopt;
}

diag::Words reason(text::ReadFault fault) {
  switch (fault) {
    case text::ReadFault::link: return {"它是一个符号链接", "it is a symbolic link"};
    case text::ReadFault::not_regular: return {"它不是普通文件", "it is no plain file"};
    case text::ReadFault::too_large: return {"它太大了", "it is too large"};
    case text::ReadFault::failed: break;
  }
  return {"系统不让读", "the system refuses"};
}

}  // namespace

bool passes_gate(const text::Source& source, std::uint32_t file, diag::Diagnostics& told, const Limits& limits) {
  const text::Span start{.file = file, .begin = 0, .end = 0};
  if (source.failure) {
    diag::Arg why = diag::arg("reason", reason(source.failure->fault));
    if (!source.failure->reason.empty()) {
      why.zh.append("（").append(source.failure->reason).append("）");
      why.en.append(" (").append(source.failure->reason).append(")");
    }
    told.tell(e100_cannot_read, start, {why});
    return false;
  }
  if (const auto other = other_kind(source.bytes)) {
    told.tell(e128_not_a_text, start, {diag::arg("what", other->zh), diag::arg("what_en", other->en)});
    return false;
  }
  if (const auto refusal = text::gate(source.bytes, limits.bytes)) {
    return tell_refusal(*refusal, source.bytes, file, told, limits);
  }
  return true;
}

void read_into(Tree& tree, const text::Source& source, std::uint32_t file, diag::Diagnostics& told,
               const Limits& limits) {
  tree.file = file;
  tree.readable = false;
  tree.bytes = source.bytes;
  tree.nodes.clear();
  tree.cooked.clear();
  if (!passes_gate(source, file, told, limits)) return;
  tree.nodes.reserve(source.bytes.size() / 12 + 8);
  Reader reader(source.bytes, file, told, limits, tree);
  tree.readable = reader.read();
  if (!tree.readable) tell_the_rest(source, file, told, limits);
}

Tree read(const text::Source& source, std::uint32_t file, diag::Diagnostics& told, const Limits& limits) {
  Tree tree;
  read_into(tree, source, file, told, limits);
  return tree;
}

}  // namespace ljfl::yaml
