/// The language server: a stream cut anywhere gives the same messages, and no message ends it or gets an answer that is
/// no JSON.
#include <nlohmann/json.hpp>

#include "cli/judge.hpp"
#include "fuzz.hpp"
#include "lsp/lsp.hpp"

using namespace ljfl;

namespace {

lsp::World world() {
  return {.find_root =
              [](const std::string& folder) { return folder.starts_with("/p") ? std::string{"/p"} : std::string{}; },
          .read =
              [](const std::string&) {
                return std::optional{fuzz::project({fuzz::settings, "", fuzz::month, fuzz::mandate})};
              },
          .examine =
              [](text::Snapshot files) {
                auto out = std::make_unique<lsp::Examined>();
                out->files = std::move(files);
                cli::Judged judged = cli::judge(out->files, fuzz::day, false);
                out->reg = std::move(judged.reg);
                out->standing = std::move(judged.standing);
                out->told = std::move(judged.told);
                return out;
              },
          .word_of_task =
              [](standing::State, model::TaskKind) {
                return diag::Words{"在办", "under way"};
              },
          .word_of_quota =
              [](standing::State) {
                return diag::Words{"在办", "under way"};
              },
          .folder = "/p",
          .lang = diag::Lang::zh};
}

std::vector<std::string> messages_of(std::string_view bytes, std::size_t step) {
  lsp::Frames frames;
  std::vector<std::string> out;
  for (std::size_t at = 0; at < bytes.size(); at += step) {
    frames.feed(bytes.substr(at, step));
    while (auto message = frames.next()) out.push_back(std::move(*message));
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::vector<std::string> messages = messages_of(bytes, size + 1);
  fuzz::must(messages_of(bytes, 1) == messages && messages_of(bytes, 7) == messages,
             "where the stream is cut does not matter");
  lsp::Server server(world());
  for (const std::string& message : messages) {
    std::vector<std::string> answers = server.take(message);
    for (std::string& more : server.rest()) answers.push_back(std::move(more));
    for (const std::string& answer : answers) fuzz::must(nlohmann::json::accept(answer), "an answer is JSON");
    if (server.ended()) break;
  }
  return 0;
}
