#include "cli/written.hpp"

namespace ljfl::cli {

void name_written(Job& job, const std::vector<std::string>& paths) {
  for (const std::string& path : paths) job.out(text::printable(path) + "\n");
  try {
    job.flush();
  } catch (const Failure& failure) {
    if (failure.zh.empty()) throw;  // the reader went away
    throw Failure{.zh = "文件已经写好，但" + failure.zh, .en = "what was asked for was written, but " + failure.en};
  }
}

}  // namespace ljfl::cli
