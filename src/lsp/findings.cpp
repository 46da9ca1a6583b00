#include "diag/findings.hpp"

#include "lsp/session.hpp"

namespace ljfl::lsp {

Json findings_of(Session& session, std::uint32_t file) {
  const Examined& now = session.examined();
  Json out = Json::array();
  for (const diag::Diagnostic& told : now.told.all()) {
    if (told.at.file != file) continue;
    std::string words = diag::whole_words(told, session.lang());
    if (!told.here.zh.empty()) words += "\n" + text::printable(diag::put(told.here, told.args, session.lang()));
    Json one = {{"range", session.range_of(now.files.files[file], told.at.begin, told.at.end)},
                {"severity", told.severity == diag::Severity::error     ? 1
                             : told.severity == diag::Severity::warning ? 2
                                                                        : 3},
                {"code", told.rule->code},
                {"source", "ljfl"},
                {"message", words}};
    for (const diag::Label& label : told.labels) {
      if (label.at.file >= now.files.files.size()) continue;
      one["relatedInformation"].push_back(
          {{"location", session.location_of(label.at)},
           {"message", text::printable(diag::put(label.words, told.args, session.lang()))}});
    }
    for (const diag::Fix& fix : told.fixes) {
      if (fix.at.file == file)
        one["data"]["fixes"].push_back(
            {{"range", session.range_of(now.files.files[file], fix.at.begin, fix.at.end)}, {"newText", fix.text}});
    }
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace ljfl::lsp
