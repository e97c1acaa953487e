import { expect, test } from 'vitest';
import { licenceFaults, licencesPage } from './checks/licences.ts';
import { lockedPackages, lockfileFaults, placeFaults } from './checks/lockfile.ts';
import { billFaults, billOfMaterials } from './checks/sbom.ts';

const HASH = `sha512-${'A'.repeat(86)}==`;
const sound = { version: '1.0.0', integrity: HASH, license: 'MIT' };
const locked = (packages: object) => lockedPackages(JSON.stringify({ packages }));
const words = (faults: readonly { readonly message: string }[]) => faults.map(({ message }) => message);

test('[SC1] a package without its hash, or with a weaker one, is a fault; our own folders are none', () => {
  const packages = locked({
    '': {},
    'packages/web': {},
    'node_modules/@corridor/web': { link: true },
    'node_modules/a': sound,
    'node_modules/b': { ...sound, integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' },
    'node_modules/@c/d': { version: '1.0.0', license: 'MIT' },
  });
  expect(words(lockfileFaults(packages))).toEqual(['b has no SHA-512', '@c/d has no SHA-512']);
});

test('[SC2] a package from another place than the public registry is a fault', () => {
  const from = (resolved: string) => lockfileFaults(locked({ 'node_modules/a': { ...sound, resolved } }));
  expect(from('https://registry.npmjs.org/a/-/a-1.0.0.tgz')).toEqual([]);
  expect(words(from('https://packages.example/a-1.0.0.tgz'))).toEqual(['a comes from an unexpected place']);
  expect(words(from('git+ssh://git@github.com/a/a.git#0'))).toEqual(['a comes from an unexpected place']);
  expect(words(from('https://registry.npmjs.org.example/a.tgz'))).toEqual(['a comes from an unexpected place']);
});

test('[SC3] no committed file says where somebody gets their packages, nor a token for it', () => {
  const named = [
    'registry=https://packages.example/',
    '@trust:registry = x',
    '//x/:_authToken=abc',
    'see https://npm-registry.trust.example/a',
  ];
  for (const text of named) expect(placeFaults('.npmrc', text)).toHaveLength(1);
  expect(placeFaults('README.md', 'from https://registry.npmjs.org/ by the lockfile')).toEqual([]);
});

test('[SC4] a licence that is not on the list, and none at all, are faults; of two that are offered one will do', () => {
  const of = (license?: string) => words(licenceFaults(locked({ 'node_modules/a': { ...sound, license } })));
  expect(of('MIT')).toEqual([]);
  expect(of('(GPL-3.0-only OR MIT)')).toEqual([]);
  expect(of('MIT AND GPL-3.0-only')).toHaveLength(1);
  expect(of('AGPL-3.0-only')).toHaveLength(1);
  expect(of()).toEqual(['a 1.0.0 is under no licence, which is not one of docs/licences.md']);
  expect(licencesPage(locked({ 'node_modules/a': { ...sound, dev: true } }))).toContain('a 1.0.0°');
});

test('[SC5] the bill of materials has every package with hash, licence and what it needs, and one lockfile gives one text', () => {
  const packages = locked({
    'node_modules/a': { ...sound, dependencies: { b: '1' } },
    'node_modules/b': { ...sound, dev: true },
    'node_modules/a/node_modules/b': { ...sound, version: '2.0.0' },
    'node_modules/@c/d': { ...sound, optional: true, dependencies: { b: '1', gone: '1' } },
  });
  const bill = billOfMaterials('0.1.0', packages);
  expect(billFaults(bill, packages)).toEqual([]);
  expect(bill.components.map(({ purl, scope }) => [purl, scope])).toEqual([
    ['pkg:npm/a@1.0.0', 'required'],
    ['pkg:npm/b@1.0.0', 'excluded'],
    ['pkg:npm/b@2.0.0', 'required'],
    ['pkg:npm/%40c/d@1.0.0', 'optional'],
  ]);
  expect(bill.dependencies[0]?.dependsOn).toEqual(['node_modules/a/node_modules/b']);
  expect(bill.dependencies[3]?.dependsOn).toEqual(['node_modules/b']);
  expect(JSON.stringify(billOfMaterials('0.1.0', packages))).toBe(JSON.stringify(bill));
  const without = { ...bill, components: bill.components.slice(1) };
  expect(words(billFaults(without, packages))).toContain('the bill of materials leaves out a');
});
