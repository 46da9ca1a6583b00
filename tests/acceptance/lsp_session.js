// A whole editing session with `ljfl lsp`, by the client library that VS Code itself speaks with. Positions here are those
// of JavaScript's strings, which are UTF-16 as the protocol's are: a range is right when it cuts the very word out.
//
//     node lsp_session.js LJFL PROJECT        with NODE_PATH where vscode-languageserver-protocol lies
'use strict';
const { spawn, execFileSync } = require('child_process');
const fs = require('fs');
const path = require('path');
const { pathToFileURL, fileURLToPath } = require('url');
const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } = require('vscode-languageserver-protocol/node');

const [ljfl, root] = process.argv.slice(2);
const server = spawn(ljfl, ['--today', '2026-10-31', 'lsp', '--stdio'], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));

let failed = 0;
function check(what, good, shown) {
  console.log((good ? 'ok ' : 'FAILED ') + what);
  if (!good) { failed += 1; if (shown !== undefined) console.log(JSON.stringify(shown, null, 1)); }
}

const uriOf = (file) => pathToFileURL(path.join(root, file)).href;
const same = (a, b) => fileURLToPath(a) === fileURLToPath(b);
const lineOf = (text, n) => text.split('\n')[n];
const cut = (text, range) => (range.start.line === range.end.line ? lineOf(text, range.start.line).slice(range.start.character, range.end.character) : undefined);
const offsetAt = (text, at) => text.split('\n').slice(0, at.line).reduce((n, line) => n + line.length + 1, 0) + at.character;
const placeOf = (text, needle, nth = 0) => {
  let at = text.indexOf(needle);
  for (let i = 0; i < nth; i += 1) at = text.indexOf(needle, at + 1);
  const before = text.slice(0, at).split('\n');
  return { line: before.length - 1, character: before[before.length - 1].length };
};
function apply(text, edits) {
  const sorted = [...edits].sort((a, b) => offsetAt(text, b.range.start) - offsetAt(text, a.range.start));
  for (const edit of sorted) text = text.slice(0, offsetAt(text, edit.range.start)) + edit.newText + text.slice(offsetAt(text, edit.range.end));
  return text;
}

// Findings, by document, with whoever waits for them.
const found = new Map();
let waiting = [];
connection.onNotification('textDocument/publishDiagnostics', (params) => {
  const file = path.relative(root, fileURLToPath(params.uri));
  found.set(file, params);
  waiting = waiting.filter((one) => !one(file, params));
});
function findings(file, version, patience = 20000) {
  const here = found.get(file);
  if (here && (version === undefined || here.version === version)) return Promise.resolve(here.diagnostics);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no findings of ${file} version ${version}`)), patience);
    waiting.push((name, params) => {
      if (name !== file || (version !== undefined && params.version !== version)) return false;
      clearTimeout(timer);
      resolve(params.diagnostics);
      return true;
    });
  });
}

let registered = [];
connection.onRequest('client/registerCapability', (params) => { registered = params.registrations; return null; });

const document = { text: '', version: 0, file: '' };
function open(file, text) {
  Object.assign(document, { file, text, version: 1 });
  connection.sendNotification('textDocument/didOpen', { textDocument: { uri: uriOf(file), languageId: 'yaml', version: 1, text } });
  return findings(file, 1);
}
function type(text) {
  document.text = text;
  document.version += 1;
  found.delete(document.file);
  connection.sendNotification('textDocument/didChange', { textDocument: { uri: uriOf(document.file), version: document.version }, contentChanges: [{ text }] });
  return findings(document.file, document.version);
}
const at = (position, more = {}) => ({ textDocument: { uri: uriOf(document.file) }, position, ...more });
const ask = (method, params) => connection.sendRequest(method, params);

async function session() {
  connection.listen();
  const hello = await ask('initialize', {
    processId: process.pid, rootUri: pathToFileURL(root).href, workspaceFolders: [{ uri: pathToFileURL(root).href, name: 'x' }],
    capabilities: { general: { positionEncodings: ['utf-16'] }, workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
  });
  const can = hello.capabilities;
  check('the client and the server agree on UTF-16', can.positionEncoding === 'utf-16', can);
  check('the server says what it can do', ['completionProvider', 'hoverProvider', 'definitionProvider', 'referencesProvider', 'renameProvider', 'codeActionProvider', 'documentSymbolProvider', 'documentFormattingProvider'].every((name) => can[name]), can);
  connection.sendNotification('initialized', {});

  const month = 'units/jiaoyuju/2026-10.yaml';
  const mandate = 'units/jiaoyuju/unit.yaml';
  const disk = fs.readFileSync(path.join(root, month), 'utf8');
  const whole = disk.trimEnd() + '\n  - {date: 2026-10-28, note: 收到𠀀村小学来信😀，已回复, task: publicity}\n';
  const errors = (list) => list.filter((one) => one.severity === 1);
  check('opened: the shipped month has no error', errors(await open(month, disk)).length === 0);
  check('a record is typed, with 𠀀 and 😀 in it: still none', errors(await type(whole)).length === 0, found.get(month));

  check('the client is asked to tell of changes on the disk', registered.length === 1 && registered[0].registerOptions.watchers.length === 2, registered);

  // Break it.
  let list = errors(await type(whole.replace('task: publicity}\n', 'task: publicty}\n')));
  check('broken: one finding, and its range cuts out the wrong word behind 𠀀 and 😀', list.length === 1 && cut(document.text, list[0].range) === 'publicty', list);
  check('the message is Chinese, with a code and a source', list.length === 1 && list[0].code === 'E301' && list[0].source === 'ljfl' && /教育局没有“publicty”这项任务/.test(list[0].message), list);
  let actions = await ask('textDocument/codeAction', { textDocument: { uri: uriOf(month) }, range: list[0].range, context: { diagnostics: list } });
  const meant = actions.find((one) => one.kind === 'quickfix');
  check('a code action offers the word that was meant', !!meant && /publicity/.test(meant.title), actions);
  list = errors(await type(apply(document.text, meant.edit.changes[Object.keys(meant.edit.changes)[0]])));
  check('mended by the code action: no error, and the text is as before', list.length === 0 && document.text === whole, list);

  // A structure's slip has one right answer.
  list = errors(await type(whole.replace('date: 2026-10-28', 'date: 2026.10.28')));
  check('a date with dots is found', list.length === 1 && cut(document.text, list[0].range) === '2026.10.28', list);
  actions = await ask('textDocument/codeAction', { textDocument: { uri: uriOf(month) }, range: list[0].range, context: { diagnostics: list } });
  const fix = actions.find((one) => one.isPreferred);
  check('and mended by a preferred quick fix', !!fix && apply(document.text, Object.values(fix.edit.changes)[0]) === whole, actions);
  const all = await ask('textDocument/codeAction', { textDocument: { uri: uriOf(month) }, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, context: { diagnostics: [], only: ['source.fixAll.ljfl'] } });
  check('fix-all mends it too', all.length === 1 && apply(document.text, Object.values(all[0].edit.changes)[0]) === whole, all);
  list = errors(await type(whole.replace('{date: 2026-10-28,', '{date：2026-10-28,')));
  check('full-width signs of an input method are named', list.length >= 1 && /E105/.test(list[0].code), list);
  list = errors(await type(whole));

  // Complete.
  const start = whole + '  - {date: 2026-10-29, note: 在𠀀村, ';
  await type(start + 'task: ');
  const end = (text) => ({ line: text.split('\n').length - 1, character: lineOf(text, text.split('\n').length - 1).length });
  let items = (await ask('textDocument/completion', at(end(document.text)))).items;
  const named = items.find((one) => one.label === 'publicity');
  check('completion: this unit\'s tasks, with their Chinese titles beside them', !!named && named.detail === '常态化宣传考评' && named.labelDetails.description === named.detail && items.some((one) => one.label === 'classroom'), items.map((one) => [one.label, one.detail]));
  check('completion: what a task is, in Chinese', !!named && /常态化开展垃圾分类宣传/.test(named.documentation.value), named);
  await type(start + 'task: publ');
  items = (await ask('textDocument/completion', at(end(document.text)))).items;
  const chosen = items.find((one) => one.label === 'publicity');
  check('an item replaces what was typed, behind 𠀀', apply(document.text, [chosen.textEdit]) === start + 'task: publicity', chosen);
  await type(whole + '  - {date: ');
  items = (await ask('textDocument/completion', at(end(document.text)))).items;
  check('completion: days', items.some((one) => one.label === '2026-10-31' && /今天/.test(one.detail)), items);
  // The list of sites stands in unit.yaml, as it is in the editor and not yet on the disk.
  const mandateDisk = fs.readFileSync(path.join(root, mandate), 'utf8');
  const listed = mandateDisk.replace('    counter: 所\n', '    counter: 所\n    sites: [兴庆区二十四小, 𠀀村小学]\n');
  connection.sendNotification('textDocument/didOpen', { textDocument: { uri: uriOf(mandate), languageId: 'yaml', version: 1, text: listed } });
  await type(start + 'quota: demo-schools, sites: [');
  items = (await ask('textDocument/completion', at(end(document.text)))).items;
  check('completion: the quota\'s sites, by a text that is not saved yet', items.some((one) => one.label === '𠀀村小学') && items.length === 2 && items.every((one) => /记录/.test(one.detail)), items);
  connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(mandate) } });
  await type(whole + '  - date: 2026-10-29\n    ');
  items = (await ask('textDocument/completion', at(end(document.text)))).items;
  check('completion: keys that are not there yet, with what they mean', items.some((one) => one.label === 'task') && !items.some((one) => one.label === 'date') && items.every((one) => one.detail), items);
  await type(whole);

  // Look.
  const here = placeOf(whole, 'task: publicity}\n');
  here.character += 8;
  const hover = await ask('textDocument/hover', at(here));
  check('hover: title, the text of the table, where it stands', /常态化宣传考评/.test(hover.contents.value) && /常态化开展垃圾分类宣传/.test(hover.contents.value) && /最近记录 2026-10-28/.test(hover.contents.value), hover);
  check('hover: its range is the word', cut(whole, hover.range) === 'publicity', hover.range);
  const where = await ask('textDocument/definition', at(here));
  const mandateText = fs.readFileSync(path.join(root, mandate), 'utf8');
  check('definition: the task\'s id in unit.yaml', same(where.uri, uriOf(mandate)) && cut(mandateText, where.range) === 'publicity', where);
  const uses = await ask('textDocument/references', at(here, { context: { includeDeclaration: true } }));
  const textOf = (uri) => (same(uri, uriOf(month)) ? document.text : fs.readFileSync(fileURLToPath(uri), 'utf8'));
  const folder = path.join(root, 'units/jiaoyuju');
  const expected = fs.readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) => (textOf(uriOf(`units/jiaoyuju/${name}`)).match(/(task|id): publicity\b/g) || []).length).reduce((a, b) => a + b, 0);
  check(`references: all ${expected} of them, and each is the word`, uses.length === expected && uses.every((one) => cut(textOf(one.uri), one.range) === 'publicity'), uses.length);
  const symbols = await ask('textDocument/documentSymbol', { textDocument: { uri: uriOf(month) } });
  const records = symbols.find((one) => one.name === 'records');
  check('symbols: a record each', !!records && records.children.length === (whole.match(/^ {2}- /gm) || []).length, symbols.map((one) => [one.name, (one.children || []).length]));

  // Format.
  const untidy = whole.replace('{date: 2026-10-28,', '{date:   2026-10-28 ,') + '\n\n';
  await type(untidy);
  const edits = await ask('textDocument/formatting', { textDocument: { uri: uriOf(month) }, options: { tabSize: 2, insertSpaces: true } });
  fs.writeFileSync(path.join(root, month), untidy);
  execFileSync(ljfl, ['fmt', month], { cwd: root, stdio: 'ignore' });
  const formatted = fs.readFileSync(path.join(root, month), 'utf8');
  check('formatting: what ljfl fmt makes of it', formatted !== untidy && apply(untidy, edits) === formatted, edits);
  fs.writeFileSync(path.join(root, month), disk);
  await type(whole);

  // Rename, in every file, and the register is as sound as before.
  const before = execFileSync(ljfl, ['--today', '2026-10-31', 'check', '--fail-on', 'never', '--format', 'json'], { cwd: root, encoding: 'utf8' });
  const prepared = await ask('textDocument/prepareRename', at(here));
  check('prepare rename: the word is the placeholder', prepared.placeholder === 'publicity' && cut(whole, prepared.range) === 'publicity', prepared);
  const refused = await ask('textDocument/rename', at(here, { newName: '检 查' })).then(() => undefined, (error) => error.message);
  check('a name that cannot be one is refused, in Chinese', /编号/.test(refused || ''), refused);
  const taken = await ask('textDocument/rename', at(here, { newName: 'classroom' })).then(() => undefined, (error) => error.message);
  check('a name that is taken is refused', /已经有/.test(taken || ''), taken);
  const renamed = await ask('textDocument/rename', at(here, { newName: 'check-up' }));
  for (const [uri, changes] of Object.entries(renamed.changes)) {
    if (same(uri, uriOf(month))) continue;
    fs.writeFileSync(fileURLToPath(uri), apply(fs.readFileSync(fileURLToPath(uri), 'utf8'), changes));
  }
  connection.sendNotification('workspace/didChangeWatchedFiles', { changes: Object.keys(renamed.changes).map((uri) => ({ uri, type: 2 })) });
  const mine = Object.entries(renamed.changes).find(([uri]) => same(uri, uriOf(month)))[1];
  list = errors(await type(apply(document.text, mine)));
  check('renamed in every file: the open text has no error', list.length === 0, list);
  fs.writeFileSync(path.join(root, month), document.text);
  const after = execFileSync(ljfl, ['--today', '2026-10-31', 'check', '--fail-on', 'never', '--format', 'json'], { cwd: root, encoding: 'utf8' });
  const left = fs.readdirSync(folder).filter((name) => name.endsWith('.yaml') && /\bpublicity\b/.test(fs.readFileSync(path.join(folder, name), 'utf8')));
  check('nothing of the old name is left, and check finds what it found before', JSON.parse(after).diagnostics.length === JSON.parse(before).diagnostics.length && left.length === 0, left);
}

async function end() {
  // What no client should send: the server goes on.
  server.stdin.write('Content-Length: 9\r\n\r\n{"id":1,}');
  server.stdin.write('Content-Length: nonsense\r\n\r\nrubbish');
  server.stdin.write('Content-Length: 2\r\n\r\n[]');
  server.stdin.write(`Content-Length: 200002\r\n\r\n${'['.repeat(100001)}${']'.repeat(100001)}`);
  connection.sendNotification('textDocument/didChange', { textDocument: {}, contentChanges: 7 });
  connection.sendNotification('$/unknown', { x: 1 });
  const strange = await ask('workspace/nothing', {}).then(() => undefined, (error) => error.code);
  check('what it does not know it says', strange === -32601, strange);
  const symbols = await ask('textDocument/documentSymbol', { textDocument: { uri: uriOf(document.file) } });
  check('malformed messages did not end it', Array.isArray(symbols) && symbols.length > 0);
  connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(document.file) } });
  const nothing = await ask('shutdown', undefined);
  check('shut down', nothing === null, nothing);
  const code = new Promise((resolve) => server.on('exit', resolve));
  connection.sendNotification('exit');
  check('and ended with 0', (await code) === 0);
}

session().then(end).catch((error) => check(`the session came to its end: ${error.message}`, false)).finally(() => { server.kill(); process.exit(failed === 0 ? 0 : 1); });
