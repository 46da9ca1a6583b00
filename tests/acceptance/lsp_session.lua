-- A session in Neovim, set up as the handbook says. Places are bytes here, as Neovim turns them: a finding's must cut the
-- very word out of a line with 𠀀 in it.
local failed = false
local function check(what, good, shown)
  io.write((good and 'ok ' or 'FAILED ') .. 'Neovim: ' .. what .. '\n')
  if not good then
    failed = true
    io.write(vim.inspect(shown) .. '\n')
  end
end
local function wait(what) return vim.wait(15000, what, 20) end
local function word_of(one) return vim.api.nvim_buf_get_lines(0, one.lnum, one.lnum + 1, false)[1]:sub(one.col + 1, one.end_col) end
local function errors() return vim.diagnostic.get(0, {severity = vim.diagnostic.severity.ERROR}) end
local function ask(method, more)
  local params = vim.tbl_extend('force', vim.lsp.util.make_position_params(0, 'utf-16'), more or {})
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 15000) or {}) do return answer.result end
end

local ok, fault = pcall(function()
  vim.cmd('edit units/jiaoyuju/2026-10.yaml')
  check('the server is attached to the file', wait(function() return next(vim.lsp.buf_get_clients(0)) ~= nil end))
  local lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  local last = #lines
  vim.api.nvim_buf_set_lines(0, last, last, false, {'  - {date: 2026-10-28, note: 收到𠀀村来信, task: publicty}'})
  check('a wrong word is found, at its place', wait(function() return #errors() == 1 end) and word_of(errors()[1]) == 'publicty', errors())
  vim.api.nvim_win_set_cursor(0, {last + 1, errors()[1].col})
  local range = {start = {line = last, character = 0}, ['end'] = {line = last, character = 200}}
  local actions = ask('textDocument/codeAction', {range = range, context = {diagnostics = {}}})
  vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
  local line = vim.api.nvim_buf_get_lines(0, last, last + 1, false)[1]
  check('the code action mends it', line == '  - {date: 2026-10-28, note: 收到𠀀村来信, task: publicity}' and wait(function() return #errors() == 0 end), line)
  local hover = ask('textDocument/hover')
  check('hover shows the task', hover ~= nil and hover.contents.value:find('常态化宣传考评', 1, true) ~= nil, hover)
  local where = ask('textDocument/definition')
  check('definition leads to unit.yaml', where ~= nil and where.uri:sub(-9) == 'unit.yaml', where)
  vim.o.hidden = true
  vim.lsp.buf.rename('xuanchuan')
  check('rename changes the line', wait(function() return vim.api.nvim_buf_get_lines(0, last, last + 1, false)[1]:find('task: xuanchuan}', 1, true) ~= nil end))
  vim.cmd('silent wall')
  check('and the mandate with it, without an error', wait(function() return #errors() == 0 end) and table.concat(vim.fn.readfile('units/jiaoyuju/unit.yaml'), '\n'):find('- id: xuanchuan', 1, true) ~= nil, errors())
end)
if not ok then check('the session came to its end', false, fault) end
vim.cmd(failed and 'cquit' or 'qall!')
