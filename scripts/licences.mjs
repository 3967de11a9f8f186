// Writes the licences of everything that is compiled into the programs, each text once: `node scripts/licences.mjs FILE`.
// Crates come from cargo's own tree of what a package is built of, modules of the interface from its lock file.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const LICENCE_FILE = /^(licen[cs]e|copying|copyright|notice|unlicen[cs]e|ofl)/i;
/** Compiled into the page though the lock file counts it as a tool: the run-time half of the compiler. */
const RUN_TIME = ['svelte', 'esm-env', 'clsx', 'devalue'];
/** Sources inside crates that are under licences of their own: crate, folder, name, licence. */
const WITHIN = [
  ['libsqlite3-sys', 'sqlcipher', 'SQLCipher (with SQLite, which is in the public domain)', 'BSD-3-Clause'],
  ['openssl-src', 'openssl', 'OpenSSL', 'Apache-2.0'],
];

function cargo(...arguments_) {
  return execFileSync('cargo', arguments_, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
}

/** Whatever is linked into the window and hpug on this platform, our own crates aside. */
function crates() {
  const metadata = JSON.parse(cargo('metadata', '--format-version', '1', '--locked', '--features', 'packaged'));
  const known = new Map(metadata.packages.map((one) => [`${one.name} v${one.version}`, one]));
  const tree = (edges, format) =>
    cargo('tree', '--locked', '--package', 'hpug-workbook', '--package', 'hpug-cli', '--features', 'hpug-workbook/packaged',
      '--edges', edges, '--prefix', 'none', '--format', format).split('\n');
  const linked = new Set(tree('normal', '{p}').map((line) => line.split(' ').slice(0, 2).join(' ')));
  const found = [...linked].map((name) => known.get(name)).filter((one) => one?.source);
  const parts = found.map((one) => entry(one.name, one.version, one.license, dirname(one.manifest_path), one.authors));
  for (const [crate, folder, name, licence] of WITHIN) {
    const one = metadata.packages.find((other) => other.name === crate);
    if (!one) throw new Error(`no crate ${crate}: its part ${name} is missing in the list`);
    parts.push(entry(name, one.version, licence, join(dirname(one.manifest_path), folder), []));
  }
  return parts;
}

function modules() {
  const { packages } = JSON.parse(readFileSync(join(root, 'ui/package-lock.json'), 'utf8'));
  const linked = Object.entries(packages).filter(
    ([path, one]) => path && ((!one.dev && !one.devOptional) || RUN_TIME.includes(path.replace('node_modules/', ''))),
  );
  return linked.map(([path, one]) => {
    const folder = join(root, 'ui', path);
    const { author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const authors = typeof author === 'string' ? [author] : author ? [author.name] : [];
    return entry(path.replace(/^.*node_modules\//, ''), one.version, one.license, folder, authors);
  });
}

function entry(name, version, licence, folder, authors) {
  if (!licence) throw new Error(`${name} ${version} names no licence`);
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => LICENCE_FILE.test(file)) : [];
  const mit = files.filter((file) => /mit/i.test(file));
  // Where there is a choice the shortest terms are taken.
  const chosen = /\bMIT\b/.test(licence) && / OR |\//.test(licence) && mit.length > 0 ? mit : files;
  const texts = chosen.map((file) => join(folder, file)).map(textOf).filter(Boolean);
  return { name, version, licence, authors: authors.map((one) => one.replace(/ *<.*>/, '')), texts };
}

/** A file's text; of a folder (`LICENSES/`) those of the files in it. */
function textOf(path) {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if (error.code !== 'EISDIR') throw error;
    return readdirSync(path).map((file) => readFileSync(join(path, file), 'utf8').trim()).join('\n\n');
  }
}

/** The terms of a licence whose package brings no text: those of MIT as we use them, else another package's. */
function terms(one, all) {
  const holders = one.authors.length > 0 ? one.authors.join(', ') : `the authors of ${one.name}`;
  if (/\bMIT\b/.test(one.licence)) {
    return readFileSync(join(root, 'LICENSE'), 'utf8').trim().replace(/Copyright \(c\) .*/, `Copyright (c) ${holders}`);
  }
  const wanted = one.licence.split(/ OR | AND |\//)[0].replace(/[()]/g, '').trim();
  const other = all.find((two) => two.licence === wanted && two.texts.length > 0) ?? all.find((two) => two.licence.includes(wanted) && two.texts.length > 0);
  if (!other) throw new Error(`${one.name} ${one.version} (${one.licence}) brings no text, and no other package does`);
  return `Copyright (c) ${holders}\n\n${other.texts[0]}`;
}

const fonts = entry('Source Sans 3', '', 'OFL-1.1', join(root, 'src-tauri/pdf/fonts'), ['Adobe']);
const all = [...crates(), ...modules(), fonts].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
const byText = new Map();
for (const one of all) {
  for (const text of one.texts.length > 0 ? one.texts : [terms(one, all)]) {
    const key = text.replace(/\s+/g, ' ');
    const at = byText.get(key) ?? { text, of: [] };
    byText.set(key, { text: at.text, of: [...at.of, `${one.name} ${one.version}`.trim()] });
  }
}
const rule = '-'.repeat(80);
const list = all.map((one) => `${one.name} ${one.version}`.trim().padEnd(44) + one.licence).join('\n');
const texts = [...byText.values()].map((each) => `${rule}\n${each.of.join(', ')}\n${rule}\n\n${each.text}\n`).join('\n');
writeFileSync(process.argv[2], `HPUG Workbook is under the MIT licence. It holds the work of others:\n\n${list}\n\n\n${texts}`);
process.stderr.write(`${all.length} packages, ${byText.size} texts\n`);
