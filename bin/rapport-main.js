import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Builds if it must (and may), then hands over to the command line. */
export async function runRapport(fail, isChinese) {
  if (!existsSync(here('../node_modules')) && !existsSync(here('../../../node_modules'))) {
    return fail(
      'error: The packages that Rapport needs are not installed.\nfix: Run "npm ci" in ' + here('..'),
      'error: Rapport 所需的软件包尚未安装。\nfix: 请运行“npm ci”，目录：' + here('..'),
    );
  }
  if (existsSync(here('../src'))) await buildIfStale(fail, isChinese);
  const { main } = await import('../dist/cli/main.js');
  await main(process.argv);
}

async function buildIfStale(fail, isChinese) {
  const { isRunnable, stale } = await import('../scripts/build.js');
  if (stale().length === 0) return;
  process.stderr.write(
    isChinese
      ? '正在构建，只在首次运行或源码更新后需要……\n'
      : 'Building; needed once, and after the sources have changed …\n',
  );
  const { status } = spawnSync(process.execPath, [here('../scripts/build.js')], {
    stdio: ['ignore', 2, 'pipe'],
    encoding: 'utf8',
  });
  if (status === 0) return;
  if (isRunnable()) {
    return void process.stderr.write(
      isChinese ? '无法构建，使用已有的版本。\n' : 'It cannot be built here; using what was built before.\n',
    );
  }
  fail(
    'error: Rapport could not be built.\nfix: Run "npm ci" (with the development packages) and then "npm run build" to see why; the folder must be writable.',
    'error: Rapport 构建失败。\nfix: 请运行“npm ci”（包含开发依赖），再运行“npm run build”查看原因；该文件夹必须可写。',
  );
}
