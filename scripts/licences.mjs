// `npm run sbom` and `npm run licences`: what the program is made of (CycloneDX), and under which licences.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'

const OUT = 'data/work/sbom.json'
const args = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--omit', 'dev']
const { status, stdout, stderr } = spawnSync('npm', args, { encoding: 'utf8', maxBuffer: 1e9 })
if (status !== 0) {
  console.error(`Got no list of packages, expected npm to write one: ${stderr}`)
  process.exit(1)
}
const { components } = JSON.parse(stdout)
mkdirSync('data/work', { recursive: true })
writeFileSync(OUT, stdout)

if (process.argv.includes('--licences')) {
  const byLicence = new Map()
  for (const { name, version, licenses = [] } of components) {
    const licence = licenses.map(nameOf).join(' and ') || 'not told'
    byLicence.set(licence, [...(byLicence.get(licence) ?? []), `${name}@${version}`])
  }
  for (const [licence, packages] of [...byLicence].sort((a, b) => b[1].length - a[1].length))
    console.log(`${licence} (${packages.length})\n  ${packages.sort().join(', ')}`)
}
console.log(`${components.length} packages in ${OUT}`)

/** @param {{ license?: { id?: string, name?: string }, expression?: string }} told */
function nameOf({ license, expression }) {
  return license?.id ?? license?.name ?? expression ?? 'not told'
}
