// The schemas and settings of a project in the real yaml-language-server, the one inside of VS Code's YAML extension: it is
// given the project's own .vscode/settings.json, as VS Code gives it.
//
//     node schema_session.js SERVER PROJECT FILE…        with NODE_PATH where vscode-languageserver-protocol lies
'use strict';
const { spawn } = require('child_process');
const fs = require('fs');
const path = require('path');
const { pathToFileURL, fileURLToPath } = require('url');
const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } = require('vscode-languageserver-protocol/node');

const [program, root, record, mandate] = process.argv.slice(2);
const settings = JSON.parse(fs.readFileSync(path.join(root, '.vscode/settings.json'), 'utf8'));
const yaml = { validate: true, hover: true, completion: true, schemaStore: { enable: false }, format: { enable: settings['yaml.format.enable'] }, schemas: settings['yaml.schemas'] };
const server = spawn(process.execPath, [program, '--stdio'], { cwd: root, stdio: ['pipe', 'pipe', 'ignore'] });
const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
let failed = 0;
function check(what, good, shown) {
  console.log((good ? 'ok ' : 'FAILED ') + what);
  if (!good) { failed += 1; if (shown !== undefined) console.log(JSON.stringify(shown, null, 1)); }
}
const uriOf = (file) => pathToFileURL(path.join(root, file)).href;
const cut = (text, range) => (range.start.line === range.end.line ? text.split('\n')[range.start.line].slice(range.start.character, range.end.character) : undefined);
connection.onRequest('workspace/configuration', (params) => params.items.map((item) => ({ yaml, '[yaml]': {}, http: {}, editor: {}, files: {} })[item.section] || null));
connection.onRequest('client/registerCapability', () => null);
connection.onRequest('custom/schema/request', () => []);
let waiting = [];
connection.onNotification('textDocument/publishDiagnostics', (params) => {
  waiting = waiting.filter((one) => !one(params));
});
const findings = (file) => new Promise((resolve, reject) => {
  const timer = setTimeout(() => reject(new Error(`no findings of ${file}`)), 240000);
  waiting.push((params) => {
    if (fileURLToPath(params.uri) !== path.join(root, file)) return false;
    clearTimeout(timer);
    resolve(params.diagnostics);
    return true;
  });
});
const versions = new Map();
function show(file, text) {
  const result = findings(file);
  const version = (versions.get(file) || 0) + 1;
  versions.set(file, version);
  if (version === 1) connection.sendNotification('textDocument/didOpen', { textDocument: { uri: uriOf(file), languageId: 'yaml', version, text } });
  else connection.sendNotification('textDocument/didChange', { textDocument: { uri: uriOf(file), version }, contentChanges: [{ text }] });
  return result;
}

async function session() {
  connection.listen();
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: pathToFileURL(root).href, workspaceFolders: [{ uri: pathToFileURL(root).href, name: 'x' }],
    capabilities: { workspace: { configuration: true, workspaceFolders: true }, textDocument: { completion: { completionItem: { snippetSupport: true } } } } });
  connection.sendNotification('initialized', {});
  connection.sendNotification('workspace/didChangeConfiguration', { settings: { yaml, http: {}, '[yaml]': {}, editor: {}, files: {} } });

  const all = fs.readdirSync(path.join(root, 'units'), { recursive: true }).filter((name) => name.endsWith('.yaml')).map((name) => `units/${name}`).sort();
  const lists = await Promise.all(all.map((file) => show(file, fs.readFileSync(path.join(root, file), 'utf8'))));
  const complaints = all.map((file, i) => [file, lists[i].map((one) => one.message)]).filter((one) => one[1].length > 0);
  check(`${all.length} files without a complaint`, complaints.length === 0 && all.length > 3, complaints.slice(0, 5));
  const shipped = 'units/jiaoyuju/2026-10.yaml';
  if (record === undefined) {
    const text = fs.readFileSync(path.join(root, shipped), 'utf8') + '    tsak: 2\n';
    const list = await show(shipped, text);
    check('and a wrong key in one of them is underlined', list.length === 1 && cut(text, list[0].range) === 'tsak', list);
    return;
  }

  const firstLine = (file) => fs.readFileSync(path.join(root, file), 'utf8').match(/^(# yaml-language-server.*\n)?/)[0];
  const chinese = /[\u4e00-\u9fff]/;
  const start = 'records:\n  - date: 2026-10-12\n    note: 收到𠀀村来信\n';
  const one = async (what, file, body, word, message) => {
    const text = firstLine(file) + body;
    const list = await show(file, text);
    check(what, list.length === 1 && cut(text, list[0].range) === word && message.test(list[0].message) && chinese.test(list[0].message.split('\n')[0]), list.map((each) => [each.message, cut(text, each.range)]));
  };
  await one('a key that is not known is underlined, and which there are is said', record, start + '    tsak: inspection\n    task: inspection\n', 'tsak', /这里能写的键.*task.*note/);
  await one('a task that is not this unit\'s', record, start + '    task: nosuch\n', 'nosuch', /没有这项任务/);
  await one('a day that is not in the calendar', record, 'records:\n  - {date: 2026-02-30, task: inspection}\n', '2026-02-30', /日期/);
  await one('task and quota together', record, start + '    task: inspection\n    quota: demo-schools\n', 'quota', /只能写一个/);
  await one('a list where text stands', record, 'records: 没有\n', '没有', /写成列表/);
  await one('a role that there is not', mandate, 'name: 教育局\nrole: 成员\n', '成员', /只能写 lead、member/);
  await one('findings in a unit that is not the lead office', record, 'findings: []\n', 'findings', /牵头部门/);

  const items = async (file, body) => {
    const text = firstLine(file) + body;
    await show(file, text);
    const lines = text.split('\n');
    const answer = await connection.sendRequest('textDocument/completion', { textDocument: { uri: uriOf(file) }, position: { line: lines.length - 1, character: lines[lines.length - 1].length } });
    return answer.items;
  };
  let offered = await items(record, start + '    task: ');
  check('completion: this unit\'s tasks', ['plan', 'inspection', 'demo-sites'].every((id) => offered.some((item) => item.label === id)), offered.map((item) => item.label));
  check('completion: their titles in Chinese', offered.some((item) => chinese.test(JSON.stringify(item.documentation || ''))), offered);
  offered = await items(record, start + '    ');
  check('completion: keys that are not there yet', offered.some((item) => item.label === 'task') && offered.some((item) => item.label === 'evidence'), offered.map((item) => item.label));
  const whole = firstLine(record) + start + '    task: inspection\n';
  await show(record, whole);
  const hover = await connection.sendRequest('textDocument/hover', { textDocument: { uri: uriOf(record) }, position: { line: whole.split('\n').length - 2, character: 6 } });
  check('hover: what a key is for, in Chinese', !!hover && chinese.test(JSON.stringify(hover.contents)), hover);
}

session().catch((error) => check(`the session came to its end: ${error.message}`, false)).finally(() => { server.kill(); process.exit(failed === 0 ? 0 : 1); });
