#!/usr/bin/env node
// Builds what is older than its sources, then runs the command line. Plain old syntax up to the
// check, so that an old Node reads it far enough to say what is wrong.
var version = process.versions.node.split('.').map(Number);
var isChinese = /^zh/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');

function fail(english, chinese) {
  process.stderr.write((isChinese ? chinese : english) + '\n');
  process.exit(1);
}

if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  fail(
    'error: Rapport needs Node.js 20.19 or newer; this is ' +
      process.versions.node +
      '.\nfix: Install a newer one from https://nodejs.org and run the same command again.',
    'error: Rapport 需要 Node.js 20.19 或更高版本；当前是 ' +
      process.versions.node +
      '。\nfix: 请从 https://nodejs.org 安装新版本，然后重新运行同一命令。',
  );
}

import('./rapport-main.js').then(
  function (main) {
    return main.runRapport(fail, isChinese);
  },
  function (error) {
    fail(
      'error: ' + error.message + '\nfix: Run "npm ci" in the folder of Rapport.',
      'error: ' + error.message + '\nfix: 请在 Rapport 的文件夹中运行“npm ci”。',
    );
  },
);
