// Puts the pre-commit hook in place where this is a git checkout with its developer packages.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

if (existsSync('.git') && process.env.CI !== 'true') {
  try {
    const { setHooksFromConfig } = createRequire(import.meta.url)(
      'simple-git-hooks/simple-git-hooks.js',
    )
    await setHooksFromConfig(process.cwd())
  } catch (error) {
    console.warn(`The pre-commit hook was not set: ${error.message}`)
  }
}
