/// The same end for every command that shows figures.
#include "check/check.hpp"
#include "cli/cli.hpp"

namespace ljfl::cli {

int tell_errors(Job& job) {
  const std::size_t errors = job.told.count(diag::Severity::error);
  if (errors == 0) return fine;
  job.flush();  // it is said of what stands above
  job.err(job.say(errors == 1
                      ? diag::Words{"台账里有 1 处错误，上面的数不全；运行 ljfl check 看是哪里\n",
                                    "1 error in the register: these figures are not whole; run ljfl check\n"}
                      : diag::Words{"台账里有 {n} 处错误，上面的数不全；运行 ljfl check 看是哪些\n",
                                    "{n:error|errors} in the register: these figures are not whole; run ljfl check\n"},
                  {diag::arg("n", static_cast<std::int64_t>(errors))}));
  return data_has_errors;
}

int end_of_figures(Job& job) {
  if (job.standing.units.size() != job.reg.units.size())
    job.standing = standing::assess(job.reg, job.today, job.workers);
  check::run_on_data({.files = job.files, .reg = job.reg, .standing = job.standing}, job.told, job.workers);
  job.settle();
  return tell_errors(job);
}

}  // namespace ljfl::cli
