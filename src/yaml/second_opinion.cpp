/// yaml-cpp's reading of the same bytes. The only file that includes it.
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <sstream>

#include "yaml/yaml.hpp"

namespace ljfl::yaml {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '\n') {
      out.append("\\n");
    } else if (c == '\\') {
      out.append("\\\\");
    } else {
      out.push_back(c);
    }
  }
}

/// One event a piece: +MAP -MAP +LIST -LIST ~ (null) =text.
class Events : public YAML::EventHandler {
 public:
  std::vector<std::string> list = {};
  void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& /*mark*/, YAML::anchor_t /*anchor*/) override { list.emplace_back("~"); }
  void OnAlias(const YAML::Mark& /*mark*/, YAML::anchor_t /*anchor*/) override { list.emplace_back("*"); }
  void OnScalar(const YAML::Mark& /*mark*/, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    std::string event = anchor != 0 ? "&=" : "=";
    if (tag.size() > 1) event.insert(0, tag);
    append_escaped(event, value);
    list.push_back(std::move(event));
  }
  void OnSequenceStart(const YAML::Mark& /*mark*/, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                       YAML::EmitterStyle::value /*style*/) override {
    list.emplace_back("+LIST");
  }
  void OnSequenceEnd() override { list.emplace_back("-LIST"); }
  void OnMapStart(const YAML::Mark& /*mark*/, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                  YAML::EmitterStyle::value /*style*/) override {
    list.emplace_back("+MAP");
  }
  void OnMapEnd() override { list.emplace_back("-MAP"); }
};

struct Ours {
  std::string event = {};
  text::Span at = {};
};

std::vector<Ours> our_events(const Tree& tree) {
  std::vector<Ours> out;
  std::vector<Id> open;
  const auto close_until = [&](Id id) {
    while (!open.empty() && tree.next(open.back()) <= id) {
      const text::Span at = tree.span(open.back());
      out.push_back({.event = tree.kind(open.back()) == Kind::map ? "-MAP" : "-LIST", .at = at});
      open.pop_back();
    }
  };
  for (Id id = 0; id < tree.nodes.size(); ++id) {
    close_until(id);
    switch (tree.kind(id)) {
      case Kind::null: out.push_back({.event = "~", .at = tree.span(id)}); break;
      case Kind::map: out.push_back({.event = "+MAP", .at = tree.span(id)}); break;
      case Kind::list: out.push_back({.event = "+LIST", .at = tree.span(id)}); break;
      case Kind::scalar: {
        std::string event = "=";
        append_escaped(event, tree.text(id));
        out.push_back({.event = std::move(event), .at = tree.span(id)});
        break;
      }
    }
    if (tree.kind(id) == Kind::map || tree.kind(id) == Kind::list) open.push_back(id);
  }
  close_until(static_cast<Id>(tree.nodes.size()));
  return out;
}

/// yaml-cpp takes a plain ~ or null for nothing; the register's types come from its schema, so it is the text.
bool same(const std::string& ours, const std::string& theirs) {
  if (ours == theirs) return true;
  return theirs == "~" && (ours == "=~" || ours == "=null" || ours == "=Null" || ours == "=NULL");
}

/// Events of the first document, and whether a second one follows.
std::optional<std::vector<std::string>> their_events(std::string_view bytes, std::string& fault) {
  std::istringstream stream{std::string{bytes}};
  Events events;
  try {
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(events)) return std::vector<std::string>{"~"};
    // Asked exactly once more: its own loop over documents does not always end.
    Events rest;
    if (parser.HandleNextDocument(rest)) {
      fault = "a second document";
      return std::nullopt;
    }
  } catch (const YAML::Exception& error) {
    fault = error.what();
    return std::nullopt;
  }
  return events.list;
}

}  // namespace

std::string events(const Tree& tree) {
  std::string out;
  for (const Ours& event : our_events(tree)) out.append(out.empty() ? "" : " ").append(event.event);
  return out;
}

std::optional<std::string> yaml_cpp_events(std::string_view bytes) {
  std::string fault;
  const auto list = their_events(bytes, fault);
  if (!list) return std::nullopt;
  std::string out;
  for (const std::string& event : *list) out.append(out.empty() ? "" : " ").append(event);
  return out;
}

std::optional<Difference> second_opinion(const Tree& tree) {
  std::string fault;
  const auto theirs = their_events(tree.bytes, fault);
  if (!theirs) {
    return Difference{.at = {.file = tree.file, .begin = 0, .end = 0}, .ours = "…", .theirs = fault};
  }
  const std::vector<Ours> ours = our_events(tree);
  for (std::size_t i = 0; i < ours.size() || i < theirs->size(); ++i) {
    const bool both = i < ours.size() && i < theirs->size();
    if (both && same(ours[i].event, (*theirs)[i])) continue;
    return Difference{.at = i < ours.size() ? ours[i].at : text::Span{.file = tree.file, .begin = 0, .end = 0},
                      .ours = i < ours.size() ? ours[i].event : "",
                      .theirs = i < theirs->size() ? (*theirs)[i] : ""};
  }
  return std::nullopt;
}

}  // namespace ljfl::yaml
