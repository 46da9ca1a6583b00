#include "cli/reproduce.hpp"

#include <algorithm>
#include <set>

#include "cli/restated.hpp"
#include "load/load.hpp"
#include "report/page.hpp"

namespace ljfl::cli {
namespace {

std::string or_none(const std::string& id) {
  return id.empty() ? "none" : id;
}

}  // namespace

std::optional<ReportFile> report_file(std::string_view path) {
  constexpr std::string_view top = "reports/";
  const std::size_t at =
      path.starts_with(top) && path.find("/reports/") == std::string_view::npos ? 0 : path.rfind("/reports/");
  if (at == std::string_view::npos) return std::nullopt;
  path.remove_prefix(at == 0 && path.starts_with(top) ? 0 : at + 1);
  const std::string_view below = path.substr(top.size());
  const std::size_t slash = below.find('/');
  const std::size_t last = below.rfind('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto period = time::parse_period(below.substr(0, slash));
  if (!period) return std::nullopt;
  ReportFile out{.folder = std::string{path.substr(0, top.size() + last)},
                 .name = std::string{below.substr(last + 1)},
                 .period = *period};
  out.report = slash == last ? report::usual_report(period->kind) : below.substr(slash + 1, last - slash - 1);
  if (out.name.empty() || out.report.find('/') != std::string::npos) return std::nullopt;
  return out;
}

std::string Reproducer::commit_of(const report::Stamp& stamp) {
  if (!commits_) commits_ = or_failure(history::objects_of_all(git_, {"units", "templates", "ljfl.toml"}));
  const auto found = std::ranges::find_if(*commits_, [&](const history::CommitObjects& one) {
    return or_none(one.ids[0]) == stamp.units && or_none(one.ids[1]) == stamp.templates &&
           or_none(one.ids[2]) == stamp.settings;
  });
  return found == commits_->end() ? std::string{} : found->commit;
}

const Reproducer::Made& Reproducer::made(const ReportFile& file, const report::Stamp& stamp) {
  const std::string key = file.folder + " " + report::stamp_line(stamp);
  const auto [known, fresh] = made_.try_emplace(key);
  Made& out = known->second;
  if (!fresh) return out;
  out.folder = file.folder;
  out.commit = commit_of(stamp);
  if (out.commit.empty()) return out;
  const text::Snapshot files = or_failure(history::snapshot_at(git_, {.id = out.commit}));
  const std::vector<std::string> reports = report::names_of(files);
  if (std::ranges::find(reports, file.report) == reports.end()) return out;
  diag::Diagnostics told;
  const model::Register reg = load::load(files, told);
  report::Order order{.report = file.report, .period = file.period, .stamp = stamp};
  if (stamp.corrects) {
    order.restated = corrected_figures(git_, *stamp.corrects, reg);
    if (!order.restated) {
      out.commit.clear();
      return out;
    }
  }
  out.outputs = report::make(files, reg, standing::assess(reg, stamp.as_of), order,
                             report::templates_for(files, file.report), told);
  if (out.outputs) {
    for (const report::Output& output : *out.outputs) out.always.push_back(output.name);
    report::add_pages(*out.outputs);
  }
  return out;
}

std::vector<std::string> Reproducer::missing_beside(const std::vector<ReportFile>& there) const {
  std::set<std::string> known;
  for (const ReportFile& file : there) known.insert(file.path());
  std::vector<std::string> out;
  for (const auto& [key, made] : made_) {
    for (const std::string& name : made.always) {
      const std::string path = made.folder + "/" + name;
      if (known.insert(path).second) out.push_back(path);
    }
  }
  std::ranges::sort(out);
  return out;
}

Proof Reproducer::prove(const ReportFile& file, const report::Stamp& stamp, std::string_view bytes) {
  const Made& all = made(file, stamp);
  Proof out{.commit = all.commit};
  if (all.commit.empty()) {
    out.outcome = Verified::no_data;
  } else if (!all.outputs) {
    out.outcome = Verified::no_report;
  } else {
    const auto output = std::ranges::find(*all.outputs, file.name, &report::Output::name);
    if (output == all.outputs->end()) {
      out.outcome = Verified::no_output;
    } else if (output->bytes != bytes) {
      out.outcome = Verified::differs;
      out.made = output->bytes;
    }
  }
  return out;
}

}  // namespace ljfl::cli
